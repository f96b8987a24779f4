import { sql, type SQL } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import type { ExemptionKind, RegistrationSource, SessionKind, Source } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import type { Period } from "#lib/calendar.ts";
import { scope } from "#lib/reach.ts";
import { sets, stood } from "./report.ts";

// Instants come out of execute() as text: each reader makes them dates.
/** What a drill stands on: the node (or one unit of it), its period and last day, and where the page begins. */
export interface Drill {
  node: { id: string; path: string };
  period: Period;
  last: string;
  after: string | null;
  limit: number;
}

/** A name only for those who hold participation.names over the unit of the row; others see the person's number. */
const nameFor = (actor: Actor, unit: SQL): SQL => sql`case when exists (select 1 from organization where organization.id = ${unit} and ${scope(actor, "participation.names")}) then p.name end`;
const beyond = (drill: Drill, id: SQL): SQL => (drill.after ? sql`${id} > ${drill.after}` : sql`true`);

export type MemberRow = {
  id: string;
  name: string | null;
  unit: string;
  registered: boolean;
  community: string | null;
  since: string | null;
  source: RegistrationSource | null;
  exempt: ExemptionKind | null;
  tookPart: boolean;
};

export type MemberFilter = "all" | "should" | "exempt" | "registered" | "not_registered" | "took_part" | "registered_took_part" | "idle";
const memberFilter: Record<MemberFilter, SQL> = {
  all: sql`true`,
  should: sql`not x.exempt`,
  exempt: sql`x.exempt`,
  registered: sql`x.registered`,
  not_registered: sql`not x.registered`,
  took_part: sql`x.took_part`,
  registered_took_part: sql`x.registered and x.took_part`,
  idle: sql`x.registered and not x.took_part`,
};

/** In-service members of the last day, each with his registration, exemption and whether he took part in the period. */
export async function memberRows(reader: Reader, actor: Actor, drill: Drill, filter: MemberFilter): Promise<MemberRow[]> {
  const day = sql`${drill.last}::date`;
  const rows = await reader.execute<MemberRow>(sql`
  with ${sets(drill.node, drill.period, drill.last)},
  page as (select x.* from roster x where ${memberFilter[filter]} and ${beyond(drill, sql`x.person_id`)} order by x.person_id limit ${drill.limit + 1})
  select x.person_id as id, ${nameFor(actor, sql`x.unit_id`)} as name, u.name as unit, x.registered, x.took_part as "tookPart",
    reg.community, reg.since, reg.source,
    (select e.kind from exemption e where e.person_id = x.person_id and e.from_day <= ${day} and coalesce(e.to_day, 'infinity') >= ${day} limit 1) as exempt
  from page x join person p on p.id = x.person_id join unit_row u on u.id = x.unit_id
  left join lateral (select c.name as community, r.from_day::text as since, r.source from member_registration r join organization c on c.id = r.community_id where r.person_id = x.person_id and ${stood(day)} limit 1) reg on true
  order by x.person_id`);
  return [...rows];
}

export type ServedRow = {
  id: string;
  personId: string;
  name: string | null;
  unit: string;
  visits: number;
  minutes: number;
};

/** The distinct persons who served, each with his 人次 and minutes in the unit of the day of service. */
export async function personRows(reader: Reader, actor: Actor, drill: Drill): Promise<ServedRow[]> {
  const rows = await reader.execute<ServedRow>(sql`
  with ${sets(drill.node, drill.period, drill.last)},
  page as (
    select v.person_id, count(distinct v.occasion)::int as visits, sum(v.minutes)::int as minutes, array_agg(distinct v.unit_id) as units
    from served v where ${beyond(drill, sql`v.person_id`)} group by v.person_id order by v.person_id limit ${drill.limit + 1})
  select x.person_id as id, x.person_id as "personId", x.visits, x.minutes, ${nameFor(actor, sql`any(x.units)`)} as name,
    (select string_agg(u.name, '、' order by u.place) from unit_row u where u.id = any(x.units)) as unit
  from page x join person p on p.id = x.person_id order by x.person_id`);
  return [...rows];
}

export type RecordRow = {
  id: string;
  personId: string;
  name: string | null;
  unit: string;
  day: string;
  minutes: number;
  manual: boolean;
  source: Source;
  unitVerified: boolean;
  community: string | null;
  session: string | null;
  what: string | null;
  recordedAt: Date;
};

/** The records behind 人次 and minutes, each with its source and when it was recorded. Words of a declaration only where the name may be read. */
export async function recordRows(reader: Reader, actor: Actor, drill: Drill): Promise<RecordRow[]> {
  const rows = await reader.execute<RecordRow>(sql`
  with ${sets(drill.node, drill.period, drill.last)},
  page as (select v.* from served v where ${beyond(drill, sql`v.id`)} order by v.id limit ${drill.limit + 1}),
  told as (select x.*, ${nameFor(actor, sql`x.unit_id`)} as name from page x join person p on p.id = x.person_id)
  select x.id, x.person_id as "personId", x.name, u.name as unit, x.day::text as day, x.minutes, x.manual, s.source, s.unit_verified as "unitVerified",
    c.name as community, n.title as session, case when x.name is not null then s.what end as what, s.recorded_at as "recordedAt"
  from told x join service_record s on s.id = x.id join unit_row u on u.id = x.unit_id
  left join organization c on c.id = x.community_id left join session n on n.id = x.session_id order by x.id`);
  return rows.map((row) => ({ ...row, recordedAt: new Date(row.recordedAt) }));
}

export type SessionRow = {
  id: string;
  day: string;
  title: string;
  kind: SessionKind;
  owner: string;
  host: string;
  visits: number;
  minutes: number;
  peopleServed: number;
  problemsSolved: number;
  recordedAt: Date | null;
};

/** The sessions at which members served; 群众人次 and 件数 as entered when the session closed. */
export async function sessionRows(reader: Reader, drill: Drill): Promise<SessionRow[]> {
  const rows = await reader.execute<SessionRow>(sql`
  with ${sets(drill.node, drill.period, drill.last)},
  page as (
    select v.session_id as id, min(v.day)::text as day, count(distinct v.person_id)::int as visits, sum(v.minutes)::int as minutes
    from served v where v.session_id is not null and ${beyond(drill, sql`v.session_id`)}
    group by v.session_id order by v.session_id limit ${drill.limit + 1})
  select x.*, n.title, n.kind, o.name as owner, h.name as host, coalesce(n.people_served, 0) as "peopleServed", coalesce(n.problems_solved, 0) as "problemsSolved", n.closed_at as "recordedAt"
  from page x join session n on n.id = x.id join organization o on o.id = n.owner_id join organization h on h.id = n.host_id order by x.id`);
  return rows.map((row) => ({ ...row, recordedAt: row.recordedAt ? new Date(row.recordedAt) : null }));
}

export type CommunityRow = {
  id: string;
  name: string;
  street: string | null;
  visits: number;
  minutes: number;
};

export async function communityRows(reader: Reader, drill: Drill): Promise<CommunityRow[]> {
  const rows = await reader.execute<CommunityRow>(sql`
  with ${sets(drill.node, drill.period, drill.last)}
  select c.id, c.name, (select s.name from organization s where s.id = c.parent_id) as street, count(distinct (v.person_id, v.occasion))::int as visits, sum(v.minutes)::int as minutes
  from served v join organization c on c.id = v.community_id and c.kind = 'community'
  where ${beyond(drill, sql`c.id`)} group by c.id order by c.id limit ${drill.limit + 1}`);
  return [...rows];
}

export type UnitRow = {
  id: string;
  unit: string;
  community: string;
  since: string;
  source: RegistrationSource;
  recordedAt: Date;
};

/** Standing 单位报到 on the last day; one unit may stand with several communities and counts once. */
export async function unitRows(reader: Reader, drill: Drill): Promise<UnitRow[]> {
  const rows = await reader.execute<UnitRow>(sql`
  with ${sets(drill.node, drill.period, drill.last)}
  select r.id, u.name as unit, c.name as community, r.from_day::text as since, r.source, r.recorded_at as "recordedAt"
  from unit_registration r join member_org o on o.id = r.unit_id join unit_row u on u.id = o.unit_id join organization c on c.id = r.community_id
  where ${stood(sql`${drill.last}::date`)}
    and ${drill.after ? sql`(u.place, r.id) > (select (select y.place from unit_row y join member_org w on w.unit_id = y.id where w.id = q.unit_id), q.id from unit_registration q where q.id = ${drill.after})` : sql`true`}
  order by u.place, r.id limit ${drill.limit + 1}`);
  return rows.map((row) => ({ ...row, recordedAt: new Date(row.recordedAt) }));
}
