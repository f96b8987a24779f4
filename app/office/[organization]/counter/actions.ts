"use server";
import { postHere } from "#app/_session/actor.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { codeOf } from "#lib/follow/commands.ts";
import { logRequest } from "#lib/requests/commands.ts";

export interface Logged {
  id: string;
  number: string;
  code: string;
}

/** Logs what was said at the counter; the form is emptied for the next, and the code goes on the slip. */
export async function log(_: Answered<Logged> | null, form: FormData): Promise<Answered<Logged>> {
  const { input, values, key } = parseForm(form);
  // What was typed and is no known place stands in the words of the place.
  const placeText = input.placeId ? input.placeText : [input.placeTyped, input.placeText].filter(Boolean).join(" ");
  const answer = await logRequest(await postHere(String(input.office ?? "")), { ...input, placeText }, key);
  return answer.ok ? { ok: true, value: { ...answer.value, code: codeOf(answer.value.id) } } : failed(answer, values);
}
