import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import type { LinkKind } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { isId } from "#lib/ids.ts";
import { scope } from "#lib/reach.ts";

const community = alias(organization, "community");

/** The grids this actor sees, by community: who looks after each, which units stand beside it, its estates and buildings. */
export async function gridBoard(actor: Actor, communityId?: string) {
  const today = dayOf(await now());
  const rows = await database()
    .select({
      id: organization.id,
      name: organization.name,
      phone: organization.phone,
      about: organization.about,
      communityId: community.id,
      communityName: community.name,
      workers: sql<string[]>`array(select p.name from post q join person p on p.id = q.person_id where q.organization_id = ${organization}.id and q.role = 'grid_worker' and q.ended_at is null and q.from_day <= ${today} and coalesce(q.to_day, ${today}::date) >= ${today}::date order by q.id)`,
      partners: sql<{ id: string; name: string; kind: LinkKind }[]>`coalesce((select json_agg(json_build_object('id', p.id, 'name', p.short_name, 'kind', l.kind) order by l.kind, p.official_order, p.id) from organization_link l join organization p on p.id = l.partner_id where l.organization_id = ${organization}.id), '[]'::json)`,
      estates: sql<string[]>`array(select distinct e.name from place b join place e on e.id = coalesce(b.parent_id, b.id) where b.grid_id = ${organization}.id and b.ended_at is null and e.kind = 'estate' order by e.name)`,
      buildings: sql<number>`(select count(*)::int from place b where b.grid_id = ${organization}.id and b.kind = 'building' and b.ended_at is null)`,
    })
    .from(organization)
    .innerJoin(community, eq(community.id, organization.parentId))
    .where(and(eq(organization.kind, "grid"), isNull(organization.endedAt), scope(actor, "grid.read"), isId(communityId) ? eq(community.id, communityId) : undefined))
    .orderBy(asc(community.officialOrder), asc(community.id), asc(organization.officialOrder), asc(organization.id))
    .limit(600);
  const boards = new Map<string, { id: string; name: string; grids: typeof rows }>();
  for (const row of rows) {
    const board = boards.get(row.communityId) ?? { id: row.communityId, name: row.communityName, grids: [] };
    board.grids.push(row);
    boards.set(row.communityId, board);
  }
  return [...boards.values()];
}
