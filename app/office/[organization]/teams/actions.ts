"use server";
import { officeAction } from "#app/_session/office-action.ts";
import type { Answered } from "#app/_ui/form/answer.ts";
import { addHonour, addTeam, changeTeam, decideMembership, endMembership, endTeam, enrolMember, withdrawHonour } from "#lib/teams/commands.ts";

/** Back to the page where the honour stands: the person's, the team's, or the organization's. */
const toHolder = (_value: unknown, input: { personId?: unknown; teamId?: unknown; organizationId?: unknown }) => (input.personId ? `people/${String(input.personId)}` : input.teamId ? `teams/${String(input.teamId)}` : `organizations/${String(input.organizationId)}`);

export async function add(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, addTeam, ({ teamId }) => `teams/${teamId}`);
}

export async function change(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, changeTeam, ({ teamId }) => `teams/${teamId}`);
}

export async function end(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, endTeam, ({ teamId }) => `teams/${teamId}`);
}

export async function enrol(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, enrolMember, (_value, input) => `teams/${String(input.teamId)}`);
}

export async function decide(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, decideMembership, () => "teams/applications");
}

export async function endMember(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, endMembership, (_value, input) => `teams/${String(input.teamId)}`);
}

export async function withdrawTheHonour(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, withdrawHonour, toHolder);
}

export async function honour(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, addHonour, toHolder);
}
