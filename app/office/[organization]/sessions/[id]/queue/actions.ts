"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { officeAction } from "#app/_session/office-action.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import type { Actor } from "#lib/actor.ts";
import { bookFor, cancelFor } from "#lib/bookings/commands.ts";
import { arrive, callAgain, callNext, closeDesk, endBoard, finishServing, makeBoard, moveDesk, openDesk, setAside, takeTicket } from "#lib/queue/commands.ts";
import type { Answer } from "#lib/refusal.ts";

type Run = (actor: Actor, input: unknown, key?: string) => Promise<Answer<unknown>>;

/** Every button of the queue: who, command, the page again. Another pressed first: he is told, and sees how it stands. */
async function run(command: Run, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await command(await postHere(String(input.office ?? "")), input, key);
  refresh();
  return answer.ok ? answer : failed(answer, values);
}

const queueOf = (sessionId: unknown) => `sessions/${encodeURIComponent(String(sessionId))}/queue`;

export async function arrived(_: Answered | null, form: FormData): Promise<Answered> {
  return run(arrive, form);
}

export async function deskOpened(_: Answered | null, form: FormData): Promise<Answered> {
  return run(openDesk, form);
}

export async function deskClosed(_: Answered | null, form: FormData): Promise<Answered> {
  return run(closeDesk, form);
}

export async function next(_: Answered | null, form: FormData): Promise<Answered> {
  return run(callNext, form);
}

export async function again(_: Answered | null, form: FormData): Promise<Answered> {
  return run(callAgain, form);
}

export async function aside(_: Answered | null, form: FormData): Promise<Answered> {
  return run(setAside, form);
}

export async function finished(_: Answered | null, form: FormData): Promise<Answered> {
  return run(finishServing, form);
}

export async function moved(_: Answered | null, form: FormData): Promise<Answered> {
  return run(moveDesk, form);
}

export async function ticketTaken(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, takeTicket, (value, input) => `${queueOf(input.sessionId)}?given=${value.id}`);
}

export async function bookedFor(_: Answered | null, form: FormData): Promise<Answered> {
  const answer = await officeAction(form, bookFor, (value, input) => `${queueOf(input.sessionId)}?booked=${value.id}`);
  refresh();
  return answer;
}

export async function cancelledFor(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, cancelFor, (_value, input) => queueOf(input.sessionId));
}

/** The link is shown once, on the page it leads to: only its hash is stored. */
export async function boardMade(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const token = String(form.get("token") ?? "");
  const answer = await makeBoard(await postHere(String(input.office ?? "")), { ...input, token }, key);
  if (!answer.ok) return failed(answer, values);
  redirect(`/office/${encodeURIComponent(String(input.office))}/${queueOf(input.sessionId)}/screens?${new URLSearchParams({ [String(input.kind)]: token })}`);
}

export async function boardEnded(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, endBoard, (_value, input) => `${queueOf(input.sessionId)}/screens`);
}
