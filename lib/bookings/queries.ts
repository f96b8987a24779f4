import { and, asc, eq, gte, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { booking, desk } from "#db/schema/bookings.ts";
import { organization, place } from "#db/schema/organizations.ts";
import { session } from "#db/schema/sessions.ts";
import { bookingState, keys, type BookingState, type MatterKind } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { addDays, dayOf, instantAt, timeOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { codeOf } from "#lib/follow/commands.ts";
import { isId } from "#lib/ids.ts";
import { may, scope } from "#lib/reach.ts";
import { contactsGoBefore } from "#lib/retention/queries.ts";
import { freeSlots, lengthOf, toBring } from "./rules.ts";
import { openContact, seatsOf, seatsOfMany, takenOf, takenOfMany } from "./seats.ts";

export { openDraft } from "./draft.ts";
export { waiting } from "./waiting.ts";

/** The free times of a session for these matters (Asia/Shanghai instants), or null when it takes no bookings. For anybody. */
export async function bookableSession(actor: Actor, sessionId: string, matters: MatterKind[]) {
  if (!isId(sessionId) || !(await may(database(), actor, "booking.book", { id: sessionId }))) return null;
  const instant = await now();
  const db = database();
  const [held] = await db
    .select({ id: session.id, title: session.title, kind: session.kind, state: session.state, startsAt: session.startsAt, endsAt: session.endsAt, host: organization.name, hostPhone: organization.phone, place: place.name, placeHidden: place.hidden, placeText: session.placeText, about: session.about, contactPhone: session.contactPhone })
    .from(session)
    .innerJoin(organization, eq(organization.id, session.hostId))
    .leftJoin(place, eq(place.id, session.placeId))
    .where(eq(session.id, sessionId));
  if (!held || !["consultation", "mediation"].includes(held.kind) || !["published", "under_way"].includes(held.state) || held.endsAt <= instant) return null;
  const minutes = lengthOf(matters.length > 0 ? matters : ["other"]);
  const [seats, taken] = await Promise.all([seatsOf(db, sessionId), takenOf(db, sessionId)]);
  const slots = freeSlots(seats, taken, minutes, instant);
  // None long enough for all of it, though one matter alone would still find a time.
  const tooLong = slots.length === 0 && freeSlots(seats, taken, lengthOf(["other"]), instant).length > 0;
  return { ...held, minutes, slots, tooLong, takesBookings: seats.length > 0, bring: toBring(matters) };
}

/** How many times are still free in each of these sessions, for a question of half an hour; a session that takes no bookings is absent. */
export async function freeTimes(sessionIds: string[]): Promise<Map<string, number>> {
  if (sessionIds.length === 0) return new Map();
  const instant = await now();
  const db = database();
  const [seats, taken] = await Promise.all([seatsOfMany(db, sessionIds), takenOfMany(db, sessionIds)]);
  return new Map(sessionIds.filter((id) => seats.has(id)).map((id) => [id, freeSlots(seats.get(id) ?? [], taken.get(id) ?? [], lengthOf(["other"]), instant).length]));
}

/** A resident's booking by his code, with where and when, what to bring, and what he may do; null without the right. The place is told to who has booked. */
export async function heldBooking(actor: Actor, id: string) {
  if (!isId(id) || !(await may(database(), actor, "booking.hold", { id }))) return null;
  const [row] = await database()
    .select({ held: booking, title: session.title, startsAt: session.startsAt, endsAt: session.endsAt, sessionState: session.state, contactPhone: session.contactPhone, host: organization.name, hostPhone: organization.phone, place: place.name, directions: place.directions, address: place.address, placeText: session.placeText, desk: desk.name })
    .from(booking)
    .innerJoin(session, eq(session.id, booking.sessionId))
    .innerJoin(organization, eq(organization.id, session.hostId))
    .leftJoin(place, eq(place.id, session.placeId))
    .leftJoin(desk, eq(desk.id, booking.deskId))
    .where(eq(booking.id, id));
  if (!row) return null;
  const { held, ...rest } = row;
  const { contactSealed, phoneHash: _hash, ...stored } = held;
  const standing = held.state === "booked" || held.state === "waitlisted";
  return { ...rest, ...stored, callMe: openContact(held.id, contactSealed)?.callMe ?? "", bring: toBring(held.matters), mayDo: { cancel: standing || held.state === "arrived", change: standing, answer: held.state === "booked" && held.remindedAt !== null && held.comes === null } };
}

/** What stands on the slip of one booking, its code included: for its holder, and for the counter that prints it for him. Null without the right. */
export async function slipOf(actor: Actor, id: string) {
  if (!isId(id)) return null;
  const db = database();
  const [row] = await db
    .select({ sessionId: booking.sessionId, title: session.title, host: organization.name, place: sql<string>`coalesce(${place.name}, ${session.placeText})`, startsAt: session.startsAt, endsAt: session.endsAt, slotAt: booking.slotAt, ticket: booking.ticket, state: booking.state, matters: booking.matters, contactPhone: session.contactPhone, hostPhone: organization.phone })
    .from(booking)
    .innerJoin(session, eq(session.id, booking.sessionId))
    .innerJoin(organization, eq(organization.id, session.hostId))
    .leftJoin(place, eq(place.id, session.placeId))
    .where(eq(booking.id, id));
  if (!row || !((await may(db, actor, "booking.hold", { id })) || (await may(db, actor, "booking.counter", { id: row.sessionId })))) return null;
  return { ...row, bring: toBring(row.matters), phone: row.contactPhone || row.hostPhone || "", code: codeOf(id) };
}

/** The times a held booking could be moved to, with as many minutes as these matters take (its own place counts as free); null without the right. */
export async function timesToMove(actor: Actor, id: string) {
  if (!isId(id) || !(await may(database(), actor, "booking.hold", { id }))) return null;
  const db = database();
  const [held] = await db.select({ sessionId: booking.sessionId, minutes: booking.minutes, slotAt: booking.slotAt, lane: booking.lane }).from(booking).where(eq(booking.id, id));
  if (!held) return null;
  const [seats, taken, instant] = [await seatsOf(db, held.sessionId), await takenOf(db, held.sessionId), await now()];
  const others = taken.filter((one) => one.lane !== held.lane || one.slotAt.getTime() !== held.slotAt?.getTime());
  return freeSlots(seats, others, held.minutes, instant).filter((at) => at.getTime() !== held.slotAt?.getTime());
}

/** The bookings of a session for the counter, in the order of their times; contacts for who may see them. Null without the right. */
export async function sessionBookings(actor: Actor, sessionId: string) {
  const db = database();
  if (!isId(sessionId) || !(await may(db, actor, "booking.counter", { id: sessionId }))) return null;
  const rows = await db.select({ held: booking, desk: desk.name }).from(booking).leftJoin(desk, eq(desk.id, booking.deskId)).where(and(eq(booking.sessionId, sessionId), scope(actor, "booking.read"))).orderBy(asc(sql`coalesce(${booking.slotAt}, ${booking.arrivedAt}, ${booking.createdAt})`), asc(booking.id)).limit(500);
  return rows.map(({ held: { contactSealed, phoneHash: _hash, ...stored }, desk: at }) => ({ ...stored, desk: at, contact: openContact(stored.id, contactSealed) }));
}

/** The free times of a session for the counter, by the shortest question; null without the right or when it is over. */
export async function counterTimes(actor: Actor, sessionId: string) {
  if (!isId(sessionId) || !(await may(database(), actor, "booking.counter", { id: sessionId }))) return null;
  return bookableSession({ kind: "visitor" }, sessionId, ["neighbour"]);
}

/** How to call one in the queue; "" when he didn't say. For queries that have asked who may know. */
export function callMeOf(id: string, sealed: Buffer | null): string {
  return openContact(id, sealed)?.callMe ?? "";
}

/** How a consultation is booked, for its page in the office: how many stand, and all states in words; null where there is no queue or no right to it. */
export async function bookedHere(actor: Actor, held: { id: string; kind: string; state: string }) {
  if (!["consultation", "mediation"].includes(held.kind) || held.state === "draft" || held.state === "cancelled") return null;
  if (!(await may(database(), actor, "booking.counter", { id: held.id }))) return null;
  const rows = await database().select({ state: booking.state, n: sql<number>`count(*)::int` }).from(booking).where(eq(booking.sessionId, held.id)).groupBy(booking.state);
  const count = (state: BookingState) => rows.find((row) => row.state === state)?.n ?? 0;
  const words = keys(bookingState).filter((state) => count(state) > 0).map((state) => `${bookingState[state]} ${count(state)} 人`).join("，");
  return { standing: count("booked") + count("arrived") + count("being_served"), words };
}

/** The consultations to come that take bookings, soonest first. */
export async function sessionsToBook(actor: Actor) {
  const instant = await now();
  return database()
    .select({ id: session.id, title: session.title, startsAt: session.startsAt, endsAt: session.endsAt, hostId: session.hostId, host: organization.name })
    .from(session)
    .innerJoin(organization, eq(organization.id, session.hostId))
    .where(and(scope(actor, "session.read"), inArray(session.kind, ["consultation", "mediation"]), eq(session.state, "published"), gte(session.startsAt, instant)))
    .orderBy(asc(session.startsAt), asc(session.id))
    .limit(20);
}

/** Standing bookings of tomorrow that were not reminded, from 10:00 on. */
export async function bookingsToRemind(): Promise<string[]> {
  const instant = await now();
  if (timeOf(instant) < "10:00" || timeOf(instant) >= "20:00") return [];
  const from = instantAt(addDays(dayOf(instant), 1));
  const rows = await database()
    .select({ id: booking.id })
    .from(booking)
    .where(and(eq(booking.state, "booked"), isNull(booking.remindedAt), gte(booking.slotAt, from), lt(booking.slotAt, instantAt(addDays(dayOf(instant), 2)))))
    .orderBy(asc(booking.slotAt))
    .limit(500);
  return rows.map((row) => row.id);
}

/** Sessions over for a year whose bookings still hold a contact. */
export async function sessionsToErase(): Promise<string[]> {
  const before = await contactsGoBefore();
  const rows = await database().selectDistinct({ id: session.id }).from(session).innerJoin(booking, eq(booking.sessionId, session.id)).where(and(lt(session.endsAt, before), isNotNull(booking.contactSealed))).limit(200);
  return rows.map((row) => row.id);
}
