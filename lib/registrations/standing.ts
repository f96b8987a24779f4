import { sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import type { PartyStanding } from "#db/words.ts";
import type { ListGround } from "./list.ts";

/** Where a member stands on a day: his unit is the nearest organization of kind unit above his branch, else the branch itself. */
export interface MemberStanding extends Record<string, unknown> {
  unitId: string;
  standing: PartyStanding;
}

const unitAbove = sql`coalesce((select u.id from organization u where u.kind = 'unit' and o.path like u.path || '%' order by length(u.path) desc limit 1), o.id)`;

export async function standingOn(reader: Reader, personId: string, day: string): Promise<MemberStanding | null> {
  const [row] = await reader.execute<MemberStanding>(sql`
    select ${unitAbove} as "unitId", m.standing
    from unit_member m join organization o on o.id = m.organization_id
    where m.person_id = ${personId} and m.from_day <= ${day}::date and coalesce(m.to_day, 'infinity') >= ${day}::date`);
  return row ?? null;
}

/** A live community, and whether somebody holds a community worker's post over it today. */
export async function communityHere(reader: Reader, communityId: string, day: string): Promise<{ name: string; here: boolean } | null> {
  const [row] = await reader.execute<{ name: string; here: boolean }>(sql`
    select c.name, exists (
      select 1 from post p join organization o on o.id = p.organization_id
      where p.role = 'community_worker' and p.ended_at is null and c.path like o.path || '%'
        and p.from_day <= ${day}::date and coalesce(p.to_day, 'infinity') >= ${day}::date) as here
    from organization c where c.id = ${communityId} and c.kind = 'community' and c.ended_at is null`);
  return row ?? null;
}

/** What a pasted list of a unit is judged against: the communities, and the unit's people with their live registration. */
export async function listGround(reader: Reader, unitId: string, day: string, otherwise: string | null): Promise<ListGround> {
  const communities = await reader.execute<ListGround["communities"][number]>(sql`
    select id, name, short_name as "shortName" from organization where kind = 'community' and ended_at is null`);
  const members = await reader.execute<ListGround["members"][number]>(sql`
    select p.id as "personId", p.name, p.phone, m.standing, r.state, r.community_id as "communityId"
    from unit_member m
    join organization o on o.id = m.organization_id
    join person p on p.id = m.person_id
    left join member_registration r on r.person_id = p.id and r.state <> 'ended'
    where o.path like (select path from organization where id = ${unitId}) || '%'
      and m.from_day <= ${day}::date and coalesce(m.to_day, 'infinity') >= ${day}::date`);
  return { communities: [...communities], members: [...members], otherwise };
}

/** The unit a post stands for: the nearest organization of kind unit above it (a liaison may hold his post at a branch). */
export async function unitOf(reader: Reader, organizationId: string): Promise<{ id: string; name: string } | null> {
  const [row] = await reader.execute<{ id: string; name: string }>(sql`
    select u.id, u.name from organization o join organization u on o.path like u.path || '%' and u.kind = 'unit'
    where o.id = ${organizationId} order by length(u.path) desc limit 1`);
  return row ?? null;
}
