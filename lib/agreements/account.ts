import { and, asc, eq, gte, inArray, lt, ne, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { caseTable } from "#db/schema/case-tables.ts";
import { session } from "#db/schema/sessions.ts";
import { instantsOf, type Period } from "#lib/calendar.ts";
import { serviceKinds } from "#lib/sessions/rules.ts";
import type { MonthHeld } from "./rules.ts";

type Parties = { branchId: string; communityId: string };

/** What the branch (or those under it) did in the community (or those under it) within the term; what counts as service. */
function under({ branchId, communityId }: Parties, term: Period) {
  const { from, until } = instantsOf(term);
  const below = (id: string) => sql`(select o.id from organization o, organization p where p.id = ${id} and o.path like p.path || '%')`;
  return and(sql`${session.ownerId} in ${below(branchId)}`, sql`${session.hostId} in ${below(communityId)}`, inArray(session.kind, [...serviceKinds]), ne(session.state, "draft"), gte(session.startsAt, from), lt(session.startsAt, until));
}

/** The months of the term that have sessions, in figures. */
export async function heldUnder(parties: Parties, term: Period | null): Promise<MonthHeld[]> {
  if (!term) return [];
  const month = sql<number>`extract(month from ${session.startsAt} at time zone 'Asia/Shanghai')::int`;
  const attended = sql`(select count(*) from signup g where g.session_id = "session"."id" and g.state = 'attended')`;
  return database()
    .select({
      month,
      coming: sql<number>`(count(*) filter (where ${session.state} in ('published', 'under_way')))::int`,
      held: sql<number>`(count(*) filter (where ${session.state} = 'completed'))::int`,
      cancelled: sql<number>`(count(*) filter (where ${session.state} = 'cancelled'))::int`,
      visits: sql<number>`coalesce(sum(${attended}), 0)::int`,
      served: sql<number>`coalesce(sum(${session.peopleServed}), 0)::int`,
    })
    .from(session)
    .where(under(parties, term))
    .groupBy(month)
    .orderBy(month);
}

/** The sessions behind those figures, in the order of their days. */
export async function sessionsUnder(parties: Parties, term: Period | null) {
  if (!term) return [];
  return database()
    .select({ id: session.id, title: session.title, kind: session.kind, state: session.state, startsAt: session.startsAt, endsAt: session.endsAt, served: session.peopleServed })
    .from(session)
    .where(under(parties, term))
    .orderBy(asc(session.startsAt), asc(session.id))
    .limit(400);
}

/** The year's matters in this community as they were frozen for everybody (domain.md, Figures); null before that day. */
export async function mattersOf({ branchId, communityId }: Parties, year: number) {
  const [frozen] = await database().select({ totals: caseTable.totals, asOf: caseTable.asOf }).from(caseTable).where(and(eq(caseTable.organizationId, branchId), eq(caseTable.communityId, communityId), eq(caseTable.year, year)));
  return frozen ? { totals: frozen.totals as Record<string, number>, asOf: frozen.asOf } : null;
}
