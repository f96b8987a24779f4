import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { database } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { person, post } from "#db/schema/people.ts";
import { gridDuty } from "#db/schema/requests.ts";
import type { Actor } from "#lib/actor.ts";
import { now } from "#lib/clock.ts";
import { holdsAction, may, scope } from "#lib/reach.ts";
import { whoIsOn } from "./rules.ts";

/** The duties of these grids, A before B, and by grid who is on at this moment. For who may read the grids. */
export async function dutiesOf(actor: Actor, gridIds: string[]) {
  if (!holdsAction(actor, "grid.read") || gridIds.length === 0) return new Map<string, { duties: DutyRow[]; on: DutyRow | null }>();
  const instant = await now();
  const rows = await database()
    .select({ id: gridDuty.id, gridId: gridDuty.gridId, rank: gridDuty.rank, weekdays: gridDuty.weekdays, fromTime: gridDuty.fromTime, toTime: gridDuty.toTime, personId: person.id, name: person.name, phone: person.phone })
    .from(gridDuty)
    .innerJoin(post, eq(post.id, gridDuty.postId))
    .innerJoin(person, eq(person.id, post.personId))
    .innerJoin(organization, eq(organization.id, gridDuty.gridId))
    .where(and(inArray(gridDuty.gridId, gridIds), isNull(post.endedAt), scope(actor, "grid.read")))
    .orderBy(asc(gridDuty.rank), asc(gridDuty.id));
  return new Map(gridIds.map((gridId) => [gridId, { duties: rows.filter((row) => row.gridId === gridId), on: whoIsOn(rows.filter((row) => row.gridId === gridId), instant) }]));
}

export interface DutyRow {
  id: string;
  gridId: string;
  rank: number;
  weekdays: string;
  fromTime: string;
  toTime: string;
  personId: string;
  name: string;
  phone: string;
}

/** One grid's duties and who may be put on; null for who may not change them. */
export async function dutyForm(actor: Actor, gridId: string) {
  if (!(await may(database(), actor, "grid_duty.change", { id: gridId }))) return null;
  const [grid] = await database().select({ id: organization.id, name: organization.name, parentId: organization.parentId }).from(organization).where(and(eq(organization.id, gridId), eq(organization.kind, "grid")));
  if (!grid) return null;
  // Deputies come from the other grids of the community.
  const posts = await database()
    .select({ id: post.id, name: person.name, grid: organization.name })
    .from(post)
    .innerJoin(person, eq(person.id, post.personId))
    .innerJoin(organization, eq(organization.id, post.organizationId))
    .where(and(eq(post.role, "grid_worker"), isNull(post.endedAt), eq(organization.parentId, grid.parentId!)))
    .orderBy(asc(organization.officialOrder), asc(post.id))
    .limit(200);
  return { grid, posts, duties: (await dutiesOf(actor, [gridId])).get(gridId)?.duties ?? [] };
}
