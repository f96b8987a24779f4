"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { clientAddress } from "#app/_session/client-address.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import type { Actor } from "#lib/actor.ts";
import { addMatters, answerReminder, cancelBooking, changeSlot } from "#lib/bookings/commands.ts";
import { holderOf } from "#lib/follow/commands.ts";
import type { Answer } from "#lib/refusal.ts";

type Run = (actor: Actor, input: unknown, key?: string) => Promise<Answer<unknown>>;

/** The code in the page's address says whose booking it is, never the form. */
async function run(command: Run, code: string, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const holder = await holderOf(code, await clientAddress());
  if (!holder.ok) return failed(holder, values);
  const bookingId = holder.value.actor.kind === "holder" ? holder.value.actor.subjectId : "";
  const answer = await command(holder.value.actor, { ...input, bookingId }, key);
  return answer.ok ? answer : failed(answer, values);
}

export async function answerReminderAction(code: string, _: Answered | null, form: FormData): Promise<Answered> {
  const answer = await run(answerReminder, code, form);
  refresh();
  return answer;
}

export async function moveTime(code: string, _: Answered | null, form: FormData): Promise<Answered> {
  const answer = await run(changeSlot, code, form);
  if (answer.ok) redirect(`/follow/${code}`);
  refresh();
  return answer;
}

export async function changeMatters(code: string, _: Answered | null, form: FormData): Promise<Answered> {
  const answer = await run(addMatters, code, form);
  if (answer.ok) redirect(`/follow/${code}`);
  return answer;
}

export async function cancelIt(code: string, _: Answered | null, form: FormData): Promise<Answered> {
  const answer = await run(cancelBooking, code, form);
  if (answer.ok) redirect(`/follow/${code}`);
  return answer;
}
