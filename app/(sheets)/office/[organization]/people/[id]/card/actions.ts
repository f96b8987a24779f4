"use server";
import { redirect } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { issueCard } from "#lib/sign-in-cards/commands.ts";

export async function issueCardAction(segment: string, personId: string, _previous: Answered | null, form: FormData): Promise<Answered> {
  const answer = await issueCard(await postHere(segment), { personId }, String(form.get("key") ?? ""));
  if (!answer.ok) return failed(answer, {});
  redirect(`/office/${segment}/people/${personId}/card?card=${answer.value.cardId}`);
}
