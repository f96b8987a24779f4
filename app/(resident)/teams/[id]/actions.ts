"use server";
import { redirect } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { applyMembership, leaveTeam } from "#lib/teams/commands.ts";

export async function apply(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await applyMembership(await personHere(), input, key);
  if (!answer.ok) return failed(answer, values);
  redirect(`/teams/${String(input.teamId)}`);
}

export async function leave(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await leaveTeam(await personHere(), input, key);
  if (!answer.ok) return failed(answer, values);
  redirect(`/teams/${String(input.teamId)}`);
}
