"use server";
import { redirect } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { checkInSelf, checkOutSelf } from "#lib/attendance/commands.ts";

export async function comeIn(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await checkInSelf(await personHere(), input, key);
  if (!answer.ok) return failed(answer, values);
  redirect("/me/check-in?done=in");
}

export async function goOut(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await checkOutSelf(await personHere(), input, key);
  if (!answer.ok) return failed(answer, values);
  redirect("/me/check-in?done=out");
}
