"use server";
import { redirect } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { grantLead } from "#lib/posts/commands.ts";
import { turnIntoSession } from "#lib/request-turns/commands.ts";
import { cancelSession, changeSession, draftSession, duplicateSession, publishSession } from "#lib/sessions/commands.ts";

const page = (organization: string, sessionId: string, rest = "") => `/office/${organization}/sessions/${sessionId}${rest}`;

export async function draft(organization: string, _: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const actor = await postHere(organization);
  const answer = await (typeof input.requestId === "string" ? turnIntoSession : draftSession)(actor, input, key);
  if (!answer.ok) return failed(answer, values);
  redirect(page(organization, answer.value.sessionId, "/publication"));
}

export async function change(organization: string, _: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await changeSession(await postHere(organization), input, key);
  if (!answer.ok) return failed(answer, values);
  redirect(page(organization, answer.value.sessionId, answer.value.again ? "?done=again" : "?done=changed"));
}

export async function publish(organization: string, _: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await publishSession(await postHere(organization), input, key);
  if (!answer.ok) return failed(answer, values);
  redirect(page(organization, answer.value.sessionId, "?done=published"));
}

export async function cancel(organization: string, _: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await cancelSession(await postHere(organization), input, key);
  if (!answer.ok) return failed(answer, values);
  redirect(page(organization, answer.value.sessionId, "?done=cancelled"));
}

export async function duplicate(organization: string, _: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await duplicateSession(await postHere(organization), input, key);
  if (!answer.ok) return failed(answer, values);
  redirect(page(organization, answer.value.sessionId, "/publication"));
}

export async function appoint(organization: string, _: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await grantLead(await postHere(organization), input, key);
  if (!answer.ok) return failed(answer, values);
  redirect(page(organization, String(input.sessionId), "?done=lead"));
}
