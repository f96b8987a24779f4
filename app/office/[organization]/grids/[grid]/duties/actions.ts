"use server";
import { refresh } from "next/cache";
import { postHere } from "#app/_session/actor.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { endGridDuty, setGridDuty } from "#lib/grid-duties/commands.ts";

export async function setDuty(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await setGridDuty(await postHere(String(input.office ?? "")), input, key);
  refresh();
  return answer.ok ? answer : failed(answer, values);
}

export async function endDuty(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await endGridDuty(await postHere(String(input.office ?? "")), input, key);
  refresh();
  return answer.ok ? answer : failed(answer, values);
}
