"use server";
import { officeAction } from "#app/_session/office-action.ts";
import type { Answered } from "#app/_ui/form/answer.ts";
import { recordTalk } from "#lib/sessions/commands.ts";

export async function record(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, recordTalk, ({ sessionId }) => `sessions/${sessionId}/record`);
}
