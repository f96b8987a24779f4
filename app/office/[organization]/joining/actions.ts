"use server";
import { officeAction } from "#app/_session/office-action.ts";
import type { Answered } from "#app/_ui/form/answer.ts";
import { decideUnitJoining, endJoiningLink, makeJoiningLink } from "#lib/joining/commands.ts";

export async function make(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, makeJoiningLink, ({ linkId }) => `joining/${linkId}`);
}

export async function end(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, endJoiningLink, ({ linkId }) => `joining/${linkId}`);
}

export async function decide(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, decideUnitJoining, () => "joining");
}
