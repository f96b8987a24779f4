"use server";
import { refresh } from "next/cache";
import { personHere } from "#app/_session/actor.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import type { Actor } from "#lib/actor.ts";
import { callAgain, callNext, closeDesk, finishServing, moveDesk, openDesk, setAside } from "#lib/queue/commands.ts";
import type { Answer } from "#lib/refusal.ts";

type Run = (actor: Actor, input: unknown, key?: string) => Promise<Answer<unknown>>;

async function run(command: Run, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await command(await personHere(), input, key);
  refresh();
  return answer.ok ? answer : failed(answer, values);
}

export async function sitDown(_: Answered | null, form: FormData): Promise<Answered> {
  return run(openDesk, form);
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

export async function standUp(_: Answered | null, form: FormData): Promise<Answered> {
  return run(closeDesk, form);
}
