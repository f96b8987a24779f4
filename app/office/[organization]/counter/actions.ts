"use server";
import { postHere } from "#app/_session/actor.ts";
import { type Answered, failed, type Offer } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { similarOffers } from "#app/_ui/requests/similar-offers.ts";
import { codeOf } from "#lib/follow/commands.ts";
import type { RequestCategory } from "#db/words.ts";
import { logRequest } from "#lib/requests/commands.ts";

export interface Logged {
  id: string;
  number: string;
  code: string;
  /** Open ones that look like it, as they stood before: at most three. */
  similar: Offer[];
}

/** Logs what was said at the counter; the form is emptied for the next, and the code goes on the slip. */
export async function log(_: Answered<Logged> | null, form: FormData): Promise<Answered<Logged>> {
  const { input, values, key } = parseForm(form);
  // What was typed and is no known place stands in the words of the place.
  const placeText = input.placeId ? input.placeText : [input.placeTyped, input.placeText].filter(Boolean).join(" ");
  const text = (name: string) => (typeof input[name] === "string" ? input[name] : "");
  const actor = await postHere(text("office"));
  // What was solved on the spot is merged into nothing.
  const similar = text("solvedWith") ? [] : await similarOffers({ communityId: text("communityId"), placeId: text("placeId") || null, words: text("words"), category: text("category") as RequestCategory });
  const answer = await logRequest(actor, { ...input, placeText }, key);
  if (!answer.ok) return failed(answer, values);
  return { ok: true, value: { ...answer.value, code: codeOf(answer.value.id), similar: similar.filter((each) => each.id !== answer.value.id) } };
}
