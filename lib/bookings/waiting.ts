import { and, eq, gte, isNull, lt, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { booking } from "#db/schema/bookings.ts";
import { session } from "#db/schema/sessions.ts";
import type { Actor } from "#lib/actor.ts";
import { addDays, dayOf, instantAt } from "#lib/calendar.ts";
import { formatSpan } from "#lib/format.ts";
import { scope } from "#lib/reach.ts";
import type { Waiting } from "#lib/waiting/rules.ts";

/** What waits for the counter: tomorrow's bookings that no message reaches, to be rung or told; and those who ask for a visit at home. */
export async function waiting(actor: Actor, instant: Date): Promise<Waiting[]> {
  const rows = await database()
    .select({
      sessionId: session.id,
      title: session.title,
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      silent: sql<number>`(count(*) filter (where ${and(isNull(booking.phoneHash), isNull(booking.comes), lt(booking.slotAt, instantAt(addDays(dayOf(instant), 2))))}))::int`,
      visits: sql<number>`(count(*) filter (where ${booking.homeVisit}))::int`,
    })
    .from(session)
    .innerJoin(booking, eq(booking.sessionId, session.id))
    .where(and(scope(actor, "booking.counter"), eq(session.state, "published"), gte(session.startsAt, instant), eq(booking.state, "booked")))
    .groupBy(session.id)
    .limit(20);
  const line = (kind: string, row: (typeof rows)[number], title: string, action: string): Waiting => ({ id: `booking-${kind}:${row.sessionId}`, due: row.startsAt, tone: "wait", title, detail: `“${row.title}” ${formatSpan(row.startsAt, row.endsAt)}`, href: `sessions/${row.sessionId}/queue`, action });
  return rows.flatMap((row) => [
    ...(row.silent > 0 ? [line("silent", row, `明天有 ${row.silent} 个预约没有电话，要当面或托人提醒`, "看名单")] : []),
    ...(row.visits > 0 ? [line("visits", row, `有 ${row.visits} 位预约的人希望上门`, "看一看")] : []),
  ]);
}
