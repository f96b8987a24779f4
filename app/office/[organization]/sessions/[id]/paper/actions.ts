"use server";
import { redirect } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { markPaper } from "#lib/attendance/commands.ts";

export async function keyIn(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const organization = String(input.organization ?? "");
  const answer = await markPaper(await postHere(organization), input, key);
  if (!answer.ok) return failed(answer, values);
  redirect(`/office/${organization}/sessions/${answer.value.sessionId}/day`);
}
