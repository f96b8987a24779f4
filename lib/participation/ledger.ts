import { sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import type { ExemptionKind } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { scope } from "#lib/reach.ts";

export type HeadCountLine = { id: string; unitId: string; unit: string; day: string; inService: number; roster: number; verified: boolean; mayVerify: boolean; recordedAt: Date };

/** Head-counts in reach, the latest day first, units in official order; beside each the roster's number of that day. */
export async function headCounts(actor: Actor, filter: { waiting?: boolean } = {}): Promise<HeadCountLine[]> {
  const me = actor.kind === "post" ? actor.personId : null;
  const rows = await database().execute<HeadCountLine>(sql`
    select head_count.id, u.id as "unitId", u.name as unit, head_count.day::text as day, head_count.in_service as "inService", head_count.verified_by is not null as verified,
      (select count(*)::int from unit_member m join organization o on o.id = m.organization_id
        where o.path like u.path || '%' and m.standing = 'in_service' and m.from_day <= head_count.day and coalesce(m.to_day, 'infinity') >= head_count.day) as roster,
      (head_count.verified_by is null and ${scope(actor, "head_count.verify")} and head_count.entered_by is distinct from ${me}::uuid) as "mayVerify", head_count.recorded_at as "recordedAt"
    from head_count join organization u on u.id = head_count.unit_id
    where (${scope(actor, "head_count.enter")} or ${scope(actor, "head_count.verify")}) and ${filter.waiting ? sql`head_count.verified_by is null` : sql`true`}
    order by head_count.day desc, u.official_order, u.id limit 200`);
  return rows.map((row) => ({ ...row, recordedAt: new Date(row.recordedAt) }));
}

export type ExemptionLine = { id: string; personId: string; name: string; unit: string; kind: ExemptionKind; reason: string; fromDay: string; toDay: string | null };

/** 免报到 of the units this post looks after; those in force first. */
export async function exemptions(actor: Actor, today: string): Promise<ExemptionLine[]> {
  const rows = await database().execute<ExemptionLine>(sql`
    select exemption.id, p.id as "personId", p.name, u.name as unit, exemption.kind, exemption.reason, exemption.from_day::text as "fromDay", exemption.to_day::text as "toDay"
    from exemption join person p on p.id = exemption.person_id join organization u on u.id = exemption.unit_id
    where ${scope(actor, "exemption.enter")} order by coalesce(exemption.to_day, 'infinity') < ${today}::date, exemption.from_day desc, exemption.id limit 300`);
  return [...rows];
}

export type UnitStanding = { id: string; name: string; communities: number; waiting: number; onPaper: number; registered: number; inService: number };

/** For the committee: each unit in official order, with how many communities it stands at and how many of its members have registered today. */
export async function unitStandings(actor: Actor, today: string): Promise<UnitStanding[]> {
  const day = sql`${today}::date`;
  const rows = await database().execute<UnitStanding>(sql`
    with unit as (select organization.id, organization.name, organization.path, organization.official_order from organization where organization.kind = 'unit' and organization.ended_at is null and ${scope(actor, "participation.report")}),
    members as (
      select u.id, count(*)::int as in_service, (count(*) filter (where r.id is not null))::int as registered
      from unit u join organization o on o.path like u.path || '%' join unit_member m on m.organization_id = o.id
      left join member_registration r on r.person_id = m.person_id and r.state = 'accepted' and r.from_day <= ${day}
      where m.standing = 'in_service' and m.from_day <= ${day} and coalesce(m.to_day, 'infinity') >= ${day} group by u.id)
    select u.id, u.name, coalesce(k.communities, 0) as communities, coalesce(k.waiting, 0) as waiting, coalesce(k.on_paper, 0) as "onPaper", coalesce(m.registered, 0) as registered, coalesce(m.in_service, 0) as "inService"
    from unit u left join members m on m.id = u.id
    left join (select unit_id, (count(*) filter (where state = 'accepted'))::int as communities, (count(*) filter (where state = 'submitted'))::int as waiting, (count(*) filter (where state = 'accepted' and source = 'paper'))::int as on_paper from unit_registration group by unit_id) k on k.unit_id = u.id
    order by u.official_order, u.id limit 500`);
  return [...rows];
}
