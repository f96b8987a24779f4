"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { actorHere } from "#app/_session/actor.ts";
import { clientAddress } from "#app/_session/client-address.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { askToBook, bookByCode } from "#lib/bookings/commands.ts";
import { chooseMattersInput } from "#lib/bookings/input.ts";
import { invalid } from "#lib/command.ts";
import { codeOf } from "#lib/follow/commands.ts";

export async function chooseMatters(sessionId: string, _: Answered | null, form: FormData): Promise<Answered> {
  const { input, values } = parseForm(form);
  const chosen = chooseMattersInput.safeParse(input);
  if (!chosen.success) return failed(invalid(chosen.error), values);
  redirect(`/sessions/${sessionId}/booking?matters=${chosen.data.matters.join(".")}`);
}

export async function askForBooking(sessionId: string, matters: string[], _: Answered | null, form: FormData): Promise<Answered> {
  const { input, values } = parseForm(form);
  const answer = await askToBook(await actorHere(), { ...input, sessionId, matters }, await clientAddress());
  if (!answer.ok) return failed(answer, values);
  redirect(`/sessions/${sessionId}/booking/code?${new URLSearchParams({ request: answer.value.codeId, draft: answer.value.draft })}`);
}

export async function enterBooking(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const text = (name: string) => (typeof input[name] === "string" ? input[name] : "");
  const answer = await bookByCode(await actorHere(), { codeId: text("codeId"), draft: text("draft"), code: text("code"), slotAt: text("slotAt") === "waitlist" ? "" : text("slotAt") || undefined }, key, await clientAddress());
  if (answer.ok) redirect(`/follow/${codeOf(answer.value.id)}?new=1`);
  // The times on the page are those of a moment ago.
  if (answer.code === "slot_taken" || answer.code === "slots_free") refresh();
  return failed(answer, values);
}
