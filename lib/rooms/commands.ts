import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { organization, place } from "#db/schema/organizations.ts";
import { room, roomBooking, roomClosure, roomHours } from "#db/schema/rooms.ts";
import { personOf } from "#lib/actor.ts";
import { addDays, dayOf, instantAt } from "#lib/calendar.ts";
import { command, type Context } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import { refuse } from "#lib/refusal.ts";
import { retentionOf } from "#lib/retention/queries.ts";
import { contactEndsOn } from "#lib/retention/rules.ts";
import { addRoomInput, bookRoomInput, cancelRoomBookingInput, changeRoomInput, closeRoomDaysInput, endRoomInput, eraseRoomContactInput, reopenRoomDaysInput } from "./input.ts";
import { whyNotBooked } from "./rules.ts";
import { sealContact } from "./sealed.ts";

type Hours = { weekday: number; from: string | null; to: string | null }[];

/** A room of a community with its open hours by weekday. */
export const addRoom = command("addRoom", addRoomInput, async (ctx, { hours, ...input }) => {
  await ctx.may("room.keep", { organizationId: input.communityId });
  const [community] = await ctx.tx.select({ id: organization.id }).from(organization).where(and(eq(organization.id, input.communityId), eq(organization.kind, "community"), isNull(organization.endedAt)));
  if (!community) refuse("no_community", "活动室要登记在社区下面。", { communityId: "请选择社区" });
  await checkPlace(ctx, input);
  const id = newId();
  await ctx.tx.insert(room).values({ id, ...input, createdAt: ctx.now });
  await storeHours(ctx, id, hours);
  await ctx.record({ subject: "room", id, organizationId: input.communityId, change: { capacity: input.capacity } });
  return { id };
});

/** Name, place, capacity and hours; bookings that stand already stay as they are. A stale form is refused. */
export const changeRoom = command("changeRoom", changeRoomInput, async (ctx, { roomId, version, hours, ...input }) => {
  const held = await lockRoom(ctx, roomId);
  await ctx.may("room.keep", { id: held.id });
  if (held.version !== version) refuse("stale", "这个活动室刚刚被别人改过。请先看最新的内容，再改一次；您写的还在。");
  await checkPlace(ctx, { communityId: held.communityId, placeId: input.placeId });
  await ctx.tx.update(room).set({ ...input, version: version + 1 }).where(eq(room.id, held.id));
  await ctx.tx.delete(roomHours).where(eq(roomHours.roomId, held.id));
  await storeHours(ctx, held.id, hours);
  await ctx.record({ subject: "room", id: held.id, organizationId: held.communityId, change: { capacity: input.capacity, days: hours.filter((line) => line.from).length } });
  return { id: held.id };
});

/** No longer opened at all; what is booked ahead has to be cancelled first, so that somebody tells them. */
export const endRoom = command("endRoom", endRoomInput, async (ctx, input) => {
  const held = await lockRoom(ctx, input.roomId);
  await ctx.may("room.keep", { id: held.id });
  await refuseBooked(ctx, held.id, ctx.now, null);
  await ctx.tx.update(room).set({ endedAt: ctx.now }).where(eq(room.id, held.id));
  await ctx.record({ subject: "room", id: held.id, organizationId: held.communityId, reason: input.reason, change: { ended: true } });
  return { id: held.id };
});

/** Days on which it is closed; refused while something is booked there. */
export const closeRoomDays = command("closeRoomDays", closeRoomDaysInput, async (ctx, input) => {
  const held = await lockRoom(ctx, input.roomId);
  await ctx.may("room.keep", { id: held.id });
  if (input.toDay < dayOf(ctx.now)) refuse("past", "这几天已经过去。", { toDay: "请填以后的日期" });
  await refuseBooked(ctx, held.id, instantAt(input.fromDay), instantAt(addDays(input.toDay, 1)));
  await ctx.tx.insert(roomClosure).values({ id: newId(), ...input });
  await ctx.record({ subject: "room", id: held.id, organizationId: held.communityId, reason: input.reason, change: { closed: input.fromDay, until: input.toDay } });
  return { id: held.id };
});

export const reopenRoomDays = command("reopenRoomDays", reopenRoomDaysInput, async (ctx, input) => {
  const [closure] = await ctx.tx.select().from(roomClosure).where(and(eq(roomClosure.id, input.closureId), isNull(roomClosure.endedAt))).for("update");
  if (!closure) refuse("not_found", "没有找到这条停用，或已经取消。");
  await ctx.may("room.keep", { id: closure.roomId });
  await ctx.tx.update(roomClosure).set({ endedAt: ctx.now }).where(eq(roomClosure.id, closure.id));
  await ctx.record({ subject: "room", id: closure.roomId, change: { opened: closure.fromDay, until: closure.toDay } });
  return { id: closure.roomId };
});

/** Books a room within its open hours: the community for anybody, a branch, unit or partner for its own use. Two at once for one time: one gets room_booking_no_overlap. */
export const bookRoom = command("bookRoom", bookRoomInput, async (ctx, input) => {
  const held = await lockRoom(ctx, input.roomId, "share");
  await ctx.may("room_booking.book", { organizationId: input.organizationId, hostId: held.communityId });
  const [hours, closures] = await Promise.all([ctx.tx.select().from(roomHours).where(eq(roomHours.roomId, held.id)), ctx.tx.select().from(roomClosure).where(and(eq(roomClosure.roomId, held.id), isNull(roomClosure.endedAt)))]);
  const why = whyNotBooked(input, ctx.now, { capacity: held.capacity, hours, closures });
  const [first] = Object.values(why);
  if (first) refuse("not_bookable", first, why);
  const id = newId();
  await ctx.tx.insert(roomBooking).values({
    id,
    roomId: held.id,
    startsAt: instantAt(input.day, input.from),
    endsAt: instantAt(input.day, input.to),
    purpose: input.purpose,
    people: input.people,
    organizationId: input.organizationId,
    ...sealContact(id, input),
    state: "booked",
    bookedBy: personOf(ctx.actor) ?? refuse("no_person", "请先登录。"),
    bookedAt: ctx.now,
  });
  await ctx.record({ subject: "roomBooking", id, organizationId: held.communityId, change: { room: held.id, day: input.day, from: input.from, to: input.to, for: input.organizationId } });
  return { id, roomId: held.id, day: input.day };
});

/** Cancels with a reason, until it has begun; who booked is told by who cancels, whose telephone is on the page. */
export const cancelRoomBooking = command("cancelRoomBooking", cancelRoomBookingInput, async (ctx, input) => {
  const [held] = await ctx.tx.select().from(roomBooking).where(eq(roomBooking.id, input.bookingId)).for("update");
  if (!held) refuse("not_found", "没有找到这个预约。");
  await ctx.may("room_booking.book", { id: held.id });
  if (held.state === "cancelled") refuse("already_cancelled", "这个预约已经取消了。");
  if (held.endsAt <= ctx.now) refuse("past", "已经用完的预约不能取消。");
  await ctx.tx.update(roomBooking).set({ state: "cancelled", cancelReason: input.reason, endedBy: personOf(ctx.actor), endedAt: ctx.now }).where(eq(roomBooking.id, held.id));
  await ctx.record({ subject: "roomBooking", id: held.id, organizationId: held.organizationId, reason: input.reason, change: { from: "booked", to: "cancelled" } });
  return { id: held.id, roomId: held.roomId, day: dayOf(held.startsAt) };
});

/** Erases the contact of a booking a year after its day; that the room was used stands. */
export const eraseRoomContact = command("eraseRoomContact", eraseRoomContactInput, async (ctx, input) => {
  const [held] = await ctx.tx.select().from(roomBooking).where(eq(roomBooking.id, input.bookingId)).for("update");
  if (!held) refuse("not_found", "没有找到这个预约。");
  await ctx.may("room_booking.erase", { id: held.id });
  if (contactEndsOn(held.endsAt, await retentionOf(ctx.tx, "contact_retention_days")) > dayOf(ctx.now)) refuse("too_early", "还不到清除的时候。");
  await ctx.tx.update(roomBooking).set({ contactSealed: null, phoneHash: null }).where(eq(roomBooking.id, held.id));
  await ctx.record({ subject: "roomBooking", id: held.id, change: { erased: true } });
  return { id: held.id };
});

/** Who books shares the row; who closes days or changes hours has it alone, so that neither misses the other. */
async function lockRoom(ctx: Context, id: string, how: "update" | "share" = "update") {
  const [held] = await ctx.tx.select().from(room).where(and(eq(room.id, id), isNull(room.endedAt))).for(how);
  return held ?? refuse("not_found", "没有找到这个活动室，或已不再开放。");
}

async function checkPlace(ctx: Context, input: { communityId: string; placeId: string | null }): Promise<void> {
  if (!input.placeId) return;
  const [found] = await ctx.tx.select({ id: place.id }).from(place).where(and(eq(place.id, input.placeId), eq(place.communityId, input.communityId), isNull(place.endedAt)));
  if (!found) refuse("no_place", "这个地点不在这个社区，请重新选择。", { placeId: "请重新选择地点" });
}

async function storeHours(ctx: Context, roomId: string, hours: Hours): Promise<void> {
  const open = hours.flatMap((line) => (line.from && line.to ? [{ roomId, weekday: line.weekday, fromTime: line.from, toTime: line.to }] : []));
  await ctx.tx.insert(roomHours).values(open);
}

async function refuseBooked(ctx: Context, roomId: string, from: Date, until: Date | null): Promise<void> {
  const [counted] = await ctx.tx
    .select({ n: sql<number>`count(*)::int` })
    .from(roomBooking)
    .where(and(eq(roomBooking.roomId, roomId), eq(roomBooking.state, "booked"), gt(roomBooking.endsAt, from), until ? lt(roomBooking.startsAt, until) : undefined));
  if (counted && counted.n > 0) refuse("still_booked", `这段时间已有 ${counted.n} 个预约。请先告诉他们并取消预约，再来停用。`);
}
