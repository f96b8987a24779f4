import { and, eq, ne } from "drizzle-orm";
import { database } from "#db/client.ts";
import { booking, desk } from "#db/schema/bookings.ts";
import { consultation } from "#db/schema/cases.ts";
import { session } from "#db/schema/sessions.ts";
import type { Actor } from "#lib/actor.ts";
import { isId } from "#lib/ids.ts";
import { may, scope } from "#lib/reach.ts";
import { retentionOf } from "#lib/retention/queries.ts";
import { told } from "./rules.ts";

/** The words to read aloud, with the years this installation keeps a case. */
export async function toldHere(): Promise<string[]> {
  return told(await retentionOf(database(), "case_retention_years"));
}

/** The ticket that a desk of the actor's session serves now; null when there is none or it is not his session. */
export async function ticketAtDesk(actor: Actor, bookingId: string) {
  if (!isId(bookingId)) return null;
  const [one] = await database()
    .select({ bookingId: booking.id, sessionId: booking.sessionId, ticket: booking.ticket, matters: booking.matters, desk: desk.name, counsellorId: desk.counsellorId })
    .from(booking)
    .innerJoin(desk, eq(desk.id, booking.deskId))
    .innerJoin(session, eq(session.id, booking.sessionId))
    .where(and(eq(booking.id, bookingId), eq(booking.state, "being_served")));
  return one && (await may(database(), actor, "case.log", { id: one.sessionId })) ? one : null;
}

/** A case of the actor's session of today that a conflict turned away, to begin it anew for a second person's word; null when it isn't his. */
export async function turnedAway(actor: Actor, caseId: string) {
  if (!isId(caseId) || !(await may(database(), actor, "case.words", { id: caseId }))) return null;
  const [one] = await database().select({ id: consultation.id, sessionId: consultation.sessionId }).from(consultation).innerJoin(session, eq(session.id, consultation.sessionId)).where(and(eq(consultation.id, caseId), eq(consultation.state, "reassigned"), eq(session.state, "under_way")));
  return one ?? null;
}

/** The case that stands already for the number at a desk, for its counsellor or recorder; null when it isn't begun. */
export async function caseOfTicket(actor: Actor, bookingId: string) {
  const [one] = await database().select({ id: consultation.id, state: consultation.state }).from(consultation).where(and(eq(consultation.bookingId, bookingId), ne(consultation.state, "reassigned"), scope(actor, "case.words")));
  return one ?? null;
}
