import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { boardLink, booking, desk } from "#db/schema/bookings.ts";
import { organization } from "#db/schema/organizations.ts";
import { person } from "#db/schema/people.ts";
import { session } from "#db/schema/sessions.ts";
import { personOf, type Actor } from "#lib/actor.ts";
import { now } from "#lib/clock.ts";
import { keyedHash } from "#lib/crypto.ts";
import { isId } from "#lib/ids.ts";
import { may } from "#lib/reach.ts";
import { waitingOf } from "./line.ts";
import { queueOrder, waitInWords, waitingMinutes } from "./rules.ts";

/** What one takes at a desk while nobody has been served yet, in minutes. */
const USUAL_MINUTES = 25;

/** The desks of a session with the number each serves, and the numbers that wait in order with an honest estimate. Numbers alone: no name. */
async function queueOf(sessionId: string) {
  const instant = await now();
  const db = database();
  const [desks, waiting, [served]] = await Promise.all([
    db
      .select({ id: desk.id, name: desk.name, counsellorId: desk.counsellorId, recorderId: desk.recorderId, bookingId: booking.id, ticket: booking.ticket, calledAt: booking.calledAt, calls: booking.calls })
      .from(desk)
      .leftJoin(booking, and(eq(booking.deskId, desk.id), eq(booking.state, "being_served")))
      .where(and(eq(desk.sessionId, sessionId), isNull(desk.closedAt)))
      .orderBy(asc(desk.name)),
    waitingOf(db, sessionId),
    db.select({ n: sql<number>`count(*)::int`, minutes: sql<number>`coalesce(avg(extract(epoch from ("booking"."ended_at" - "booking"."called_at")) / 60), 0)::float8` }).from(booking).where(and(eq(booking.sessionId, sessionId), eq(booking.state, "served"))),
  ]);
  const each = served!.n >= 3 ? Math.min(60, Math.max(10, Math.round(served!.minutes))) : USUAL_MINUTES;
  const ordered = queueOrder(waiting, instant);
  const waits = waitingMinutes(ordered.length, desks.map((at) => (at.calledAt ? (instant.getTime() - at.calledAt.getTime()) / 60_000 : null)), each);
  return { instant, desks, served: served!.n, waiting: ordered.map((one, index) => ({ ...one, minutes: waits[index] ?? null, wait: waitInWords(waits[index] ?? null) })) };
}

/** The board on the wall or the tablet at the door, by its link; null when the link is none or has ended. */
export async function boardOf(token: string, kind: "board" | "kiosk") {
  const instant = await now();
  const [link] = await database()
    .select({ sessionId: session.id, title: session.title, startsAt: session.startsAt, endsAt: session.endsAt, state: session.state, host: organization.name, expiresAt: boardLink.expiresAt })
    .from(boardLink)
    .innerJoin(session, eq(session.id, boardLink.sessionId))
    .innerJoin(organization, eq(organization.id, session.hostId))
    .where(and(eq(boardLink.tokenHash, keyedHash("board link", token)), eq(boardLink.kind, kind), isNull(boardLink.endedAt)));
  if (!link || link.expiresAt <= instant) return null;
  const { desks, waiting, served } = await queueOf(link.sessionId);
  return {
    ...link,
    at: instant,
    served,
    desks: desks.map(({ name, ticket, calledAt, calls }) => ({ name, ticket, calledAt, calls })),
    next: waiting.slice(0, 6).map((one) => ({ ticket: one.ticket, wait: one.wait })),
    waiting: waiting.length,
  };
}

/** The queue for the counter and the desks of a session; `mine` is the desk where this person sits. Null without the right. */
export async function queueDesk(actor: Actor, sessionId: string) {
  const db = database();
  if (!isId(sessionId)) return null;
  const [mayCall, mayCount] = await Promise.all([may(db, actor, "queue.call", { id: sessionId }), may(db, actor, "booking.counter", { id: sessionId })]);
  if (!mayCall && !mayCount) return null;
  const [queue, [held], people] = await Promise.all([
    queueOf(sessionId),
    db.select({ id: session.id, title: session.title, state: session.state, startsAt: session.startsAt, endsAt: session.endsAt, host: organization.name }).from(session).innerJoin(organization, eq(organization.id, session.hostId)).where(eq(session.id, sessionId)),
    db.select({ id: person.id, name: person.name }).from(person).where(sql`${person.id} in (select d.counsellor_id from desk d where d.session_id = ${sessionId} union select d.recorder_id from desk d where d.session_id = ${sessionId})`),
  ]);
  if (!held) return null;
  const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? null;
  const me = personOf(actor);
  const desks = queue.desks.map((at) => ({ ...at, counsellor: nameOf(at.counsellorId), recorder: nameOf(at.recorderId), mine: at.counsellorId === me || at.recorderId === me }));
  return { session: held, desks, waiting: queue.waiting, served: queue.served, at: queue.instant, mayCall, mayCount };
}

/** Where one with a ticket stands: how many before him and about how long; null when he doesn't wait. */
export async function turnOf(actor: Actor, bookingId: string) {
  if (!isId(bookingId) || !(await may(database(), actor, "booking.hold", { id: bookingId }))) return null;
  const [held] = await database().select({ sessionId: booking.sessionId, ticket: booking.ticket, state: booking.state, desk: desk.name }).from(booking).leftJoin(desk, eq(desk.id, booking.deskId)).where(eq(booking.id, bookingId));
  if (!held?.ticket) return null;
  if (held.state === "being_served") return { ticket: held.ticket, desk: held.desk, before: 0, wait: `请到 ${held.desk}` };
  const { waiting } = await queueOf(held.sessionId);
  const index = waiting.findIndex((one) => one.id === bookingId);
  return index < 0 ? null : { ticket: held.ticket, desk: null, before: index, wait: waiting[index]!.wait };
}
