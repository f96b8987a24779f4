"use server";
import { redirect } from "next/navigation";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { answerOffer, reconfirm } from "#lib/signups/commands.ts";
import { oneTap } from "#lib/signups/queries.ts";

/** The holder of the link is the actor: this one sign-up and nothing else. */
export async function answerLink(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const token = String(input.link ?? "");
  const asked = await oneTap(token);
  if (!asked) return { ok: false, code: "no_link", message: "这个链接无效。请打开最新的一条消息，或打电话问一问。", fields: {} };
  const yes = input.yes === "yes";
  const answer = asked.purpose === "offer" ? await answerOffer(asked.actor, { signupId: asked.signupId, accept: yes }, key) : await reconfirm(asked.actor, { signupId: asked.signupId, comes: yes }, key);
  if (!answer.ok) return failed(answer, values);
  redirect(`/a/${token}`);
}
