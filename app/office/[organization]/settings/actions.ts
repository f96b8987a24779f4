"use server";
import { officeAction } from "#app/_session/office-action.ts";
import type { Answered } from "#app/_ui/form/answer.ts";
import { setRetention } from "#lib/retention/commands.ts";

export async function keepFor(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, setRetention, () => "settings?done=retention");
}
