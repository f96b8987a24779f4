"use server";
import { redirect } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { addThankYouLetter, applyForGift, decideApplication, payOut, pledgeGift, receiptApplication, receivePledge, recordGift, reverseDisbursement, reverseGift } from "#lib/gifts/commands.ts";
import type { Answer } from "#lib/refusal.ts";

type Sent = { segment: string; input: Record<string, unknown>; key: string };
type Post = Awaited<ReturnType<typeof postHere>>;

/** Who → command → the page that shows it. The form names the office it was filled in at; the post there decides. */
async function send<T>(form: FormData, run: (actor: Post, sent: Sent) => Promise<Answer<T>>, next: (value: T, sent: Sent) => string): Promise<Answered<T>> {
  const { input, values, key } = parseForm(form);
  const segment = String(input.segment ?? "");
  const actor = await postHere(segment);
  const sent = { segment, input: { ...input, organizationId: actor.post.organizationId }, key };
  const answer = await run(actor, sent);
  if (!answer.ok) return failed(answer, values);
  redirect(`/office/${segment}/gifts${next(answer.value, sent)}`);
}

export async function record(_: Answered | null, form: FormData): Promise<Answered> {
  return send(form, (actor, { input, key }) => recordGift(actor, input, key), ({ id }) => `/${id}`);
}

export async function pledge(_: Answered | null, form: FormData): Promise<Answered> {
  return send(form, (actor, { input, key }) => pledgeGift(actor, input, key), ({ id }) => `/${id}`);
}

export async function arrive(_: Answered | null, form: FormData): Promise<Answered> {
  return send(form, (actor, { input, key }) => receivePledge(actor, input, key), ({ id }) => `/${id}`);
}

export async function reverse(_: Answered | null, form: FormData): Promise<Answered> {
  return send(form, (actor, { input, key }) => reverseGift(actor, input, key), ({ id }) => `/${id}`);
}

export async function apply(_: Answered | null, form: FormData): Promise<Answered> {
  return send(form, (actor, { input, key }) => applyForGift(actor, input, key), ({ id }) => `/applications/${id}`);
}

export async function decide(_: Answered | null, form: FormData): Promise<Answered> {
  return send(form, (actor, { input, key }) => decideApplication(actor, input, key), ({ id }) => `/applications/${id}`);
}

export async function pay(_: Answered | null, form: FormData): Promise<Answered> {
  return send(form, (actor, { input, key }) => payOut(actor, input, key), (_value, { input }) => `/applications/${String(input.applicationId)}`);
}

export async function undo(_: Answered | null, form: FormData): Promise<Answered> {
  return send(form, (actor, { input, key }) => reverseDisbursement(actor, input, key), ({ applicationId }) => `/applications/${applicationId}`);
}

export async function receipt(_: Answered | null, form: FormData): Promise<Answered> {
  return send(form, (actor, { input, key }) => receiptApplication(actor, input, key), ({ id }) => `/applications/${id}`);
}

export async function thank(_: Answered | null, form: FormData): Promise<Answered> {
  return send(form, (actor, { input, key }) => addThankYouLetter(actor, input, key), (_value, { input }) => (input.applicationId ? `/applications/${String(input.applicationId)}` : "/letters"));
}
