import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { boardLink, booking, bookingAvoids, desk, ticketCounter } from "#db/schema/bookings.ts";
import { session, shift } from "#db/schema/sessions.ts";
import { signup } from "#db/schema/signups.ts";
import type { BookingPriority, MatterKind } from "#db/words.ts";
import { personOf } from "#lib/actor.ts";
import { withinLimit } from "#lib/attempts.ts";
import { lengthOf, mayMove } from "#lib/bookings/rules.ts";
import { sealContact } from "#lib/bookings/commands.ts";
import { command, lockName, type Context } from "#lib/command.ts";
import { keyedHash } from "#lib/crypto.ts";
import { issueFollowCode } from "#lib/follow/commands.ts";
import { newId } from "#lib/ids.ts";
import { refuse, type Answer } from "#lib/refusal.ts";
import { arriveInput, atDeskInput, bringBackInput, callNextInput, closeDeskInput, endBoardInput, kioskTicketInput, makeBoardInput, openDeskInput, takeTicketInput } from "./input.ts";
import { waitingOf } from "./line.ts";
import { MOST_CALLS, nextFor } from "./rules.ts";

/** 开台: a counsellor of the session sits down, with the recorder beside him. */
export const openDesk = command("openDesk", openDeskInput, async (ctx, input) => {
  const held = await lockQueue(ctx, input.sessionId);
  await ctx.may("queue.call", { id: held.id });
  refuseNotToday(held);
  const sitting = await ctx.tx
    .selectDistinct({ personId: signup.personId, speciality: shift.speciality })
    .from(signup)
    .innerJoin(shift, eq(shift.id, signup.shiftId))
    .where(and(eq(signup.sessionId, held.id), inArray(signup.state, ["confirmed", "attended"]), isNull(shift.endedAt)));
  if (!sitting.some((one) => one.personId === input.counsellorId && (one.speciality === "legal_advice" || one.speciality === "mediation"))) refuse("no_counsellor", "坐台的要是本场的咨询志愿者。", { counsellorId: "请重新选择" });
  const again = await ctx.tx.select({ id: desk.id, closedAt: desk.closedAt }).from(desk).where(and(eq(desk.sessionId, held.id), eq(desk.name, input.name)));
  const id = again[0]?.id ?? newId();
  if (again[0] && !again[0].closedAt) refuse("desk_name_in_session", "这个台已经开了。", { name: "请换一个台号" });
  const sits = { counsellorId: input.counsellorId, recorderId: input.recorderId, openedAt: ctx.now, closedAt: null };
  if (again[0]) await ctx.tx.update(desk).set(sits).where(eq(desk.id, id));
  else await ctx.tx.insert(desk).values({ id, sessionId: held.id, name: input.name, ...sits });
  await told(ctx, held, { desk: id, opened: true });
  return { id };
});

export const closeDesk = command("closeDesk", closeDeskInput, async (ctx, input) => {
  const { at, held } = await lockDesk(ctx, input.deskId);
  const [current] = await ctx.tx.select({ id: booking.id }).from(booking).where(and(eq(booking.deskId, at.id), eq(booking.state, "being_served")));
  if (current) refuse("desk_busy", "这个台还有一位没有接待完，请先点“接待完”。");
  await ctx.tx.update(desk).set({ closedAt: ctx.now }).where(eq(desk.id, at.id));
  await told(ctx, held, { desk: at.id, closed: true });
  return { id: at.id };
});

/** 现场取号: a walk-in is as good as a booking. Out: the next ticket of the session, rising without a gap, and the id his code is made from. */
export const takeTicket = command("takeTicket", takeTicketInput, async (ctx, input) => {
  const held = await lockQueue(ctx, input.sessionId);
  await ctx.may("booking.counter", { id: held.id });
  return give(ctx, held, input);
});

/** On a tablet at the door: the link says which session. Refuses board_ended, too_many (a child at the screen). */
export async function takeKioskTicket(input: { token: string; priority?: BookingPriority }, key?: string): Promise<Answer<{ id: string; ticket: number }>> {
  if (!(await withinLimit(`kiosk ${keyedHash("kiosk", input.token).toString("hex").slice(0, 16)}`, 30, 600))) return { ok: false, code: "too_many", message: "取号太快了，请稍等，或到窗口取号。", fields: {} };
  return giveAtKiosk({ kind: "job", name: "kiosk" }, input, key);
}

const giveAtKiosk = command("takeKioskTicket", kioskTicketInput, async (ctx, input) => {
  const [link] = await ctx.tx.select().from(boardLink).where(and(eq(boardLink.tokenHash, keyedHash("board link", input.token)), eq(boardLink.kind, "kiosk")));
  if (!link || link.endedAt || link.expiresAt <= ctx.now) refuse("board_ended", "这台取号机的链接已经停用，请到窗口取号。");
  const held = await lockQueue(ctx, link.sessionId);
  await ctx.may("queue.ticket", { id: held.id });
  return give(ctx, held, { matters: ["other"], priority: input.priority, callMe: "", phone: "" });
});

async function give(ctx: Context, held: typeof session.$inferSelect, who: { matters: MatterKind[]; priority: BookingPriority; callMe: string; phone: string }) {
  refuseNotToday(held);
  const id = newId();
  const ticket = await nextTicket(ctx, held.id);
  await ctx.tx.insert(booking).values({ id, sessionId: held.id, state: "arrived", via: "walk_in", minutes: lengthOf(who.matters), matters: who.matters, priority: who.priority, ...sealContact(id, who), ticket, arrivedAt: ctx.now, createdBy: personOf(ctx.actor), createdAt: ctx.now });
  await issueFollowCode(ctx, "booking", id);
  await told(ctx, held, { ticket }, id);
  return { id, ticket };
}

/** One who booked has come: he gets the next ticket and keeps his time. A second tap gives the same ticket. */
export const arrive = command("arrive", arriveInput, async (ctx, input) => {
  const { held, one } = await lockInQueue(ctx, input.bookingId, "booking.counter");
  refuseNotToday(held);
  if (one.ticket && one.state === "arrived") {
    await ctx.record({ subject: "booking", id: one.id, change: { ticket: one.ticket } });
    return { id: one.id, ticket: one.ticket };
  }
  // One who waited on the list and comes is a walk-in like any other.
  if (one.state !== "waitlisted" && !mayMove(one.state, "arrived")) refuse("cannot_move", "这个预约已经取消或接待过了。");
  const ticket = one.ticket ?? (await nextTicket(ctx, held.id));
  await ctx.tx.update(booking).set({ state: "arrived", ticket, arrivedAt: ctx.now, endedAt: null, version: one.version + 1 }).where(eq(booking.id, one.id));
  await told(ctx, held, { from: one.state, to: "arrived", ticket }, one.id);
  return { id: one.id, ticket };
});

/**
 * 叫下一位: the one being served at the desk is finished, the next whom its counsellor may hear is called. `current`: who the caller saw
 * at the desk ("" for nobody): when another pressed first, he is told instead of skipping one. Nobody is called twice.
 */
export const callNext = command("callNext", callNextInput, async (ctx, input) => {
  const { at, held } = await lockDesk(ctx, input.deskId);
  if (at.closedAt) refuse("desk_closed", "这个台已经收了。");
  const [current] = await ctx.tx.select().from(booking).where(and(eq(booking.deskId, at.id), eq(booking.state, "being_served"))).for("update");
  if ((current?.id ?? "") !== input.current) refuse("stale", current ? `已经叫了 ${current.ticket} 号，请看最新的情况。` : "刚才那位已经接待完，请看最新的情况。");
  if (current) await ctx.tx.update(booking).set({ state: "served", endedAt: ctx.now, version: current.version + 1 }).where(eq(booking.id, current.id));
  const next = nextFor(await waitingOf(ctx.tx, held.id), at.counsellorId, ctx.now);
  if (next) await ctx.tx.update(booking).set({ state: "being_served", deskId: at.id, calledAt: ctx.now, calls: sql`${booking.calls} + 1`, version: sql`${booking.version} + 1` }).where(eq(booking.id, next.id));
  await told(ctx, held, { desk: at.id, served: current?.ticket ?? null, called: next?.ticket ?? null }, next?.id ?? current?.id);
  return { id: next?.id ?? null, ticket: next?.ticket ?? null };
});

/** 再叫一次: the board says the number again. */
export const callAgain = command("callAgain", atDeskInput, async (ctx, input) => {
  const { held, one } = await lockInQueue(ctx, input.bookingId, "queue.call");
  if (one.state !== "being_served") refuse("cannot_move", "这位现在没有在叫。");
  await ctx.tx.update(booking).set({ calledAt: ctx.now, calls: one.calls + 1 }).where(eq(booking.id, one.id));
  await told(ctx, held, { calledAgain: one.ticket }, one.id);
  return { id: one.id };
});

/** 过号: called and not there; he waits again from now, and after three calls he is 未到. */
export const setAside = command("setAside", atDeskInput, async (ctx, input) => {
  const { held, one } = await lockInQueue(ctx, input.bookingId, "queue.call");
  if (one.state !== "being_served") refuse("cannot_move", "这位现在没有在叫。");
  const gone = one.calls >= MOST_CALLS;
  await ctx.tx.update(booking).set({ state: gone ? "missed" : "arrived", deskId: null, setAsideAt: ctx.now, endedAt: gone ? ctx.now : null, version: one.version + 1 }).where(eq(booking.id, one.id));
  await told(ctx, held, { setAside: one.ticket, missed: gone }, one.id);
  return { id: one.id, missed: gone };
});

/** 接待完, without calling the next one yet. */
export const finishServing = command("finishServing", atDeskInput, async (ctx, input) => {
  const { held, one } = await lockInQueue(ctx, input.bookingId, "queue.call");
  if (one.state !== "being_served") refuse("cannot_move", "这位不在接待中。");
  await ctx.tx.update(booking).set({ state: "served", endedAt: ctx.now, version: one.version + 1 }).where(eq(booking.id, one.id));
  await told(ctx, held, { from: "being_served", to: "served" }, one.id);
  return { id: one.id };
});

/** 换台: a conflict turns this desk's counsellor away; the resident goes back to his place in the queue, and another desk hears him. No word of why. */
export const moveDesk = command("moveDesk", atDeskInput, async (ctx, input) => {
  const { held, one } = await lockInQueue(ctx, input.bookingId, "queue.call");
  if (one.state !== "being_served" || !one.deskId) refuse("cannot_move", "这位不在接待中。");
  const [at] = await ctx.tx.select({ counsellorId: desk.counsellorId }).from(desk).where(eq(desk.id, one.deskId));
  await ctx.tx.insert(bookingAvoids).values({ bookingId: one.id, personId: at!.counsellorId }).onConflictDoNothing();
  await ctx.tx.update(booking).set({ state: "arrived", deskId: null, calledAt: null, version: one.version + 1 }).where(eq(booking.id, one.id));
  const open = await ctx.tx.select({ counsellorId: desk.counsellorId }).from(desk).where(and(eq(desk.sessionId, held.id), isNull(desk.closedAt)));
  const avoids = (await ctx.tx.select({ personId: bookingAvoids.personId }).from(bookingAvoids).where(eq(bookingAvoids.bookingId, one.id))).map((row) => row.personId);
  await told(ctx, held, { moved: one.ticket }, one.id);
  return { id: one.id, another: open.some((each) => !avoids.includes(each.counsellorId)) };
});

/** 叫回: the name was the same, the person another; his counsellor takes the number up again at his free desk, for the command that begins anew. */
export const bringBack = command("bringBack", bringBackInput, async (ctx, input) => {
  const { held, one } = await lockInQueue(ctx, input.bookingId, "queue.call");
  if (one.state !== "arrived") refuse("cannot_move", "别的台已经叫了这一位，由那边接待。");
  const [at] = await ctx.tx.select({ id: desk.id }).from(desk).where(and(eq(desk.sessionId, held.id), eq(desk.counsellorId, input.counsellorId), isNull(desk.closedAt)));
  const [current] = at ? await ctx.tx.select({ id: booking.id }).from(booking).where(and(eq(booking.deskId, at.id), eq(booking.state, "being_served"))) : [];
  if (!at || current) refuse("desk_busy", "请先接待完现在这一位，再请他回来。");
  await ctx.tx.delete(bookingAvoids).where(and(eq(bookingAvoids.bookingId, one.id), eq(bookingAvoids.personId, input.counsellorId)));
  await ctx.tx.update(booking).set({ state: "being_served", deskId: at.id, calledAt: ctx.now, calls: one.calls + 1, version: one.version + 1 }).where(eq(booking.id, one.id));
  await told(ctx, held, { broughtBack: one.ticket }, one.id);
  return { id: one.id };
});

/** The link of a wall's screen or a tablet, until the night after the session; the one before it ends. The token is the caller's and stored hashed. */
export const makeBoard = command("makeBoard", makeBoardInput, async (ctx, input) => {
  const [held] = await ctx.tx.select().from(session).where(eq(session.id, input.sessionId)).for("update");
  if (!held) refuse("not_found", "没有找到这个场次。");
  await ctx.may("booking.counter", { id: held.id });
  await ctx.tx.update(boardLink).set({ endedAt: ctx.now }).where(and(eq(boardLink.sessionId, held.id), eq(boardLink.kind, input.kind), isNull(boardLink.endedAt)));
  await ctx.tx.insert(boardLink).values({ tokenHash: keyedHash("board link", input.token), sessionId: held.id, kind: input.kind, expiresAt: new Date(held.endsAt.getTime() + 24 * 3_600_000), madeBy: personOf(ctx.actor)! });
  await ctx.record({ subject: "session", id: held.id, organizationId: held.ownerId, change: { board: input.kind } });
  return { id: held.id };
});

export const endBoard = command("endBoard", endBoardInput, async (ctx, input) => {
  await ctx.may("booking.counter", { id: input.sessionId });
  await ctx.tx.update(boardLink).set({ endedAt: ctx.now }).where(and(eq(boardLink.sessionId, input.sessionId), eq(boardLink.kind, input.kind), isNull(boardLink.endedAt)));
  await ctx.record({ subject: "session", id: input.sessionId, change: { boardEnded: input.kind } });
  return { id: input.sessionId };
});

/** One queue, one change at a time: whoever calls, gives or sets aside waits for the other. */
async function lockQueue(ctx: Context, sessionId: string) {
  await lockName(ctx.tx, `queue ${sessionId}`);
  const [held] = await ctx.tx.select().from(session).where(eq(session.id, sessionId));
  return held ?? refuse("not_found", "没有找到这个场次。");
}

async function lockDesk(ctx: Context, deskId: string) {
  const [found] = await ctx.tx.select({ sessionId: desk.sessionId }).from(desk).where(eq(desk.id, deskId));
  if (!found) refuse("not_found", "没有找到这个台。");
  const held = await lockQueue(ctx, found.sessionId);
  await ctx.may("queue.call", { id: held.id });
  const [at] = await ctx.tx.select().from(desk).where(eq(desk.id, deskId)).for("update");
  return { at: at!, held };
}

async function lockInQueue(ctx: Context, bookingId: string, action: "queue.call" | "booking.counter") {
  const [found] = await ctx.tx.select({ sessionId: booking.sessionId }).from(booking).where(eq(booking.id, bookingId));
  if (!found) refuse("not_found", "没有找到这个号。");
  const held = await lockQueue(ctx, found.sessionId);
  await ctx.may(action, { id: held.id });
  const [one] = await ctx.tx.select().from(booking).where(eq(booking.id, bookingId)).for("update");
  return { held, one: one! };
}

async function nextTicket(ctx: Context, sessionId: string): Promise<number> {
  const [counter] = await ctx.tx.insert(ticketCounter).values({ sessionId, last: 1 }).onConflictDoUpdate({ target: ticketCounter.sessionId, set: { last: sql`${ticketCounter.last} + 1` } }).returning({ last: ticketCounter.last });
  return counter!.last;
}

function refuseNotToday(held: typeof session.$inferSelect): void {
  if (held.state !== "under_way") refuse("not_opened", "场次还没有开场，或已经结束。请先在“当天”里点开场。");
}

/** The trail's line, and a word to the boards that listen: they read the queue again when this transaction is through. */
async function told(ctx: Context, held: typeof session.$inferSelect, change: Record<string, string | number | boolean | null>, bookingId?: string): Promise<void> {
  await ctx.record({ subject: bookingId ? "booking" : "session", id: bookingId ?? held.id, organizationId: held.ownerId, change });
  await ctx.tx.execute(sql`select pg_notify('queue', ${held.id})`);
}
