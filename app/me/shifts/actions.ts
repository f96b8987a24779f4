"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { answerOffer, cancelSignup, reconfirm, signUp } from "#lib/signups/commands.ts";

/** Signs up from a list or from the shift's own page; the page it came from shows what became of it. */
export async function signUpHere(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await signUp(await personHere(), input, key);
  if (!answer.ok) return failed(answer, values);
  redirect(`/me/shifts/${String(input.shiftId)}?done=${answer.value.state}`);
}

export async function cancelHere(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await cancelSignup(await personHere(), input, key);
  if (!answer.ok) return failed(answer, values);
  redirect(`/me/shifts/${String(input.shiftId)}?done=cancelled`);
}

export async function answerHere(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await answerOffer(await personHere(), input, key);
  if (!answer.ok) return failed(answer, values);
  refresh();
  return answer;
}

export async function reconfirmHere(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await reconfirm(await personHere(), input, key);
  if (!answer.ok) return failed(answer, values);
  refresh();
  return answer;
}
