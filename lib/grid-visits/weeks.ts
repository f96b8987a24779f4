import { sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import type { VisitWeek } from "#db/words.ts";
import type { Action } from "#lib/access.ts";
import type { Actor } from "#lib/actor.ts";
import { addDays, dayOf, weekStart, type Day } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { scope } from "#lib/reach.ts";
import { workCalendar } from "#lib/workdays/queries.ts";
import { missedWeeks, standingOfWeek, WEEKS_BACK } from "./rules.ts";

/** A grid that is a unit's to visit, how this week stands and which of the last weeks were missed. */
export interface Assignment {
  unitId: string;
  gridId: string;
  unit: string;
  grid: string;
  community: string;
  fromDay: Day;
  /** Null: the grid is the unit's only since some day of this week. */
  week: VisitWeek | null;
  /** The Mondays of missed weeks, newest first. */
  missed: Day[];
  last: Day | null;
}

/** The grids that units visit, for whom the action reaches: of a post by the table, of a person those of his own unit. In the official order of grids, then units. */
export async function assignments(actor: Actor, action: Extract<Action, `grid_visit.${string}`>): Promise<Assignment[]> {
  const instant = await now();
  const today = dayOf(instant);
  const since = addDays(weekStart(today), -7 * WEEKS_BACK);
  // A person's right is to visits on which he is named; what he may begin is a visit of his own unit.
  const own = actor.kind === "person" ? sql`exists (select 1 from person p join organization o on o.id = p.organization_id where p.id = ${actor.personId} and p.ended_at is null and o.path like u.path || '%')` : scope(actor, action);
  const [rows, calendar] = await Promise.all([
    // Named like the table, so that the table's own scope says who sees an assignment without a visit too.
    database().execute<{ unit_id: string; grid_id: string; unit: string; grid: string; community: string; from_day: string; days: string[]; last: string | null }>(sql`
      select "grid_visit".unit_id, "grid_visit".grid_id, u.name as unit, g.name as grid, c.name as community, "grid_visit".from_day::text,
        array(select v.day::text from grid_visit v where v.unit_id = "grid_visit".unit_id and v.grid_id = "grid_visit".grid_id and v.state = 'recorded' and v.day >= ${since}) as days,
        (select max(v.day)::text from grid_visit v where v.unit_id = "grid_visit".unit_id and v.grid_id = "grid_visit".grid_id and v.state = 'recorded') as last
      from (select null::uuid as id, l.partner_id as unit_id, l.organization_id as grid_id, min(l.from_day) as from_day from organization_link l group by l.partner_id, l.organization_id) "grid_visit"
      join organization u on u.id = "grid_visit".unit_id and u.ended_at is null
      join organization g on g.id = "grid_visit".grid_id and g.kind = 'grid' and g.ended_at is null
      join organization c on c.id = g.parent_id
      where ${own}
      order by c.official_order, c.id, g.official_order, g.id, u.official_order, u.id
      limit 500`),
    workCalendar(database(), since),
  ]);
  return rows.map((row) => {
    const assigned = { fromDay: row.from_day, days: row.days };
    return { unitId: row.unit_id, gridId: row.grid_id, unit: row.unit, grid: row.grid, community: row.community, fromDay: row.from_day, last: row.last, week: standingOfWeek(weekStart(today), today, assigned, calendar), missed: missedWeeks(today, assigned, calendar) };
  });
}
