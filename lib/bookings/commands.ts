import { and, asc, eq, gte, inArray, isNotNull, ne, sql } from "drizzle-orm";
import { booking } from "#db/schema/bookings.ts";
import { organization } from "#db/schema/organizations.ts";
import { session } from "#db/schema/sessions.ts";
import type { BookingPriority, BookingState, BookingVia, MatterKind } from "#db/words.ts";
import { personOf, type Actor } from "#lib/actor.ts";
import { dayOf } from "#lib/calendar.ts";
import { command, type Context } from "#lib/command.ts";
import { issueFollowCode } from "#lib/follow/commands.ts";
import { newId } from "#lib/ids.ts";
import { refuse, type Answer } from "#lib/refusal.ts";
import { retentionOf } from "#lib/retention/queries.ts";
import { contactEndsOn } from "#lib/retention/rules.ts";
import { proveNumber, triedTooOften } from "#lib/sign-in/commands.ts";
import { openDraft } from "./draft.ts";
import { addMattersInput, answerReminderInput, bookForInput, bookSlotInput, cancelBookingInput, cancelForInput, changeSlotInput, endBookingsInput, eraseBookingContactsInput, fillFreedInput, remindBookingInput } from "./input.ts";
import { freeLane, freeSlots, lengthOf, mayMove, MISS_DAYS, MISSES_TO_CALL, MOST_BOOKINGS } from "./rules.ts";
import { phoneHash, sealContact, seatsOf, slotInWords, takenOf, tellBooker } from "./seats.ts";

export { askToBook } from "./draft.ts";
export { sealContact } from "./seats.ts";

type Wanted = { sessionId: string; slotAt: Date | null; callMe: string; matters: MatterKind[]; priority: BookingPriority; homeVisit: boolean };

/**
 * A resident books a slot, or joins the waitlist when he chose no time; his number is proved by the code sent to it. Out: the id his code is
 * made from. Refuses slot_taken, call_first (missed twice in half a year: asked to call, never banned), too_many, not_bookable.
 */
export const bookSlot = command("bookSlot", bookSlotInput, async (ctx, { codeId, code, ...input }) => {
  const held = await lockSession(ctx, input.sessionId);
  await ctx.may("booking.book", { id: held.id });
  const { phone } = await proveNumber.within(ctx, { codeId, code, purpose: "booking" });
  await refuseForPhone(ctx, held, phone);
  return book(ctx, held, { ...input, phone });
});

/** Books what askToBook kept, by the code that came; `slotAt` is another time, chosen because the first was taken meanwhile. `address`: for the limit of tries. */
export async function bookByCode(actor: Actor, input: { codeId: string; draft: string; code: string; slotAt?: string | undefined }, key: string, address: string): Promise<Answer<{ id: string; state: BookingState }>> {
  const kept = openDraft(input.codeId, input.draft);
  if (!kept) return { ok: false, code: "draft_lost", message: "链接不完整，请从选时间重新开始。", fields: {} };
  const { phone: _phone, ...wanted } = kept;
  return (await triedTooOften(input.codeId, address)) ?? bookSlot(actor, { ...wanted, slotAt: input.slotAt ?? kept.slotAt, codeId: input.codeId, code: input.code }, key);
}

/** The counter books for a caller, a visitor or a household member. The limits of a phone don't hold here: the counter knows why. */
export const bookFor = command("bookFor", bookForInput, async (ctx, input) => {
  const held = await lockSession(ctx, input.sessionId);
  await ctx.may("booking.counter", { id: held.id });
  return book(ctx, held, input);
});

async function book(ctx: Context, held: typeof session.$inferSelect, wanted: Wanted & { phone: string; via: BookingVia }) {
  refuseUnbookable(held, ctx.now);
  const minutes = lengthOf(wanted.matters);
  const id = newId();
  const slot = wanted.slotAt ? await slotFor(ctx, held.id, wanted.slotAt, minutes) : await onlyWhenFull(ctx, held.id, minutes);
  await ctx.tx.insert(booking).values({
    id,
    sessionId: held.id,
    state: slot ? "booked" : "waitlisted",
    via: wanted.via,
    ...slot,
    minutes,
    matters: wanted.matters,
    priority: wanted.priority,
    homeVisit: wanted.homeVisit,
    ...sealContact(id, wanted),
    createdBy: personOf(ctx.actor),
    createdAt: ctx.now,
  });
  await issueFollowCode(ctx, "booking", id);
  await ctx.record({ subject: "booking", id, organizationId: held.ownerId, change: { state: slot ? "booked" : "waitlisted", via: wanted.via, minutes } });
  const made = (await ctx.tx.select().from(booking).where(eq(booking.id, id)))[0]!;
  const when = await slotInWords(ctx.tx, made);
  await tellBooker(ctx, made, slot ? `您已预约法律咨询：${when}。来不了请点开取消：` : `法律咨询（${when}）已约满，您在候补。有空位会告诉您：`);
  return { id, state: made.state };
}

/** Another time of the same session; his place in between is never lost. */
export const changeSlot = command("changeSlot", changeSlotInput, async (ctx, input) => {
  const held = await lockBooking(ctx, input.bookingId);
  if (held.state !== "booked" && held.state !== "waitlisted") refuse("cannot_move", "现在不能改时间，请打电话或到现场说一声。");
  const slot = await slotFor(ctx, held.sessionId, input.slotAt, held.minutes, held.id);
  await ctx.tx.update(booking).set({ ...slot, state: "booked", remindedAt: null, comes: null, version: held.version + 1 }).where(eq(booking.id, held.id));
  await ctx.record({ subject: "booking", id: held.id, change: { from: held.slotAt?.toISOString() ?? null, to: input.slotAt.toISOString() } });
  await tellBooker(ctx, held, `您的法律咨询改到${await slotInWords(ctx.tx, { ...held, slotAt: input.slotAt })}。`);
  if (held.slotAt) await fillFreed.within(ctx, { sessionId: held.sessionId });
  return { id: held.id };
});

/** One more matter to ask; a longer talk may need another time, which is then said. */
export const addMatters = command("addMatters", addMattersInput, async (ctx, input) => {
  const held = await lockBooking(ctx, input.bookingId);
  if (held.state !== "booked" && held.state !== "waitlisted") refuse("cannot_move", "现在不能改，到现场告诉接待的人就行。");
  const minutes = lengthOf(input.matters);
  const slot = held.slotAt && minutes > held.minutes ? await slotFor(ctx, held.sessionId, held.slotAt, minutes, held.id) : {};
  await ctx.tx.update(booking).set({ ...slot, matters: input.matters, minutes: Math.max(minutes, held.minutes), version: held.version + 1 }).where(eq(booking.id, held.id));
  await ctx.record({ subject: "booking", id: held.id, change: { matters: input.matters.length, minutes } });
  return { id: held.id };
});

/** The resident cancels by his code; the time goes to the first on the waitlist. */
export const cancelBooking = command("cancelBooking", cancelBookingInput, async (ctx, input) => cancel(ctx, await lockBooking(ctx, input.bookingId), input.reason || "本人取消"));

export const cancelFor = command("cancelFor", cancelForInput, async (ctx, input) => cancel(ctx, await lockBooking(ctx, input.bookingId, "counter"), input.reason));

async function cancel(ctx: Context, held: typeof booking.$inferSelect, reason: string) {
  if (!mayMove(held.state, "cancelled")) refuse("cannot_move", held.state === "cancelled" ? "已经取消过了。" : "已经在接待或已结束，不能取消。");
  await ctx.tx.update(booking).set({ state: "cancelled", cancelReason: reason, endedAt: ctx.now, version: held.version + 1 }).where(eq(booking.id, held.id));
  await ctx.record({ subject: "booking", id: held.id, reason, change: { from: held.state, to: "cancelled" } });
  if (held.slotAt) await fillFreed.within(ctx, { sessionId: held.sessionId });
  return { id: held.id };
}

/** Gives free times to the waitlist in its order, each who still finds one; he is told and may cancel. */
export const fillFreed = command("fillFreed", fillFreedInput, async (ctx, input) => {
  const held = await lockSession(ctx, input.sessionId);
  await ctx.may("booking.end", { id: held.id });
  await ctx.record({ subject: "session", id: held.id, organizationId: held.ownerId });
  if (held.state !== "published") return { filled: 0 };
  const waiting = await ctx.tx.select().from(booking).where(and(eq(booking.sessionId, held.id), eq(booking.state, "waitlisted"))).orderBy(asc(booking.createdAt), asc(booking.id));
  const seats = await seatsOf(ctx.tx, held.id);
  let filled = 0;
  for (const one of waiting) {
    const taken = await takenOf(ctx.tx, held.id);
    const [at] = freeSlots(seats, taken, one.minutes, ctx.now);
    if (!at) continue;
    const slot = { slotAt: at, slotUntil: new Date(at.getTime() + one.minutes * 60_000), lane: freeLane(seats, taken, at, one.minutes)! };
    await ctx.tx.update(booking).set({ ...slot, state: "booked", version: one.version + 1 }).where(eq(booking.id, one.id));
    await tellBooker(ctx, one, `候补有空位了，已为您保留${await slotInWords(ctx.tx, { ...one, slotAt: at })}。来不了请点开取消：`);
    filled++;
  }
  return { filled };
});

/** The reminder of the day before, with its question; once for each time booked. */
export const remindBooking = command("remindBooking", remindBookingInput, async (ctx, input) => {
  const held = await lockRow(ctx, input.bookingId);
  await ctx.may("booking.end", { id: held.sessionId });
  if (held.state === "booked" && !held.remindedAt) {
    await ctx.tx.update(booking).set({ remindedAt: ctx.now }).where(eq(booking.id, held.id));
    await tellBooker(ctx, held, `提醒：您预约了${await slotInWords(ctx.tx, held)}的法律咨询。能来吗？请点开回答：`);
  }
  await ctx.record({ subject: "booking", id: held.id, change: { reminded: held.state === "booked" } });
  return { id: held.id };
});

/** 能来 keeps the time; 来不了 cancels it. */
export const answerReminder = command("answerReminder", answerReminderInput, async (ctx, input) => {
  const held = await lockBooking(ctx, input.bookingId);
  if (input.comes === "no") return cancel(ctx, held, "答复提醒：来不了");
  if (held.state !== "booked") refuse("cannot_move", "这个预约已经取消或开始了。");
  await ctx.tx.update(booking).set({ comes: true, version: held.version + 1 }).where(eq(booking.id, held.id));
  await ctx.record({ subject: "booking", id: held.id, change: { comes: true } });
  return { id: held.id };
});

/** With its session cancelled everybody is told; with it closed, who didn't come is 未到. */
export const endBookings = command("endBookings", endBookingsInput, async (ctx, input) => {
  await ctx.may("booking.end", { id: input.sessionId });
  const standing = await ctx.tx.select().from(booking).where(and(eq(booking.sessionId, input.sessionId), inArray(booking.state, ["waitlisted", "booked", "arrived"]))).for("update");
  for (const one of standing) {
    const missed = input.how === "closed" && one.state === "booked";
    await ctx.tx.update(booking).set(missed ? { state: "missed", endedAt: ctx.now } : { state: "cancelled", cancelReason: input.how === "closed" ? "场次结束" : "场次取消", endedAt: ctx.now }).where(eq(booking.id, one.id));
    if (input.how === "cancelled") await tellBooker(ctx, one, `很抱歉，${await slotInWords(ctx.tx, one)}的法律咨询取消了。其他场次可以再约。`);
  }
  await ctx.record({ subject: "session", id: input.sessionId, change: { bookings: standing.length, how: input.how } });
  return { ended: standing.length };
});

/** Erases the phone and name of a session's bookings a year after it (domain.md, Retention); its figures stand. */
export const eraseBookingContacts = command("eraseBookingContacts", eraseBookingContactsInput, async (ctx, input) => {
  const held = await lockSession(ctx, input.sessionId);
  await ctx.may("booking.erase", { id: held.id });
  if (contactEndsOn(held.endsAt, await retentionOf(ctx.tx, "contact_retention_days")) > dayOf(ctx.now)) refuse("too_early", "还不到清除的时候。");
  await ctx.tx.update(booking).set({ contactSealed: null, phoneHash: null }).where(eq(booking.sessionId, held.id));
  await ctx.record({ subject: "session", id: held.id, organizationId: held.ownerId, change: { erased: true } });
  return { id: held.id };
});

/** Locks in the order session → booking, so that two who book, cancel or fill at once come one after the other. */
async function lockSession(ctx: Context, id: string) {
  const [held] = await ctx.tx.select().from(session).where(eq(session.id, id)).for("no key update");
  return held ?? refuse("not_found", "没有找到这个场次。");
}

async function lockBooking(ctx: Context, id: string, by: "holder" | "counter" = "holder") {
  const [found] = await ctx.tx.select({ sessionId: booking.sessionId }).from(booking).where(eq(booking.id, id));
  if (!found) refuse("not_found", "没有找到这个预约。");
  await lockSession(ctx, found.sessionId);
  const held = await lockRow(ctx, id);
  if (by === "counter") await ctx.may("booking.counter", { id: held.sessionId });
  else await ctx.may("booking.hold", { id });
  return held;
}

async function lockRow(ctx: Context, id: string) {
  const [held] = await ctx.tx.select().from(booking).where(eq(booking.id, id)).for("update");
  return held ?? refuse("not_found", "没有找到这个预约。");
}

async function slotFor(ctx: Context, sessionId: string, at: Date, minutes: number, except?: string) {
  const taken = await ctx.tx
    .select({ lane: booking.lane, slotAt: booking.slotAt, slotUntil: booking.slotUntil })
    .from(booking)
    .where(and(eq(booking.sessionId, sessionId), inArray(booking.state, ["booked", "arrived", "being_served"]), isNotNull(booking.slotAt), except ? ne(booking.id, except) : undefined));
  const lane = at > ctx.now ? freeLane(await seatsOf(ctx.tx, sessionId), taken as Parameters<typeof freeLane>[1], at, minutes) : null;
  if (lane === null) refuse("slot_taken", "这个时间刚刚被别人约走了，或者不够您要问的几件事用。请另选一个时间，或者候补。", { slotAt: "请另选一个时间" });
  return { slotAt: at, slotUntil: new Date(at.getTime() + minutes * 60_000), lane };
}

async function onlyWhenFull(ctx: Context, sessionId: string, minutes: number): Promise<null> {
  const free = freeSlots(await seatsOf(ctx.tx, sessionId), await takenOf(ctx.tx, sessionId), minutes, ctx.now);
  if (free.length > 0) refuse("slots_free", "还有空的时间，请选一个。", { slotAt: "请选一个时间" });
  return null;
}

function refuseUnbookable(held: typeof session.$inferSelect, instant: Date): void {
  if (held.kind !== "consultation" && held.kind !== "mediation") refuse("not_bookable", "这个场次不用预约，直接来就行。");
  if (!["published", "under_way"].includes(held.state) || held.endsAt <= instant) refuse("not_bookable", "这个场次已经结束或取消，请看别的场次。");
}

async function refuseForPhone(ctx: Context, held: typeof session.$inferSelect, phone: string): Promise<void> {
  const hash = phoneHash(phone);
  const [sums] = await ctx.tx
    .select({
      standing: sql<number>`(count(*) filter (where ${booking.state} in ('waitlisted', 'booked')))::int`,
      missed: sql<number>`(count(*) filter (where ${booking.state} = 'missed' and ${gte(booking.createdAt, new Date(ctx.now.getTime() - MISS_DAYS * 86_400_000))}))::int`,
    })
    .from(booking)
    .where(eq(booking.phoneHash, hash));
  const [host] = await ctx.tx.select({ phone: organization.phone }).from(organization).where(eq(organization.id, held.hostId));
  if (sums!.missed >= MISSES_TO_CALL) refuse("call_first", `您前面有几次约了没来。这次请打电话预约${host?.phone ? `：${host.phone}` : "，社区会帮您约"}。`);
  if (sums!.standing >= MOST_BOOKINGS) refuse("too_many", `一个号码最多同时约 ${MOST_BOOKINGS} 场。请先取消不去的，或请社区代约。`);
}
