"use server";
import { redirect } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { recordVisit } from "#lib/grid-visits/commands.ts";
import { claimItem, deliverItem, releaseItem } from "#lib/list-items/commands.ts";
import { declareService } from "#lib/hours/commands.ts";
import { endMemberRegistration, moveMemberRegistration, submitMemberRegistration } from "#lib/registrations/commands.ts";

type Sent = Parameters<typeof submitMemberRegistration>;

/** Each form's way: the person himself, the command, back to his community page. */
async function sent(form: FormData, run: (actor: Sent[0], input: Sent[1], key?: string) => Promise<Answered>, to = "/me/community"): Promise<Answered> {
  const actor = await personHere();
  const { input, values, key } = parseForm(form);
  const answer = await run(actor, { ...input, personId: actor.personId }, key);
  if (!answer.ok) return failed(answer, values);
  redirect(to);
}

export async function register(_: Answered | null, form: FormData): Promise<Answered> {
  return sent(form, submitMemberRegistration);
}

export async function transfer(_: Answered | null, form: FormData): Promise<Answered> {
  return sent(form, moveMemberRegistration);
}

export async function end(_: Answered | null, form: FormData): Promise<Answered> {
  return sent(form, endMemberRegistration);
}

export async function declare(_: Answered | null, form: FormData): Promise<Answered> {
  return sent(form, declareService);
}

export async function recordMyVisit(_: Answered | null, form: FormData): Promise<Answered> {
  return sent(form, recordVisit);
}

const WISHES = "/me/community/wishes";
export async function claimMine(_: Answered | null, form: FormData): Promise<Answered> {
  return sent(form, claimItem, WISHES);
}
export async function deliverMine(_: Answered | null, form: FormData): Promise<Answered> {
  return sent(form, deliverItem, WISHES);
}
export async function releaseMine(_: Answered | null, form: FormData): Promise<Answered> {
  return sent(form, releaseItem, WISHES);
}
