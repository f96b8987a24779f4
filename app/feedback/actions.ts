"use server";
import { actorHere } from "#app/_session/actor.ts";
import { clientAddress } from "#app/_session/client-address.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { leaveFeedback } from "#lib/feedback/commands.ts";

export async function leaveFeedbackAction(_previous: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await leaveFeedback(await actorHere(), input, key, await clientAddress());
  return answer.ok ? answer : failed(answer, values);
}
