import { and, eq, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { booking } from "#db/schema/bookings.ts";
import type { Waiting } from "./rules.ts";

/** Who of a session has a ticket and waits, in no order yet. */
export async function waitingOf(reader: Reader, sessionId: string): Promise<Waiting[]> {
  const rows = await reader
    .select({ id: booking.id, ticket: booking.ticket, arrivedAt: booking.arrivedAt, slotAt: booking.slotAt, priority: booking.priority, setAsideAt: booking.setAsideAt, avoids: sql<string[]>`array(select a.person_id from booking_avoids a where a.booking_id = "booking"."id")` })
    .from(booking)
    .where(and(eq(booking.sessionId, sessionId), eq(booking.state, "arrived")));
  return rows.map((row) => ({ ...row, ticket: row.ticket!, arrivedAt: row.arrivedAt! }));
}
