import type { Tone } from "#app/_ui/state.tsx";
import type { ApplicationState, GiftKind, GiftState } from "#db/words.ts";
import { formatFen } from "#lib/format.ts";

export const giftTone: Record<GiftState, Tone> = { pledged: "wait", received: "ok", reversed: "calm" };
export const applicationTone: Record<ApplicationState, Tone> = { applied: "wait", approved: "wait", refused: "calm", paid: "wait", receipted: "ok" };

/** What was given: ¥30,000.00, or 《汉语词典》 30 本. */
export function giftWords(gift: { kind: GiftKind; amountFen: number; item: string; unitName?: string; count: number }): string {
  return gift.kind === "money" ? formatFen(gift.amountFen) : `${gift.item} ${quantity(gift, gift.count)}`;
}

/** 30 本; pieces where the unit isn't known. */
export function quantity(gift: { unitName?: string }, count: number): string {
  return `${count} ${gift.unitName || "件"}`;
}

/** What is left of it. */
export function leftWords(gift: { kind: GiftKind; state: GiftState; amountFen: number; usedFen: number; count: number; usedCount: number; unitName: string }): string {
  if (gift.state !== "received") return "—";
  return gift.kind === "money" ? formatFen(gift.amountFen - gift.usedFen) : quantity(gift, gift.count - gift.usedCount);
}

/** 渭源县庆坪中心小学 三年级一班 30 人 */
export function recipientWords(one: { recipient: string; class: string; people: number }): string {
  return [one.recipient, one.class, one.people > 0 ? `${one.people} 人` : ""].filter(Boolean).join(" ");
}

export const note = "本平台不面向公众募捐，只记录组织内部的捐赠。";
