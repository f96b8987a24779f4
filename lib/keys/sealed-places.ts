import { and, asc, eq, gt, isNotNull, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { booking } from "#db/schema/bookings.ts";
import { counsellorTie } from "#db/schema/conflicts.ts";
import { message } from "#db/schema/ground.ts";
import { request, requestFollower } from "#db/schema/requests.ts";
import { roomBooking } from "#db/schema/rooms.ts";
import { session } from "#db/schema/sessions.ts";

/** Where something lies sealed by the installation's key itself (lib/crypto.ts seal), not by a key of its own. */
interface SealedPlace {
  name: string;
  purpose: string;
  /** Some rows after an id, locked, so that who writes one meanwhile waits and loses nothing. */
  read(tx: Transaction, after: string): Promise<{ id: string; sealed: Buffer | null }[]>;
  write(tx: Transaction, id: string, sealed: Buffer): Promise<unknown>;
}

const MOST = 200;
const FIRST = "00000000-0000-0000-0000-000000000000";

/**
 * 2026-11: a change of key rewrites bytes, no meaning: it is done here for every table, past their own commands, so that a place that is forgotten shows in one list.
 * Each place of seal() that outlives a day is named.
 */
export const sealedPlaces: readonly SealedPlace[] = [
  { name: "booking", purpose: "booking contact", read: (tx, after) => tx.select({ id: booking.id, sealed: booking.contactSealed }).from(booking).where(and(isNotNull(booking.contactSealed), gt(booking.id, after))).orderBy(asc(booking.id)).limit(MOST).for("update"), write: (tx, id, sealed) => tx.update(booking).set({ contactSealed: sealed }).where(eq(booking.id, id)) },
  { name: "request", purpose: "request contact", read: (tx, after) => tx.select({ id: request.id, sealed: request.contactSealed }).from(request).where(and(isNotNull(request.contactSealed), gt(request.id, after))).orderBy(asc(request.id)).limit(MOST).for("update"), write: (tx, id, sealed) => tx.update(request).set({ contactSealed: sealed }).where(eq(request.id, id)) },
  { name: "requestFollower", purpose: "request contact", read: (tx, after) => tx.select({ id: requestFollower.id, sealed: requestFollower.contactSealed }).from(requestFollower).where(and(isNotNull(requestFollower.contactSealed), gt(requestFollower.id, after))).orderBy(asc(requestFollower.id)).limit(MOST).for("update"), write: (tx, id, sealed) => tx.update(requestFollower).set({ contactSealed: sealed }).where(eq(requestFollower.id, id)) },
  { name: "roomBooking", purpose: "room contact", read: (tx, after) => tx.select({ id: roomBooking.id, sealed: roomBooking.contactSealed }).from(roomBooking).where(and(isNotNull(roomBooking.contactSealed), gt(roomBooking.id, after))).orderBy(asc(roomBooking.id)).limit(MOST).for("update"), write: (tx, id, sealed) => tx.update(roomBooking).set({ contactSealed: sealed }).where(eq(roomBooking.id, id)) },
  { name: "counsellorTie", purpose: "counsellor tie", read: (tx, after) => tx.select({ id: counsellorTie.id, sealed: counsellorTie.sealed }).from(counsellorTie).where(and(sql`length(${counsellorTie.sealed}) > 0`, gt(counsellorTie.id, after))).orderBy(asc(counsellorTie.id)).limit(MOST).for("update"), write: (tx, id, sealed) => tx.update(counsellorTie).set({ sealed }).where(eq(counsellorTie.id, id)) },
  { name: "message", purpose: "message", read: (tx, after) => tx.select({ id: message.id, sealed: message.sealed }).from(message).where(and(isNotNull(message.sealed), gt(message.id, after))).orderBy(asc(message.id)).limit(MOST).for("update"), write: (tx, id, sealed) => tx.update(message).set({ sealed }).where(eq(message.id, id)) },
  { name: "session", purpose: "day code", read: (tx, after) => tx.select({ id: session.id, sealed: session.dayCodeSealed }).from(session).where(and(isNotNull(session.dayCodeSealed), gt(session.id, after))).orderBy(asc(session.id)).limit(MOST).for("update"), write: (tx, id, sealed) => tx.update(session).set({ dayCodeSealed: sealed }).where(eq(session.id, id)) },
];

export const beforeFirst = FIRST;
