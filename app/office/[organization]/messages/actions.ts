"use server";
import { refresh } from "next/cache";
import { postHere } from "#app/_session/actor.ts";
import type { Answered } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { markPhoned, resendMessage } from "#lib/messages/commands.ts";

export async function markPhonedAction(segment: string, _previous: Answered | null, form: FormData): Promise<Answered> {
  const { input, key } = parseForm(form);
  const answer = await markPhoned(await postHere(segment), input, key);
  refresh();
  return answer;
}

export async function resendAction(segment: string, _previous: Answered | null, form: FormData): Promise<Answered> {
  const { input, key } = parseForm(form);
  const answer = await resendMessage(await postHere(segment), input, key);
  refresh();
  return answer;
}
