"use server";
import { redirect } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { changeCase, closeCase, completeFollowUp, logCase, reopenCase } from "#lib/cases/commands.ts";
import { mattersOf, refusedCase } from "./case-form.ts";

export async function log(_: Answered | null, form: FormData): Promise<Answered> {
  const actor = await personHere();
  const { input, values, key } = parseForm(form);
  const matters = mattersOf(input);
  const answer = await logCase(actor, { ...input, matters }, key);
  if (!answer.ok) return refusedCase(answer, matters, values);
  redirect(`/me/cases?logged=${answer.value.number}&session=${String(input.sessionId)}`);
}

export async function change(_: Answered | null, form: FormData): Promise<Answered> {
  const actor = await personHere();
  const { input, values, key } = parseForm(form);
  const matters = mattersOf(input);
  const answer = await changeCase(actor, { ...input, matters }, key);
  if (!answer.ok) return refusedCase(answer, matters, values);
  redirect(`/me/cases/${answer.value.id}`);
}

export async function close(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await closeCase(await personHere(), input, key);
  if (!answer.ok) return failed(answer, values);
  redirect(`/me/cases/${answer.value.id}`);
}

export async function reopen(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await reopenCase(await personHere(), input, key);
  if (!answer.ok) return failed(answer, values);
  redirect(`/me/cases/${answer.value.id}`);
}

export async function followedUp(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await completeFollowUp(await personHere(), input, key);
  if (!answer.ok) return failed(answer, values);
  redirect(`/me/cases/${answer.value.id}`);
}
