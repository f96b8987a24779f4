import { and, asc, count, desc, eq, gte, lt, sql, type SQL } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { organization, place } from "#db/schema/organizations.ts";
import { session } from "#db/schema/sessions.ts";
import { team } from "#db/schema/teams.ts";
import type { SessionKind, SessionState } from "#db/words.ts";
import { instantAt } from "#lib/calendar.ts";
import { isId } from "#lib/ids.ts";
import { monthAfter } from "./rules.ts";

/** A line of a list of sessions. */
export interface SessionRow {
  id: string;
  title: string;
  kind: SessionKind;
  state: SessionState;
  startsAt: Date;
  endsAt: Date;
  host: string;
  /** Empty where the place is hidden and the reader is a resident. */
  place: string;
  team: string;
  capacity: number;
  taken: number;
  waiting: number;
}

export const PAGE = 20;

interface Listing {
  where: SQL | undefined;
  /** Oldest first for what comes, newest first for what was. */
  newestFirst?: boolean;
  after?: string | undefined;
  limit?: number;
  hidePlaces?: boolean;
}

const sums = (column: SQL) => sql<number>`coalesce((select sum(${column}) from shift f where f.session_id = ${session.id} and f.ended_at is null), 0)::int`;

/** Reads lines of sessions by key (start, id), with the cursor of the next page. */
export async function sessionRows(reader: Reader, listing: Listing): Promise<{ rows: SessionRow[]; next: string | undefined }> {
  const limit = listing.limit ?? PAGE;
  const order = listing.newestFirst ? [desc(session.startsAt), desc(session.id)] : [asc(session.startsAt), asc(session.id)];
  const rows = await reader
    .select({
      id: session.id,
      title: session.title,
      kind: session.kind,
      state: session.state,
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      host: organization.shortName,
      place: listing.hidePlaces ? sql<string>`case when ${place.hidden} then '' else coalesce(${place.name}, ${session.placeText}) end` : sql<string>`coalesce(${place.name}, ${session.placeText})`,
      team: team.name,
      capacity: sums(sql`f.capacity`),
      taken: sums(sql`f.taken`),
      waiting: sql<number>`(select count(*) from signup g where g.session_id = ${session.id} and g.state = 'waitlisted')::int`,
    })
    .from(session)
    .innerJoin(organization, eq(organization.id, session.hostId))
    .innerJoin(team, eq(team.id, session.teamId))
    .leftJoin(place, eq(place.id, session.placeId))
    .where(and(listing.where, cursorCondition(listing.after, listing.newestFirst ?? false)))
    .orderBy(...order)
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last ? `${last.startsAt.getTime()}_${last.id}` : undefined };
}

function cursorCondition(after: string | undefined, newestFirst: boolean): SQL | undefined {
  const [ms, id] = (after ?? "").split("_");
  if (!isId(id) || !/^\d{1,15}$/.test(ms ?? "")) return undefined;
  const key = sql`(${new Date(Number(ms)).toISOString()}::timestamptz, ${id}::uuid)`;
  return newestFirst ? sql`(${session.startsAt}, ${session.id}) < ${key}` : sql`(${session.startsAt}, ${session.id}) > ${key}`;
}

/** How many there are; above 1,000 it says 1,001, shown as 1000+. */
export async function cappedCount(reader: Reader, where: SQL | undefined): Promise<number> {
  const some = reader.select({ id: session.id }).from(session).where(where).limit(1001).as("some");
  const [row] = await reader.select({ n: count() }).from(some);
  return row?.n ?? 0;
}

/** The sessions that begin in a calendar month (YYYY-MM). */
export function inMonth(month: string): SQL | undefined {
  return and(gte(session.startsAt, instantAt(`${month}-01`)), lt(session.startsAt, instantAt(`${monthAfter(month, 1)}-01`)));
}
