import type { ApplicationState, GiftKind, GiftState } from "#db/words.ts";
import { applicationState, giftState } from "#db/words.ts";
import { formatFen } from "../format.ts";

/** What stands in the way: a code, a sentence, the field beside which it is said. */
export interface Obstacle {
  code: string;
  message: string;
  field?: string;
}

export type GiftEvent = "receive" | "reverse";
const giftMoves: Record<GiftState, Partial<Record<GiftEvent, GiftState>>> = {
  pledged: { receive: "received", reverse: "reversed" },
  received: { reverse: "reversed" },
  reversed: {},
};

export type ApplicationEvent = "approve" | "refuse" | "pay" | "finish" | "receipt" | "unpay";
const applicationMoves: Record<ApplicationState, Partial<Record<ApplicationEvent, ApplicationState>>> = {
  applied: { approve: "approved", refuse: "refused" },
  approved: { pay: "approved", finish: "paid", unpay: "approved" },
  refused: {},
  paid: { receipt: "receipted", unpay: "approved" },
  receipted: { unpay: "approved" },
};

/** The state a gift goes to, or null when this may not happen to it. */
export function giftAfter(state: GiftState, event: GiftEvent): GiftState | null {
  return giftMoves[state][event] ?? null;
}

/** The state an application goes to, or null when this may not happen to it. */
export function applicationAfter(state: ApplicationState, event: ApplicationEvent): ApplicationState | null {
  return applicationMoves[state][event] ?? null;
}

/** Money is counted in fen, goods in pieces: one quantity for either. */
export interface Quantities {
  kind: GiftKind;
  amountFen: number;
  usedFen: number;
  count: number;
  usedCount: number;
}

/** What is left of a gift: fen of money, pieces of goods. */
export function balanceOf(gift: Quantities): number {
  return gift.kind === "money" ? gift.amountFen - gift.usedFen : gift.count - gift.usedCount;
}

export interface Wanted {
  kind: GiftKind;
  state: ApplicationState;
  organizationId: string;
  item: string;
  amountFen: number;
  paidFen: number;
  count: number;
  paidCount: number;
}

/** What is still to be paid on an application: fen of money, pieces of goods. */
export function openOf(application: Wanted): number {
  return application.kind === "money" ? application.amountFen - application.paidFen : application.count - application.paidCount;
}

export interface Payable extends Quantities {
  state: GiftState;
  organizationId: string;
  item: string;
  earmark: string;
  number: string;
}

/** ¥30.00, or 30 件 of goods. */
export function quantityWords(kind: GiftKind, quantity: number): string {
  return kind === "money" ? formatFen(quantity) : `${quantity} 件`;
}

/** May this payout be made? Parts are whole fen (or pieces), one gift each; `earmarkKept`: its use is as the donor said, or he agreed (慈善法 56). */
export function payOutObstacle(application: Wanted, parts: { gift: Payable; quantity: number }[], earmarkKept: boolean): Obstacle | null {
  if (applicationAfter(application.state, "pay") === null) return { code: "application_not_approved", message: `这份申请${applicationState[application.state]}，不能拨付。` };
  if (new Set(parts.map((part) => part.gift.number)).size < parts.length) return { code: "gift_twice", message: "同一笔捐赠只写一行。", field: "parts.0.giftId" };
  for (const [index, { gift, quantity }] of parts.entries()) {
    const obstacle = partObstacle(application, gift, quantity, earmarkKept);
    if (obstacle) return { ...obstacle, field: obstacle.field ?? `parts.${index}.${application.kind === "money" ? "amount" : "count"}` };
  }
  const open = openOf(application);
  if (sum(parts) > open) return { code: "application_overpaid", message: `合计超出申请还可拨付的 ${quantityWords(application.kind, open)}。`, field: "parts.0.amount" };
  return null;
}

function partObstacle(application: Wanted, gift: Payable, quantity: number, earmarkKept: boolean): Obstacle | null {
  if (quantity <= 0) return { code: "part_empty", message: application.kind === "money" ? "请写拨付金额。" : "请写发放数量。" };
  if (gift.state !== "received") return { code: "gift_not_received", message: `${gift.number} ${giftState[gift.state]}，不能从中拨付。` };
  if (gift.organizationId !== application.organizationId) return { code: "gift_elsewhere", message: `${gift.number} 不是本组织的捐赠。` };
  if (gift.kind !== application.kind) return { code: "gift_other_kind", message: "款只能用捐款拨付，物只能用捐物发放。" };
  if (gift.kind === "goods" && gift.item !== application.item) return { code: "gift_other_item", message: `${gift.number} 捐的是${gift.item}，申请的是${application.item}。` };
  if (gift.earmark !== "" && !earmarkKept) return { code: "earmark", message: `${gift.number} 指定了用途（${gift.earmark}）。请确认用途一致，或已征得捐赠人同意。`, field: "earmarkKept" };
  const balance = balanceOf(gift);
  if (quantity > balance) return { code: "gift_balance_not_negative", message: `${gift.number} 余额 ${quantityWords(gift.kind, balance)}，不够拨付。` };
  return null;
}

function sum(parts: { quantity: number }[]): number {
  return parts.reduce((total, part) => total + part.quantity, 0);
}

/** The application's state after a payout: paid when nothing is open or the rest won't be paid. */
export function stateAfterPaying(application: Wanted, quantity: number, finishes: boolean): ApplicationState {
  const event = finishes || quantity === openOf(application) ? "finish" : "pay";
  return applicationAfter(application.state, event) ?? application.state;
}

/** A number as this installation writes it: {year} and {n}, {n:4} with leading zeros. */
export function numberWords(format: string, year: string, n: number): string {
  return format.replaceAll("{year}", year).replace(/\{n(?::(\d))?\}/g, (_, width: string | undefined) => String(n).padStart(Number(width ?? 1), "0"));
}
