"use server";
import { redirect } from "next/navigation";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { takeKioskTicket } from "#lib/queue/commands.ts";
import type { BookingPriority } from "#db/words.ts";

export async function takeNumber(token: string, _: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await takeKioskTicket({ token, priority: input.priority as BookingPriority }, key);
  if (!answer.ok) return failed(answer, values);
  redirect(`/kiosk/${token}?given=${answer.value.id}`);
}
