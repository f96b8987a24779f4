"use server";
import { redirect } from "next/navigation";
import { clientAddress } from "#app/_session/client-address.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { holderOf } from "#lib/follow/commands.ts";
import { codeTyped } from "#lib/follow/rules.ts";

/** Only looks whether the code is one of ours, so that a wrong one is said beside the field. */
export async function openFollow(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values } = parseForm(form);
  const typed = String(input.code ?? "");
  const answer = await holderOf(typed, await clientAddress());
  if (!answer.ok) return failed(answer, values);
  redirect(`/follow/${codeTyped(typed)}`);
}
