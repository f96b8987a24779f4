import { and, asc, eq, isNull, lte } from "drizzle-orm";
import { database } from "#db/client.ts";
import { consultation } from "#db/schema/cases.ts";
import { addDays, addMonths, dayOf, instantAt } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { retentionOf } from "#lib/retention/queries.ts";

/** Closed cases past their years whose words still lie here, the oldest first; for the job. */
export async function casesToErase(): Promise<string[]> {
  const years = await retentionOf(database(), "case_retention_years");
  const until = instantAt(addDays(addMonths(dayOf(await now()), -12 * years), 1));
  const rows = await database().select({ id: consultation.id }).from(consultation).where(and(isNull(consultation.erasedAt), eq(consultation.state, "closed"), lte(consultation.closedAt, until))).orderBy(asc(consultation.closedAt)).limit(200);
  return rows.map((row) => row.id);
}
