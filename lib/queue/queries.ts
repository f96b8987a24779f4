import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { listen } from "#db/listening.ts";
import { boardLink, booking, desk } from "#db/schema/bookings.ts";
import { organization } from "#db/schema/organizations.ts";
import { person } from "#db/schema/people.ts";
import { session, shift } from "#db/schema/sessions.ts";
import { signup } from "#db/schema/signups.ts";
import { personOf, type Actor } from "#lib/actor.ts";
import { callMeOf } from "#lib/bookings/queries.ts";
import { now } from "#lib/clock.ts";
import { keyedHash } from "#lib/crypto.ts";
import { codeOf } from "#lib/follow/commands.ts";
import { isId } from "#lib/ids.ts";
import { may, scope } from "#lib/reach.ts";
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
  const [queue, who, sitting, [held], people] = await Promise.all([
    queueOf(sessionId),
    peopleInQueue(actor, sessionId),
    sittingIn(sessionId),
    db.select({ id: session.id, title: session.title, state: session.state, startsAt: session.startsAt, endsAt: session.endsAt, host: organization.name }).from(session).innerJoin(organization, eq(organization.id, session.hostId)).where(eq(session.id, sessionId)),
    db.select({ id: person.id, name: person.name }).from(person).where(sql`${person.id} in (select d.counsellor_id from desk d where d.session_id = ${sessionId} union select d.recorder_id from desk d where d.session_id = ${sessionId})`),
  ]);
  if (!held) return null;
  const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? null;
  const me = personOf(actor);
  const desks = queue.desks.map((at) => ({ ...at, counsellor: nameOf(at.counsellorId), recorder: nameOf(at.recorderId), mine: at.counsellorId === me || at.recorderId === me, who: who.get(at.bookingId ?? "") ?? null }));
  const free = sitting.filter((one) => !desks.some((at) => at.counsellorId === one.id || at.recorderId === one.id));
  const waiting = queue.waiting.map((one) => ({ ...one, who: who.get(one.id) ?? null }));
  return { session: held, desks, waiting, served: queue.served, at: queue.instant, mayCall, mayCount, sitting: free, me: sitting.find((one) => one.id === me) ?? null };
}

/** What the one who calls knows of those in the queue: what they come for, and how to call them when they said so. */
async function peopleInQueue(actor: Actor, sessionId: string) {
  const rows = await database()
    .select({ id: booking.id, matters: booking.matters, priority: booking.priority, via: booking.via, homeVisit: booking.homeVisit, contactSealed: booking.contactSealed, named: sql<boolean>`${scope(actor, "booking.call_me")}` })
    .from(booking)
    .where(and(eq(booking.sessionId, sessionId), inArray(booking.state, ["arrived", "being_served"])));
  return new Map(rows.map(({ contactSealed, named, ...row }) => [row.id, { ...row, callMe: named ? callMeOf(row.id, contactSealed) : "" }]));
}

/** Who can sit at a desk of this session: its counsellors, and who writes beside them. */
async function sittingIn(sessionId: string) {
  const rows = await database()
    .selectDistinct({ id: person.id, name: person.name, counsels: sql<boolean>`bool_or(${shift.speciality} in ('legal_advice', 'mediation'))` })
    .from(signup)
    .innerJoin(shift, eq(shift.id, signup.shiftId))
    .innerJoin(person, eq(person.id, signup.personId))
    .where(and(eq(signup.sessionId, sessionId), inArray(signup.state, ["confirmed", "attended"]), isNull(shift.endedAt), inArray(shift.speciality, ["legal_advice", "mediation", "recording"])))
    .groupBy(person.id, person.name)
    .orderBy(asc(person.name));
  return rows;
}

/** Today's sessions where this person sits or could sit, for his own desk. */
export async function myQueues(actor: Actor) {
  const me = personOf(actor);
  if (!me) return [];
  return database()
    .selectDistinct({ id: session.id, title: session.title, startsAt: session.startsAt, endsAt: session.endsAt })
    .from(session)
    .innerJoin(signup, eq(signup.sessionId, session.id))
    .innerJoin(shift, eq(shift.id, signup.shiftId))
    .where(and(eq(signup.personId, me), inArray(signup.state, ["confirmed", "attended"]), eq(session.state, "under_way"), inArray(session.kind, ["consultation", "mediation"]), inArray(shift.speciality, ["legal_advice", "mediation", "recording"])));
}

/** The links of screens and tablets that stand for a session: which kinds, until when. The links themselves are stored hashed. Null without the right. */
export async function boardsOf(actor: Actor, sessionId: string) {
  const db = database();
  if (!isId(sessionId) || !(await may(db, actor, "booking.counter", { id: sessionId }))) return null;
  const instant = await now();
  const rows = await db.select({ kind: boardLink.kind, expiresAt: boardLink.expiresAt }).from(boardLink).where(and(eq(boardLink.sessionId, sessionId), isNull(boardLink.endedAt)));
  return rows.filter((row) => row.expiresAt > instant);
}

/** Tells each change of any queue, by its session; answers how to stop. For the process that serves the boards. */
export function hearQueues(told: (sessionId: string) => void): () => void {
  return listen("queue", told);
}

/** What a tablet shows to who has just taken a number at it, for three minutes: the number, how long, and the code to follow it. */
export async function kioskTicket(token: string, bookingId: string) {
  const board = await boardOf(token, "kiosk");
  if (!board || !isId(bookingId)) return null;
  const [one] = await database().select({ ticket: booking.ticket, arrivedAt: booking.arrivedAt }).from(booking).where(and(eq(booking.id, bookingId), eq(booking.sessionId, board.sessionId), eq(booking.via, "walk_in"), eq(booking.state, "arrived"), isNull(booking.createdBy)));
  if (!one?.ticket || !one.arrivedAt || board.at.getTime() - one.arrivedAt.getTime() > 180_000) return null;
  const turn = await turnOf({ kind: "holder", subjectId: bookingId }, bookingId);
  return { ticket: one.ticket, before: turn?.before ?? 0, wait: turn?.wait ?? "", code: codeOf(bookingId) };
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
