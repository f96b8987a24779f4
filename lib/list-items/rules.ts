import type { ItemKind, ItemState } from "#db/words.ts";

/** Every move of a 需求 or a 微心愿 (domain.md, States): proposed → open → claimed → delivered → thanked | withdrawn; given back, it is open again. */
export const itemMoves: Record<ItemState, readonly ItemState[]> = {
  proposed: ["open", "withdrawn"],
  open: ["claimed", "withdrawn"],
  claimed: ["open", "delivered", "withdrawn"],
  delivered: ["thanked"],
  thanked: [],
  withdrawn: [],
};

export function mayItemMove(kind: ItemKind, from: ItemState, to: ItemState): boolean {
  return itemMoves[from].includes(to) && (to !== "thanked" || kind === "wish");
}

/** Ends what a request waited for: done, or not to be had any more; null while it goes on. */
export function endingOf(state: ItemState): "done" | "off" | null {
  if (state === "delivered" || state === "thanked") return "done";
  return state === "withdrawn" ? "off" : null;
}

const TELLTALE = [/1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}/, /0\d{2,3}-?\d{7,8}/, /\d{15,18}[\dXx]?/];

/** Why these words can't be put up for all to read, or null: a telephone or an identity number stands in them. */
export function whyNotShown(text: string): string | null {
  return TELLTALE.some((pattern) => pattern.test(text)) ? "这里有电话或证件号码，请删去再保存。" : null;
}
