import { redirect } from "next/navigation";
import type { Actor } from "#lib/actor.ts";
import type { Answer } from "#lib/refusal.ts";
import { type Answered, failed } from "../_ui/form/answer.ts";
import { type Nested, parseForm } from "../_ui/form/parse.ts";
import { postHere } from "./actor.ts";

type Command<T> = (actor: Actor, input: unknown, key?: string) => Promise<Answer<T>>;

/**
 * An office form's action: the actor at the post named by the hidden field `office`, the command, and where it leads (under
 * that office). A refusal goes back to the form with what was typed.
 */
export async function officeAction<T>(form: FormData, command: Command<T>, to: (value: T, input: Nested) => string): Promise<Answered<T>> {
  const { input, values, key } = parseForm(form);
  const office = typeof input.office === "string" ? input.office : "";
  const answer = await command(await postHere(office), input, key);
  if (!answer.ok) return failed(answer, values);
  redirect(`/office/${encodeURIComponent(office)}/${to(answer.value, input)}`);
}
