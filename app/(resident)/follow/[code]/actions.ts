"use server";
import { redirect } from "next/navigation";
import { clientAddress } from "#app/_session/client-address.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { answerCallBack, reopenRequest } from "#lib/call-backs/commands.ts";
import { holderOf } from "#lib/follow/commands.ts";
import { codeTyped } from "#lib/follow/rules.ts";

/** Two buttons end the form; the one that says no carries its own name. */
export async function answerSolved(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const found = await holderOf(String(input.code ?? ""), await clientAddress());
  if (!found.ok) return failed(found, values);
  const { actor } = found.value;
  const answer = await answerCallBack(actor, { ...input, requestId: actor.subjectId, solved: input.unsolved === "yes" ? "no" : "yes" }, key);
  if (!answer.ok) return failed(answer, values);
  redirect(`/follow/${codeTyped(String(input.code))}`);
}

export async function saysItIsBack(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const found = await holderOf(String(input.code ?? ""), await clientAddress());
  if (!found.ok) return failed(found, values);
  const { actor } = found.value;
  const answer = await reopenRequest(actor, { ...input, requestId: actor.subjectId }, key);
  if (!answer.ok) return failed(answer, values);
  redirect(`/follow/${codeTyped(String(input.code))}`);
}
