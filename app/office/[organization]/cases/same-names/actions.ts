"use server";
import { officeAction } from "#app/_session/office-action.ts";
import type { Answered } from "#app/_ui/form/answer.ts";
import { decideSameName } from "#lib/same-names/commands.ts";

export async function decide(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, decideSameName, () => "cases/same-names");
}
