"use server";
import { refresh } from "next/cache";
import { postHere } from "#app/_session/actor.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { keepTemplate } from "#lib/answer-templates/commands.ts";
import { keepExportColumns } from "#lib/request-exports/commands.ts";

export async function keepColumns(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await keepExportColumns(await postHere(String(input.office ?? "")), input, key);
  refresh();
  return answer.ok ? answer : failed(answer, values);
}

export async function keepAnswer(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await keepTemplate(await postHere(String(input.office ?? "")), input, key);
  refresh();
  return answer.ok ? answer : failed(answer, values);
}
