"use server";
import { redirect } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { correctAttendance } from "#lib/attendance/commands.ts";

export async function correct(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const { organization, sessionId, back } = input;
  const answer = await correctAttendance(await postHere(String(organization ?? "")), input, key);
  if (!answer.ok) return failed(answer, values);
  redirect(`/office/${String(organization)}/sessions/${String(sessionId)}/${back === "record" ? "record" : "day"}`);
}
