"use server";
import { refresh } from "next/cache";
import { postHere } from "#app/_session/actor.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { addWalkIn, checkIn, checkOut, checkOutAll, markAway, openDay } from "#lib/attendance/commands.ts";
import type { Actor } from "#lib/actor.ts";
import type { Answer } from "#lib/refusal.ts";

type Run = (actor: Actor, input: unknown, key?: string) => Promise<Answer<unknown>>;

/** Every button of the day's page: who, command, the page again. A stale row is answered and shown as it stands. */
async function run(command: Run, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await command(await postHere(String(input.organization ?? "")), input, key);
  refresh();
  return answer.ok ? answer : failed(answer, values);
}

export async function startDay(_: Answered | null, form: FormData): Promise<Answered> {
  return run(openDay, form);
}

export async function arrived(_: Answered | null, form: FormData): Promise<Answered> {
  return run(checkIn, form);
}

export async function leftNow(_: Answered | null, form: FormData): Promise<Answered> {
  return run(checkOut, form);
}

export async function allLeft(_: Answered | null, form: FormData): Promise<Answered> {
  return run(checkOutAll, form);
}

export async function away(_: Answered | null, form: FormData): Promise<Answered> {
  return run(markAway, form);
}

export async function walkedIn(_: Answered | null, form: FormData): Promise<Answered> {
  return run(addWalkIn, form);
}
