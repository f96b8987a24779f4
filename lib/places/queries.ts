import { and, asc, eq, gt, ilike, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "#db/client.ts";
import { organization, place } from "#db/schema/organizations.ts";
import type { PlaceKind } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { may, scope } from "#lib/reach.ts";

const PAGE = 50;
const estate = alias(place, "estate");
const grid = alias(organization, "grid_of_place");

const shape = {
  id: place.id,
  kind: place.kind,
  name: place.name,
  address: place.address,
  directions: place.directions,
  hidden: place.hidden,
  communityId: place.communityId,
  parentId: place.parentId,
  gridId: place.gridId,
  estateName: estate.name,
  gridName: grid.name,
};

/** The live places of an organization, 50 a page; `may.change` says whether this actor keeps them. */
export async function placesOf(actor: Actor, organizationId: string, filters: { kind?: PlaceKind; q?: string; after?: string } = {}) {
  const change = await may(database(), actor, "place.change", { organizationId });
  const rows = await database()
    .select(shape)
    .from(place)
    .leftJoin(estate, eq(estate.id, place.parentId))
    .leftJoin(grid, eq(grid.id, place.gridId))
    .where(
      and(
        eq(place.communityId, organizationId),
        isNull(place.endedAt),
        change ? undefined : eq(place.hidden, false),
        filters.kind ? eq(place.kind, filters.kind) : undefined,
        filters.q ? ilike(place.name, `%${filters.q}%`) : undefined,
        filters.after ? gt(place.id, filters.after) : undefined,
      ),
    )
    .orderBy(asc(place.id))
    .limit(PAGE + 1);
  return { rows: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null, may: { change } };
}

/** One live place for who may change it; null otherwise. */
export async function placeToChange(actor: Actor, id: string) {
  const [row] = await database().select(shape).from(place).leftJoin(estate, eq(estate.id, place.parentId)).leftJoin(grid, eq(grid.id, place.gridId)).where(and(eq(place.id, id), isNull(place.endedAt), scope(actor, "place.change")));
  return row ?? null;
}

/** Venues to choose from when planning: of one host, or of all hosts; what is hidden is named too, for planners alone call this. */
export async function venueChoices(hostId?: string) {
  return database()
    .select({ id: place.id, name: place.name, address: place.address, communityId: place.communityId })
    .from(place)
    .where(and(isNull(place.endedAt), eq(place.kind, "venue"), hostId ? eq(place.communityId, hostId) : undefined))
    .orderBy(asc(place.communityId), asc(place.id))
    .limit(500);
}

/** Estates and grids of a community to choose from. */
export async function estateAndGridChoices(communityId: string) {
  const [estates, grids] = await Promise.all([
    database().select({ id: place.id, name: place.name }).from(place).where(and(eq(place.communityId, communityId), eq(place.kind, "estate"), isNull(place.endedAt))).orderBy(asc(place.id)).limit(500),
    database().select({ id: organization.id, name: organization.name }).from(organization).where(and(eq(organization.parentId, communityId), eq(organization.kind, "grid"), isNull(organization.endedAt))).orderBy(asc(organization.officialOrder), asc(organization.id)),
  ]);
  return { estates, grids };
}

/** How many places of each kind stand at an organization. */
export async function placeCounts(organizationId: string): Promise<Record<PlaceKind, number>> {
  const rows = await database().select({ kind: place.kind, n: sql<number>`count(*)::int` }).from(place).where(and(eq(place.communityId, organizationId), isNull(place.endedAt))).groupBy(place.kind);
  const counts = { venue: 0, estate: 0, building: 0 };
  for (const row of rows) counts[row.kind] = row.n;
  return counts;
}
