import { and, asc, desc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { request } from "#db/schema/requests.ts";
import type { Actor } from "#lib/actor.ts";
import { isId } from "#lib/ids.ts";
import { may, scope } from "#lib/reach.ts";
import { columns, stands } from "./columns.ts";
import { gramsOf, likeness, openStates } from "./rules.ts";

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
