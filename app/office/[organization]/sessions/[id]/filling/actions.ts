"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { answerOffer, cancelSignup, reconfirm, settleName, signUpByProxy, signUpList } from "#lib/signups/commands.ts";

export async function enterProxy(organization: string, sessionId: string, _: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await signUpByProxy(await postHere(organization), input, key);
  if (!answer.ok) return failed(answer, values);
  redirect(`/office/${organization}/sessions/${sessionId}/filling?done=${answer.value.state}`);
}

export async function enterList(organization: string, _: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const ticked = Array.isArray(input.personIds) ? input.personIds : [];
  // Where two have one name, a choice per line says who.
  const chosen = Object.entries(input).flatMap(([name, value]) => (/^line\d+$/.test(name) && value !== "no" ? [value] : []));
  const personIds = [...ticked, ...chosen];
  const answer = await signUpList(await postHere(organization), { ...input, personIds }, key);
  if (!answer.ok) return failed({ ...answer, message: answer.fields.personIds ?? answer.message }, values);
  refresh();
  return answer;
}

export async function cancelFor(organization: string, _: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await cancelSignup(await postHere(organization), input, key);
  if (!answer.ok) return failed(answer, values);
  refresh();
  return answer;
}

export async function answerFor(organization: string, _: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await answerOffer(await postHere(organization), input, key);
  if (!answer.ok) return failed(answer, values);
  refresh();
  return answer;
}

export async function reconfirmFor(organization: string, _: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await reconfirm(await postHere(organization), input, key);
  if (!answer.ok) return failed(answer, values);
  refresh();
  return answer;
}

export async function settleKept(organization: string, _: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await settleName(await postHere(organization), input, key);
  if (!answer.ok) return failed(answer, values);
  refresh();
  return answer;
}
