import { and, asc, eq, gte, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { organization, place } from "#db/schema/organizations.ts";
import { room, roomBooking, roomClosure, roomHours } from "#db/schema/rooms.ts";
import type { Actor } from "#lib/actor.ts";
import { addDays, dayOf, instantAt, weekStart, type Day } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { isId } from "#lib/ids.ts";
import { holdsAction, may, scope } from "#lib/reach.ts";
import { contactsGoBefore } from "#lib/retention/queries.ts";
import { freeSpans, openOn } from "./rules.ts";
import { openContact } from "./sealed.ts";

const columns = { id: room.id, name: room.name, capacity: room.capacity, about: room.about, communityId: room.communityId, community: organization.name, phone: organization.phone, place: place.name, address: place.address, directions: place.directions, version: room.version, placeId: room.placeId };

/** Rooms that are open at all: of one community when asked, in the official order; at most 200. `kept`: those this actor keeps, alone. */
async function roomsWhere(where: ReturnType<typeof and>) {
  return database().select(columns).from(room).innerJoin(organization, eq(organization.id, room.communityId)).leftJoin(place, eq(place.id, room.placeId)).where(and(isNull(room.endedAt), where)).orderBy(asc(organization.officialOrder), asc(organization.id), asc(room.name)).limit(200);
}
type Room = Awaited<ReturnType<typeof roomsWhere>>[number];

/** Each day of some with the room's hours, what is booked and what is free; what is booked as the reader gave it. */
async function daysOf(rooms: Room[], first: Day, count: number) {
  const ids = rooms.map((each) => each.id);
  if (ids.length === 0) return new Map<string, never[]>();
  const db = database();
  const [hours, closures, bookings] = await Promise.all([
    db.select().from(roomHours).where(inArray(roomHours.roomId, ids)),
    db.select().from(roomClosure).where(and(inArray(roomClosure.roomId, ids), isNull(roomClosure.endedAt), gte(roomClosure.toDay, first))),
    db
      .select({ id: roomBooking.id, roomId: roomBooking.roomId, startsAt: roomBooking.startsAt, endsAt: roomBooking.endsAt, purpose: roomBooking.purpose, people: roomBooking.people, organizationId: roomBooking.organizationId, organization: organization.name, contactSealed: roomBooking.contactSealed })
      .from(roomBooking)
      .leftJoin(organization, eq(organization.id, roomBooking.organizationId))
      .where(and(inArray(roomBooking.roomId, ids), eq(roomBooking.state, "booked"), gte(roomBooking.startsAt, instantAt(first)), lt(roomBooking.startsAt, instantAt(addDays(first, count)))))
      .orderBy(asc(roomBooking.startsAt))
      .limit(2000),
  ]);
  return new Map(
    ids.map((id) => {
      const of = <T extends { roomId: string }>(rows: T[]) => rows.filter((row) => row.roomId === id);
      return [
        id,
        Array.from({ length: count }, (_, at) => {
          const day = addDays(first, at);
          return { day, on: openOn(day, of(hours), of(closures)), free: freeSpans(day, of(hours), of(closures), of(bookings)), bookings: of(bookings).filter((each) => dayOf(each.startsAt) === day) };
        }),
      ];
    }),
  );
}

/** What anybody sees: when the rooms of a community are open and free in the next seven days; no name, no purpose. */
export async function publicRooms(communityId?: string) {
  const today = dayOf(await now());
  const rooms = await roomsWhere(isId(communityId) ? eq(room.communityId, communityId) : undefined);
  const days = await daysOf(rooms, today, 7);
  const communities = [...new Map((isId(communityId) ? await roomsWhere(undefined) : rooms).map((each) => [each.communityId, each.community])).entries()].map(([id, name]) => ({ id, name }));
  return { communities, rooms: rooms.map(({ version: _version, placeId: _place, ...each }) => ({ ...each, days: (days.get(each.id) ?? []).map(({ day, on, free }) => ({ day, on, free })) })) };
}

/** The rooms of the office: a community's own to keep, all to book for other posts; each with what is booked today as far as the reader may see. */
export async function officeRooms(actor: Actor) {
  if (!holdsAction(actor, "room_booking.read")) return null;
  const keeps = holdsAction(actor, "room.keep");
  const rooms = await roomsWhere(keeps ? scope(actor, "room.keep") : undefined);
  const today = dayOf(await now());
  const days = await daysOf(rooms, today, 1);
  return { keeps, rooms: rooms.map((each) => ({ ...each, today: days.get(each.id)?.[0] ?? null })), own: keeps ? [] : await ownBookings(actor) };
}

/** What this post's organizations have booked from today on. */
async function ownBookings(actor: Actor) {
  return database()
    .select({ id: roomBooking.id, roomId: room.id, room: room.name, community: organization.name, startsAt: roomBooking.startsAt, endsAt: roomBooking.endsAt, purpose: roomBooking.purpose })
    .from(roomBooking)
    .innerJoin(room, eq(room.id, roomBooking.roomId))
    .innerJoin(organization, eq(organization.id, room.communityId))
    .where(and(scope(actor, "room_booking.read"), eq(roomBooking.state, "booked"), gte(roomBooking.endsAt, await now())))
    .orderBy(asc(roomBooking.startsAt))
    .limit(100);
}

/** One room in the week of a day; bookings that aren't the reader's to read say only that the time is taken. Null when there is none for him. */
export async function roomWeek(actor: Actor, id: string, day?: string) {
  if (!isId(id) || !holdsAction(actor, "room_booking.read")) return null;
  const [held] = await roomsWhere(eq(room.id, id));
  if (!held) return null;
  const instant = await now();
  const monday = weekStart(day ?? dayOf(instant));
  const [days, keeps, readable] = await Promise.all([
    daysOf([held], monday, 7),
    may(database(), actor, "room.keep", { id }),
    database().select({ id: roomBooking.id }).from(roomBooking).where(and(eq(roomBooking.roomId, id), gte(roomBooking.startsAt, instantAt(monday)), lt(roomBooking.startsAt, instantAt(addDays(monday, 7))), scope(actor, "room_booking.read"), scope(actor, "room_booking.contact"))),
  ]);
  const seen = new Set(readable.map((each) => each.id));
  return {
    ...held,
    monday,
    today: dayOf(instant),
    keeps,
    days: (days.get(id) ?? []).map((each) => ({
      ...each,
      bookings: each.bookings.map(({ contactSealed, ...one }) => ({ id: one.id, startsAt: one.startsAt, endsAt: one.endsAt, detail: seen.has(one.id) ? { purpose: one.purpose, people: one.people, organization: one.organization, contact: openContact(one.id, contactSealed), mayCancel: one.endsAt > instant } : null })),
    })),
  };
}
export type RoomWeek = NonNullable<Awaited<ReturnType<typeof roomWeek>>>;

/** For the form of a room: its hours by weekday, its closures to come, and the venues of its community; null for who doesn't keep it. */
export async function roomForm(actor: Actor, id: string) {
  if (!isId(id) || !(await may(database(), actor, "room.keep", { id }))) return null;
  const [held] = await roomsWhere(eq(room.id, id));
  if (!held) return null;
  const db = database();
  const [hours, closures, venues] = await Promise.all([
    db.select().from(roomHours).where(eq(roomHours.roomId, id)),
    db.select().from(roomClosure).where(and(eq(roomClosure.roomId, id), isNull(roomClosure.endedAt), gte(roomClosure.toDay, dayOf(await now())))).orderBy(asc(roomClosure.fromDay)),
    venuesOf(held.communityId),
  ]);
  return { ...held, hours, closures, venues };
}

export async function venuesOf(communityId: string) {
  return database().select({ id: place.id, name: place.name }).from(place).where(and(eq(place.communityId, communityId), eq(place.kind, "venue"), isNull(place.endedAt))).orderBy(asc(place.name)).limit(100);
}

/** The communities for which this actor keeps rooms. */
export async function roomCommunities(actor: Actor) {
  if (actor.kind !== "post" || !holdsAction(actor, "room.keep")) return [];
  return database().select({ id: organization.id, name: organization.name }).from(organization).where(and(eq(organization.kind, "community"), isNull(organization.endedAt), sql`${organization.path} like ${`${actor.post.path}%`}`)).orderBy(asc(organization.officialOrder)).limit(100);
}

/** One booking for who may read it, to be cancelled. */
export async function roomBookingPage(actor: Actor, id: string) {
  if (!isId(id) || !(await may(database(), actor, "room_booking.book", { id }))) return null;
  const [row] = await database()
    .select({ id: roomBooking.id, roomId: room.id, room: room.name, startsAt: roomBooking.startsAt, endsAt: roomBooking.endsAt, purpose: roomBooking.purpose, state: roomBooking.state, contactSealed: roomBooking.contactSealed })
    .from(roomBooking)
    .innerJoin(room, eq(room.id, roomBooking.roomId))
    .where(eq(roomBooking.id, id));
  if (!row || row.state === "cancelled" || row.endsAt <= (await now())) return null;
  const { contactSealed, ...rest } = row;
  return { ...rest, contact: openContact(id, contactSealed) };
}

/** Bookings more than a year past whose contact still stands. */
export async function contactsToErase(): Promise<string[]> {
  const before = await contactsGoBefore();
  const rows = await database().select({ id: roomBooking.id }).from(roomBooking).where(and(isNotNull(roomBooking.contactSealed), lt(roomBooking.endsAt, before))).limit(500);
  return rows.map((row) => row.id);
}
