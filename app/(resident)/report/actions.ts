"use server";
import { redirect } from "next/navigation";
import { actorHere } from "#app/_session/actor.ts";
import { clientAddress } from "#app/_session/client-address.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { similarOffers } from "#app/_ui/requests/similar-offers.ts";
import type { RequestCategory } from "#db/words.ts";
import { codeOf } from "#lib/follow/commands.ts";
import { sendReport } from "#lib/requests/commands.ts";
import { suggestCategory } from "#lib/requests/rules.ts";
import type { Sent } from "./report-form.tsx";

/** Similar open ones are offered once; `anyway` says that it is another matter, `follow` that it is the same. */
export async function report(_: Answered<Sent> | null, form: FormData): Promise<Answered<Sent>> {
  const { input, values, key } = parseForm(form);
  const text = (name: string) => (typeof input[name] === "string" ? input[name] : "");
  const category = text("category") || suggestCategory(text("words"));
  const offered = () => similarOffers({ communityId: text("communityId"), placeId: text("placeId") || null, words: text("words"), category: category as RequestCategory });
  if (!text("follow") && text("anyway") !== "yes") {
    const offers = await offered();
    if (offers.length > 0) return { ok: false, code: "similar", message: "好像已经有人反映过，请看下面是不是同一件。", fields: {}, values, offers };
  }
  const answer = await sendReport(await actorHere(), { ...input, category }, key, await clientAddress());
  if (!answer.ok) return { ...failed(answer, values), ...(text("follow") && { offers: await offered() }) };
  const code = codeOf(answer.value.id);
  if (text("scripted") === "yes") return { ok: true, value: { code } };
  redirect(`/follow/${code}?new=1`);
}
