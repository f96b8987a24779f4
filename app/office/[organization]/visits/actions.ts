"use server";
import { refresh } from "next/cache";
import { postHere } from "#app/_session/actor.ts";
import { officeAction } from "#app/_session/office-action.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { addVisitFinding, cancelVisit, correctVisit, recordVisit } from "#lib/grid-visits/commands.ts";

type Before = Answered | null;
const toVisit = (value: { id: string }) => `visits/${value.id}`;

export async function record(_: Before, form: FormData): Promise<Answered> {
  return officeAction(form, recordVisit, toVisit);
}
export async function correct(_: Before, form: FormData): Promise<Answered> {
  return officeAction(form, correctVisit, toVisit);
}
export async function cancel(_: Before, form: FormData): Promise<Answered> {
  return officeAction(form, cancelVisit, toVisit);
}
export async function addFinding(_: Before, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await addVisitFinding(await postHere(String(input.office ?? "")), input, key);
  if (!answer.ok) return failed(answer, values);
  refresh();
  return answer;
}
