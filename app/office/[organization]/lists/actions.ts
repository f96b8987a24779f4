"use server";
import { refresh } from "next/cache";
import { postHere } from "#app/_session/actor.ts";
import { officeAction } from "#app/_session/office-action.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import type { ItemKind } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { changeItem, claimItem, deliverItem, proposeItem, publishItem, releaseItem, withdrawItem } from "#lib/list-items/commands.ts";
import type { Answer } from "#lib/refusal.ts";
import { pathOf } from "./kinds.ts";

type Before = Answered | null;
type Made = { id: string; kind: ItemKind };
const toItem = (value: Made) => `${pathOf[value.kind]}/${value.id}`;

async function onPage(form: FormData, command: (actor: Actor, input: unknown, key?: string) => Promise<Answer<Made>>): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await command(await postHere(String(input.office ?? "")), input, key);
  if (!answer.ok) return failed(answer, values);
  refresh();
  return answer;
}

export async function propose(_: Before, form: FormData): Promise<Answered> {
  return officeAction(form, proposeItem, toItem);
}
export async function change(_: Before, form: FormData): Promise<Answered> {
  return officeAction(form, changeItem, toItem);
}
export async function withdraw(_: Before, form: FormData): Promise<Answered> {
  return officeAction(form, withdrawItem, (value) => pathOf[value.kind]);
}
export async function publish(_: Before, form: FormData): Promise<Answered> {
  return onPage(form, publishItem);
}
export async function claim(_: Before, form: FormData): Promise<Answered> {
  return onPage(form, claimItem);
}
export async function deliver(_: Before, form: FormData): Promise<Answered> {
  return onPage(form, deliverItem);
}
export async function release(_: Before, form: FormData): Promise<Answered> {
  return onPage(form, releaseItem);
}
