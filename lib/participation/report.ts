import { sql, type SQL } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import type { Period } from "#lib/calendar.ts";
import type { Counts } from "./rules.ts";

/** One line of the report: a unit, or the node itself (`id` null) with distinct persons. */
export interface Line extends Counts {
  id: string | null;
  name: string;
  shortName: string;
}

/** The units at or below a node, in official order; a node without units (a branch) stands for itself. */
export const unitsOf = (node: { id: string; path: string }): SQL => sql`
  select u.id, u.name, u.short_name, u.path,
    row_number() over (order by (select array_agg(a.official_order order by length(a.path)) from organization a where u.path like a.path || '%'), u.id) as place
  from organization u
  where case when exists (select 1 from organization k where k.kind = 'unit' and k.path like ${`${node.path}%`}) then u.kind = 'unit' and u.path like ${`${node.path}%`} else u.id = ${node.id} end`;

/** In-service on a day (retired members stand outside), and with which unit: alias m is the unit_member row. */
const stoodInService = (day: SQL) => sql`m.standing = 'in_service' and m.from_day <= ${day} and coalesce(m.to_day, 'infinity') >= ${day}`;

/** A registration that stood on a day: accepted by then and not ended before it. */
export const stood = (day: SQL) => sql`r.state in ('accepted', 'ended') and r.from_day <= ${day} and coalesce(r.to_day, 'infinity') >= ${day}`;

/**
 * A 双报到 record (alias s): confirmed, of service, made while his registration stood (the flag says so), by a member in service on
 * that day, not reversed. Every figure and every drill asks this one condition.
 */
export const doubleRecord = (period: Period): SQL => sql`
  s.day between ${period.from}::date and ${period.to}::date and s.kind = 'service' and s.state = 'confirmed' and s.double_registration and s.reverses_id is null
  and not exists (select 1 from service_record z where z.reverses_id = s.id)
  and exists (select 1 from unit_member m where m.person_id = s.person_id and ${stoodInService(sql`s.day`)})`;

/** The sets that all figures and drills are made of: unit_row, member_org, roster (with who registered, is exempt, took part), served. */
export const sets = (node: { id: string; path: string }, period: Period, last: string): SQL => {
  const day = sql`${last}::date`;
  return sql`
  unit_row as materialized (${unitsOf(node)}),
  member_org as materialized (select o.id, u.id as unit_id from unit_row u join organization o on o.path like u.path || '%'),
  served as materialized (
    select s.id, s.person_id, o.unit_id, s.session_id, s.community_id, s.minutes, s.manual, s.day, coalesce(s.session_id, s.id) as occasion
    from service_record s join member_org o on o.id = s.organization_id where ${doubleRecord(period)}),
  roster as materialized (
    select m.person_id, o.unit_id,
      reg.person_id is not null as registered, coalesce(reg.paper, false) as on_paper,
      exists (select 1 from exemption e where e.person_id = m.person_id and e.from_day <= ${day} and coalesce(e.to_day, 'infinity') >= ${day}) as exempt,
      exists (select 1 from service_record s where s.person_id = m.person_id and ${doubleRecord(period)}) as took_part
    from unit_member m join member_org o on o.id = m.organization_id
    left join (select r.person_id, bool_and(r.source = 'paper') as paper from member_registration r where ${stood(day)} group by r.person_id) reg on reg.person_id = m.person_id
    where ${stoodInService(day)})`;
};

/**
 * Counts every figure for a node and each of its units, in one statement. For rates a person counts in his unit of the last day,
 * for minutes and 人次 in his unit of the day of service; the node counts distinct persons (domain.md, Figures).
 */
export async function countLines(reader: Reader, node: { id: string; name: string; path: string }, period: Period, last: string): Promise<Line[]> {
  const rows = await reader.execute<{ [K in keyof Line]: Line[K] }>(sql`
  with ${sets(node, period, last)},
  heads as (
    select u.id as unit_id, h.in_service from unit_row u
    left join head_count h on h.unit_id = u.id and h.day = ${last}::date and h.verified_by is not null),
  members as (
    select unit_id, count(*) as roster, count(*) filter (where exempt) as exempt, count(*) filter (where registered) as registered,
      count(*) filter (where registered and on_paper) as registered_on_paper, count(*) filter (where took_part) as took_part,
      count(*) filter (where registered and took_part) as registered_took_part
    from roster group by unit_id),
  standing as (
    select h.unit_id, coalesce(h.in_service, m.roster, 0) as in_service, h.in_service is not null as verified, m.exempt, m.registered, m.registered_on_paper, m.took_part, m.registered_took_part
    from heads h left join members m on m.unit_id = h.unit_id),
  on_roster as (
    select unit_id, sum(in_service) as in_service, bool_and(verified) as verified, coalesce(sum(exempt), 0) as exempt, coalesce(sum(registered), 0) as registered,
      coalesce(sum(registered_on_paper), 0) as registered_on_paper, coalesce(sum(took_part), 0) as took_part, coalesce(sum(registered_took_part), 0) as registered_took_part
    from standing group by grouping sets ((unit_id), ())),
  service as (
    select v.unit_id, count(distinct v.person_id) as persons, count(distinct (v.person_id, v.occasion)) as visits, sum(v.minutes) as minutes,
      coalesce(sum(v.minutes) filter (where v.manual), 0) as manual_minutes, count(distinct v.session_id) as sessions,
      count(distinct v.community_id) filter (where c.kind = 'community') as communities
    from served v left join organization c on c.id = v.community_id group by grouping sets ((v.unit_id), ())),
  held as (
    select d.unit_id, sum(n.people_served) as people_served, sum(n.problems_solved) as problems_solved
    from (select unit_id, session_id from served where session_id is not null group by grouping sets ((unit_id, session_id), (session_id))) d
    join session n on n.id = d.session_id group by d.unit_id),
  unit_standing as (
    select o.unit_id, bool_and(r.source = 'paper') as paper from unit_registration r join member_org o on o.id = r.unit_id
    where ${stood(sql`${last}::date`)} group by o.unit_id),
  registered_units as (
    select unit_id, count(*) as units, count(*) filter (where paper) as units_on_paper from unit_standing group by grouping sets ((unit_id), ())),
  line as (select id, name, short_name, place from unit_row union all select null, ${node.name}, ${node.name}, 0)
  select line.id, line.name, line.short_name as "shortName",
    coalesce(g.units, 0)::int as units, coalesce(g.units_on_paper, 0)::int as "unitsOnPaper",
    coalesce(p.in_service, 0)::int as "inService", coalesce(p.verified, false) as verified, coalesce(p.exempt, 0)::int as exempt,
    coalesce(p.registered, 0)::int as registered, coalesce(p.registered_on_paper, 0)::int as "registeredOnPaper",
    coalesce(p.took_part, 0)::int as "tookPart", coalesce(p.registered_took_part, 0)::int as "registeredTookPart",
    coalesce(v.sessions, 0)::int as sessions, coalesce(v.persons, 0)::int as persons, coalesce(v.visits, 0)::int as visits,
    coalesce(v.minutes, 0)::int as minutes, coalesce(v.manual_minutes, 0)::int as "manualMinutes",
    coalesce(h.people_served, 0)::int as "peopleServed", coalesce(h.problems_solved, 0)::int as "problemsSolved", coalesce(v.communities, 0)::int as communities
  from line
  left join registered_units g on g.unit_id is not distinct from line.id
  left join on_roster p on p.unit_id is not distinct from line.id
  left join service v on v.unit_id is not distinct from line.id
  left join held h on h.unit_id is not distinct from line.id
  order by line.place`);
  return [...rows];
}
