import { and, asc, desc, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import { pinyin } from "pinyin-pro";
import { database } from "#db/client.ts";
import { organization, place } from "#db/schema/organizations.ts";
import { request } from "#db/schema/requests.ts";
import type { Actor } from "#lib/actor.ts";
import { now } from "#lib/clock.ts";
import { isId } from "#lib/ids.ts";
import { holdsAction, may, scope } from "#lib/reach.ts";
import { columns, stands } from "./columns.ts";
import { gramsOf, likeness, openStates, placeNames, runningStates } from "./rules.ts";

/** The grids and communities below this post by which its list can be narrowed; none for a body that only handles. */
export async function deskGrids(actor: Actor) {
  if (actor.kind !== "post") return [];
  return database()
    .select({ id: organization.id, name: organization.shortName, kind: organization.kind })
    .from(organization)
    .where(and(inArray(organization.kind, ["grid", "community"]), isNull(organization.endedAt), sql`${organization.path} like ${`${actor.post.path}%`}`))
    .orderBy(asc(organization.kind), asc(organization.officialOrder), asc(organization.id))
    .limit(300);
}

/** What a request can be merged into: open ones of its community that the actor may dispatch, found by text or most alike first; at most 20. Null for who may not merge. */
export async function mergeChoices(actor: Actor, id: string, q = "") {
  if (!isId(id) || !(await may(database(), actor, "request.dispatch", { id }))) return null;
  const db = database();
  const [held] = await db.select({ communityId: request.communityId, grams: request.grams, placeId: request.placeId }).from(request).where(eq(request.id, id));
  if (!held) return null;
  const grams = gramsOf(q.trim());
  const found = grams.length > 0 ? sql`${request.grams} @> array[${sql.join(grams.map((gram) => sql`${gram}`), sql`, `)}]::text[]` : undefined;
  const rows = await db
    .select({ ...columns, grams: request.grams, placeId: request.placeId })
    .from(request)
    .innerJoin(stands, eq(stands.id, request.organizationId))
    .where(and(eq(request.communityId, held.communityId), ne(request.id, id), inArray(request.state, [...openStates]), scope(actor, "request.dispatch"), found))
    .orderBy(desc(request.id))
    .limit(found ? 20 : 300);
  const score = (row: (typeof rows)[number]) => likeness(held.grams, row.grams) + (row.placeId && row.placeId === held.placeId ? 0.3 : 0);
  return rows
    .map((row) => ({ row, score: score(row) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 20)
    .map(({ row: { grams: _grams, placeId: _place, ...row } }) => row);
}

/** Where this post logs requests: its communities (a grid's own), and the places of the chosen one with their whole names and pinyin initials; a grid's post has its grid's alone. Null for who logs none. */
export async function counterForm(actor: Actor, communityId?: string) {
  if (actor.kind !== "post" || !holdsAction(actor, "request.log")) return null;
  const db = database();
  const { organizationId, path } = actor.post;
  const mine = or(sql`${organization.path} like ${`${path}%`}`, sql`${organization.id} = (select g.parent_id from organization g where g.id = ${organizationId} and g.kind = 'grid')`);
  const communities = await db
    .select({ id: organization.id, name: organization.name })
    .from(organization)
    .where(and(eq(organization.kind, "community"), isNull(organization.endedAt), mine))
    .orderBy(asc(organization.officialOrder), asc(organization.id))
    .limit(200);
  const chosen = communities.find((each) => each.id === communityId) ?? communities[0] ?? null;
  const rows = chosen ? await db.select({ id: place.id, name: place.name, parentId: place.parentId, gridId: place.gridId }).from(place).where(and(eq(place.communityId, chosen.id), isNull(place.endedAt))).limit(3000) : [];
  const inGrid = rows.some((row) => row.gridId === organizationId) ? rows.filter((row) => row.gridId === organizationId || rows.some((other) => other.parentId === row.id && other.gridId === organizationId)) : rows;
  const kept = new Set(inGrid.map((row) => row.id));
  const places = placeNames(rows).filter((each) => kept.has(each.id));
  return { communities, chosen, places: places.map((each) => ({ ...each, initials: initialsOf(each.name) })) };
}

/** Open and overdue requests of each of these grids, for who may count them. */
export async function openByGrid(actor: Actor, gridIds: string[]): Promise<Map<string, { open: number; overdue: number }>> {
  if (gridIds.length === 0 || !holdsAction(actor, "request.count")) return new Map();
  const instant = (await now()).toISOString();
  const rows = await database()
    .select({ id: request.organizationId, open: sql<number>`count(*)::int`, overdue: sql<number>`count(*) filter (where ${request.dueAt} < ${instant} and ${inArray(request.state, [...runningStates])})::int` })
    .from(request)
    .where(and(inArray(request.organizationId, gridIds), inArray(request.state, [...openStates]), scope(actor, "request.count")))
    .groupBy(request.organizationId);
  return new Map(gridIds.map((id) => [id, rows.find((row) => row.id === id) ?? { open: 0, overdue: 0 }]));
}

function initialsOf(name: string): string {
  return pinyin(name, { pattern: "first", toneType: "none", type: "array" }).join("").toLowerCase();
}
