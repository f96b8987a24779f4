import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { disbursement, gift, giftApplication, thankYouLetter } from "#db/schema/gifts.ts";
import { applicationState, giftState } from "#db/words.ts";
import { personOf } from "../actor.ts";
import { command, type Context } from "../command.ts";
import { attachFile } from "../files/commands.ts";
import { newId } from "../ids.ts";
import { refuse } from "../refusal.ts";
import {
  addThankYouLetterInput,
  applyForGiftInput,
  decideApplicationInput,
  payOutInput,
  pledgeGiftInput,
  receiptApplicationInput,
  receivePledgeInput,
  recordGiftInput,
  reverseDisbursementInput,
  reverseGiftInput,
} from "./input.ts";
import { disbursementRow, happened, lockedApplication, lockedGift, lockedGifts, ownSession, stop } from "./locked.ts";
import { nextNumber } from "./numbers.ts";
import { applicationAfter, giftAfter, payOutObstacle, stateAfterPaying } from "./rules.ts";

/** A gift of money or goods that has come. Refuses a day ahead and a session of another organization. */
export const recordGift = command("recordGift", recordGiftInput, async (ctx, input) => {
  await ctx.may("gift.record", { organizationId: input.organizationId });
  happened(ctx, input.receivedOn, "receivedOn");
  return addGift(ctx, input, { state: "received", receivedOn: input.receivedOn, means: input.means, witnessedBy: witnesses(input), usable: input.usable });
});

/** A gift that is promised: in the ledger, in no total until it comes. */
export const pledgeGift = command("pledgeGift", pledgeGiftInput, async (ctx, input) => {
  await ctx.may("gift.record", { organizationId: input.organizationId });
  return addGift(ctx, input, { state: "pledged", receivedOn: null, means: "", witnessedBy: "", usable: false });
});

/** A promised gift has come, as it was promised. */
export const receivePledge = command("receivePledge", receivePledgeInput, async (ctx, input) => {
  const row = await lockedGift(ctx, input.giftId);
  await ctx.may("gift.record", { id: row.id });
  const state = giftAfter(row.state, "receive") ?? refuse("gift_not_pledged", `${row.number} ${giftState[row.state]}，不能再登记收到。`);
  happened(ctx, input.receivedOn, "receivedOn");
  if (row.kind === "goods" && !input.usable) refuse("goods_unusable", "请确认物品可以使用、安全。", { usable: "请确认物品可以使用、安全，不是废旧过期的" });
  await ctx.tx.update(gift).set({ state, receivedOn: input.receivedOn, means: input.means, witnessedBy: witnesses(input), usable: input.usable }).where(eq(gift.id, row.id));
  await ctx.record({ subject: "gift", id: row.id, organizationId: row.organizationId, change: { from: row.state, to: state } });
  return { id: row.id, state };
});

/** Reverses a gift entered in error: a new row with the amounts turned, of the same day, so that every total of that day is right. Refused once part of it is used. */
export const reverseGift = command("reverseGift", reverseGiftInput, async (ctx, input) => {
  const row = await lockedGift(ctx, input.giftId);
  await ctx.may("gift.reverse", { id: row.id });
  const state = (row.reversesId === null ? giftAfter(row.state, "reverse") : null) ?? refuse("gift_reversed_once", "这笔捐赠已经冲销过，或它本身就是冲销。");
  if (row.usedFen !== 0 || row.usedCount !== 0) refuse("gift_reversed_when_unused", "已有拨付的捐赠不能冲销，请先冲销拨付。");
  await ctx.tx.update(gift).set({ state, reason: input.reason }).where(eq(gift.id, row.id));
  const id = newId();
  const number = await nextNumber(ctx, "gift");
  await ctx.tx.insert(gift).values({ ...row, id, number, state, amountFen: -row.amountFen, count: -row.count, reversesId: row.id, reason: input.reason, enteredBy: personHere(ctx), recordedAt: ctx.now });
  await ctx.record({ subject: "gift", id: row.id, organizationId: row.organizationId, reason: input.reason, change: { from: row.state, to: state, reversal: id } });
  return { id: row.id, reversalId: id, state };
});

/** Asks to use gifts for a purpose; another person decides. Pupils are recorded by school, class and number, never by name. */
export const applyForGift = command("applyForGift", applyForGiftInput, async (ctx, input) => {
  await ctx.may("gift_application.apply", { organizationId: input.organizationId });
  const { amount, ...rest } = input;
  const id = newId();
  const isMoney = input.kind === "money";
  const values = { ...rest, amountFen: isMoney ? amount : 0, count: isMoney ? 0 : input.count, item: isMoney ? "" : input.item };
  await ctx.tx.insert(giftApplication).values({ ...values, id, number: await nextNumber(ctx, "application"), state: "applied", appliedBy: personHere(ctx), appliedAt: ctx.now });
  await ctx.record({ subject: "giftApplication", id, organizationId: input.organizationId, change: { to: "applied" } });
  return { id, state: "applied" as const };
});

/** Approves or refuses; never one's own. Of two who decide at once the second is told what the first decided. */
export const decideApplication = command("decideApplication", decideApplicationInput, async (ctx, input) => {
  const row = await lockedApplication(ctx, input.applicationId);
  await ctx.may("gift_application.decide", { id: row.id });
  const state = applicationAfter(row.state, input.decision) ?? refuse("application_decided", `这份申请已由别人审批过，现在是“${applicationState[row.state]}”。请刷新页面查看。`);
  const decidedBy = personHere(ctx);
  if (decidedBy === row.appliedBy) refuse("gift_application_second_person", "申请人不能审批自己的申请，请换一位审批人。");
  await ctx.tx.update(giftApplication).set({ state, decidedBy, decidedAt: ctx.now, reason: input.reason || null, version: row.version + 1 }).where(eq(giftApplication.id, row.id));
  await ctx.record({ subject: "giftApplication", id: row.id, organizationId: row.organizationId, reason: input.reason || null, change: { from: row.state, to: state } });
  return { id: row.id, state };
});

/** Pays an approved application, or part of it, from one gift or several: a row each. Refuses more than a gift holds or was approved. */
export const payOut = command("payOut", payOutInput, async (ctx, input) => {
  const application = await lockedApplication(ctx, input.applicationId);
  const gifts = await lockedGifts(ctx, input.parts.map((part) => part.giftId));
  await ctx.may("gift_application.apply", { id: application.id });
  happened(ctx, input.paidOn, "paidOn");
  const isMoney = application.kind === "money";
  const parts = input.parts.map((part) => ({ gift: gifts.get(part.giftId) ?? refuse("gift_gone", "没有这笔捐赠，请重新选择。"), quantity: isMoney ? part.amount : part.count }));
  stop(payOutObstacle(application, parts, input.earmarkKept));
  const total = parts.reduce((sum, part) => sum + part.quantity, 0);
  const state = stateAfterPaying(application, total, input.finishes);
  const ids: string[] = [];
  for (const [index, part] of parts.entries()) {
    const id = newId();
    ids.push(id);
    const amounts = { amountFen: isMoney ? part.quantity : 0, count: isMoney ? 0 : part.quantity };
    // The people of one payout are counted once, on its first row.
    const people = index === 0 ? input.people : 0;
    await ctx.tx.insert(disbursement).values({ id, applicationId: application.id, giftId: part.gift.id, ...amounts, paidOn: input.paidOn, receiver: input.receiver, people, enteredBy: personHere(ctx), recordedAt: ctx.now });
    await useGift(ctx, part.gift.id, amounts);
    await ctx.record({ subject: "disbursement", id, organizationId: application.organizationId, change: { application: application.id, gift: part.gift.id, earmarkKept: input.earmarkKept } });
  }
  await payApplication(ctx, application.id, { amountFen: isMoney ? total : 0, count: isMoney ? 0 : total }, state);
  await ctx.record({ subject: "giftApplication", id: application.id, organizationId: application.organizationId, change: { from: application.state, to: state } });
  return { ids, state };
});

/** Takes a part back: a new negative row of the same day; the gift's balance returns and the application is open again. */
export const reverseDisbursement = command("reverseDisbursement", reverseDisbursementInput, async (ctx, input) => {
  const part = await disbursementRow(ctx, input.disbursementId);
  const application = await lockedApplication(ctx, part.applicationId);
  await lockedGift(ctx, part.giftId);
  await ctx.may("gift.reverse", { organizationId: application.organizationId });
  if (part.reversesId !== null) refuse("disbursement_is_reversal", "这一行本身就是冲销，不能再冲销。");
  const state = applicationAfter(application.state, "unpay") ?? refuse("application_not_paid", `这份申请${applicationState[application.state]}，没有可冲销的拨付。`);
  const id = newId();
  const amounts = { amountFen: -part.amountFen, count: -part.count };
  await ctx.tx.insert(disbursement).values({ ...part, ...amounts, id, people: -part.people, reversesId: part.id, reason: input.reason, enteredBy: personHere(ctx), recordedAt: ctx.now });
  await useGift(ctx, part.giftId, amounts);
  await payApplication(ctx, application.id, amounts, state);
  await ctx.tx.update(giftApplication).set({ receiptedAt: null }).where(eq(giftApplication.id, application.id));
  await ctx.record({ subject: "disbursement", id: part.id, organizationId: application.organizationId, reason: input.reason, change: { reversal: id, from: application.state, to: state } });
  return { id, applicationId: application.id, state };
});

/** The recipients, or their school, have signed for what was paid. */
export const receiptApplication = command("receiptApplication", receiptApplicationInput, async (ctx, input) => {
  const row = await lockedApplication(ctx, input.applicationId);
  await ctx.may("gift_application.apply", { id: row.id });
  const state = applicationAfter(row.state, "receipt") ?? refuse("application_not_paid", `这份申请${applicationState[row.state]}，拨付完成后才能登记签收。`);
  await ctx.tx.update(giftApplication).set({ state, receiptedAt: ctx.now, version: row.version + 1 }).where(eq(giftApplication.id, row.id));
  await ctx.record({ subject: "giftApplication", id: row.id, organizationId: row.organizationId, change: { from: row.state, to: state } });
  return { id: row.id, state };
});

/** A 感谢信 that came, with its scan if there is one, beside the application or the session it thanks for. */
export const addThankYouLetter = command("addThankYouLetter", addThankYouLetterInput, async (ctx, input) => {
  await ctx.may("thank_you_letter.add", { organizationId: input.organizationId });
  happened(ctx, input.receivedOn, "receivedOn");
  await ownSession(ctx, input.sessionId, input.organizationId);
  if (input.applicationId && (await lockedApplication(ctx, input.applicationId)).organizationId !== input.organizationId) refuse("application_elsewhere", "这份申请不是本组织的。", { applicationId: "请选择本组织的申请" });
  if (input.fileId) await attachFile.within(ctx, { fileId: input.fileId, kind: "thank_you_letter" });
  const id = newId();
  await ctx.tx.insert(thankYouLetter).values({ ...input, id, enteredBy: personHere(ctx), recordedAt: ctx.now });
  await ctx.record({ subject: "thankYouLetter", id, organizationId: input.organizationId, change: { application: input.applicationId, session: input.sessionId } });
  return { id };
});

type Given = z.output<typeof pledgeGiftInput>;
type Arrived = Pick<typeof gift.$inferInsert, "state" | "receivedOn" | "means" | "witnessedBy" | "usable">;

async function addGift(ctx: Context, given: Given, arrived: Arrived) {
  await ownSession(ctx, given.sessionId, given.organizationId);
  const id = newId();
  const { organizationId, sessionId, kind, donorKind, donorName, earmark, unrelated, amount } = given;
  const goods = kind === "goods" ? { item: given.item, unitName: given.unitName, count: given.count } : {};
  const number = await nextNumber(ctx, "gift");
  await ctx.tx.insert(gift).values({ id, number, organizationId, sessionId, kind, donorKind, donorName, earmark, unrelated, amountFen: amount, ...goods, ...arrived, enteredBy: personHere(ctx), recordedAt: ctx.now });
  await ctx.record({ subject: "gift", id, organizationId, change: { to: arrived.state } });
  return { id, state: arrived.state };
}

async function useGift(ctx: Context, id: string, by: { amountFen: number; count: number }): Promise<void> {
  await ctx.tx.update(gift).set({ usedFen: sql`${gift.usedFen} + ${by.amountFen}`, usedCount: sql`${gift.usedCount} + ${by.count}` }).where(eq(gift.id, id));
}

async function payApplication(ctx: Context, id: string, by: { amountFen: number; count: number }, state: keyof typeof applicationState): Promise<void> {
  const paid = { paidFen: sql`${giftApplication.paidFen} + ${by.amountFen}`, paidCount: sql`${giftApplication.paidCount} + ${by.count}`, version: sql`${giftApplication.version} + 1` };
  await ctx.tx.update(giftApplication).set({ ...paid, state }).where(eq(giftApplication.id, id));
}

function witnesses(input: { means: string; witness1: string; witness2: string }): string {
  return input.means === "cash" ? `${input.witness1}、${input.witness2}` : "";
}

function personHere(ctx: Context): string {
  return personOf(ctx.actor) ?? refuse("signed_out", "登录已过期，请重新登录。");
}
