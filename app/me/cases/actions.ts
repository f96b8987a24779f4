"use server";
import { redirect } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import type { Actor } from "#lib/actor.ts";
import { askBreakGlass } from "#lib/case-access/commands.ts";
import { keepCaseFile, removeCaseFile } from "#lib/case-files/commands.ts";
import { openIntake } from "#lib/case-intake/commands.ts";
import { addEntry, answerReferral, completeFollowUp, confirmMediation, keepMediation, setFollowUp } from "#lib/case-work/commands.ts";
import { changeCase, closeCase, logCase, reopenCase } from "#lib/cases/commands.ts";
import { addTie, endTie } from "#lib/conflicts/commands.ts";
import { answerHandOver, offerHandOver, withdrawHandOver } from "#lib/hand-overs/commands.ts";
import type { Answer } from "#lib/refusal.ts";
import { withdrawSameName } from "#lib/same-names/commands.ts";
import { mattersOf, refusedCase } from "./case-form.ts";

type Command<T> = (actor: Actor, input: unknown, key?: string) => Promise<Answer<T>>;

/** Who, the command, and where it leads; a refusal goes back to the form with what was typed. */
async function then<T>(form: FormData, command: Command<T>, to: (value: T, input: Record<string, unknown>) => string): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await command(await personHere(), input, key);
  if (!answer.ok) return failed(answer, values);
  redirect(to(answer.value, input));
}

const caseOf = (_: unknown, input: Record<string, unknown>) => `/me/cases/${String(input.caseId)}`;

/** A cleared resident goes on to the sheet; one who meets a conflict to the page that says where he goes, with no word of why. */
export async function begin(_: Answered | null, form: FormData): Promise<Answered> {
  return then(form, openIntake, ({ id, decision }) => (decision === "conflict" ? `/me/cases/${id}/turned-away` : decision === "asked" ? `/me/cases/${id}` : `/me/cases/${id}/words`));
}

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
  return then(form, closeCase, ({ id }) => `/me/cases/${id}`);
}

export async function reopen(_: Answered | null, form: FormData): Promise<Answered> {
  return then(form, reopenCase, ({ id }) => `/me/cases/${id}`);
}

export async function followedUp(_: Answered | null, form: FormData): Promise<Answered> {
  return then(form, completeFollowUp, ({ id }) => `/me/cases/${id}`);
}

export async function promise(_: Answered | null, form: FormData): Promise<Answered> {
  return then(form, setFollowUp, caseOf);
}

export async function writeEntry(_: Answered | null, form: FormData): Promise<Answered> {
  return then(form, addEntry, caseOf);
}

export async function cameBack(_: Answered | null, form: FormData): Promise<Answered> {
  return then(form, answerReferral, caseOf);
}

export async function agreed(_: Answered | null, form: FormData): Promise<Answered> {
  return then(form, keepMediation, caseOf);
}

export async function confirmed(_: Answered | null, form: FormData): Promise<Answered> {
  return then(form, confirmMediation, caseOf);
}

export async function attach(_: Answered | null, form: FormData): Promise<Answered> {
  return then(form, keepCaseFile, caseOf);
}

export async function detach(_: Answered | null, form: FormData): Promise<Answered> {
  return then(form, removeCaseFile, ({ caseId }) => `/me/cases/${caseId}`);
}

export async function handOver(_: Answered | null, form: FormData): Promise<Answered> {
  return then(form, offerHandOver, caseOf);
}

export async function takeBack(_: Answered | null, form: FormData): Promise<Answered> {
  return then(form, withdrawHandOver, ({ caseId }) => `/me/cases/${caseId}`);
}

export async function answerOffer(_: Answered | null, form: FormData): Promise<Answered> {
  return then(form, answerHandOver, ({ caseId, state }, { handOverId }) => (state === "accepted" ? `/me/cases/${caseId}` : state === "asked" ? `/me/cases/hand-overs/${String(handOverId)}` : "/me/cases"));
}

/** He waits no longer for the second person: the case is turned away, or the offer stays as it is. */
export async function waitNoMore(_: Answered | null, form: FormData): Promise<Answered> {
  return then(form, withdrawSameName, ({ caseId }, { from }) => (from === "offer" ? "/me/cases" : `/me/cases/${caseId}/turned-away`));
}

export async function keepTie(_: Answered | null, form: FormData): Promise<Answered> {
  return then(form, addTie, () => "/me/cases/ties");
}

export async function dropTie(_: Answered | null, form: FormData): Promise<Answered> {
  return then(form, endTie, () => "/me/cases/ties");
}

export async function askToRead(_: Answered | null, form: FormData): Promise<Answered> {
  return then(form, askBreakGlass, () => "/me/cases/access");
}
