"use server";
import { officeAction } from "#app/_session/office-action.ts";
import type { Answered } from "#app/_ui/form/answer.ts";
import { decideBreakGlass } from "#lib/case-access/commands.ts";

export async function decide(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, decideBreakGlass, () => "cases/readings");
}
