import { and, asc, desc, eq, gte, inArray, isNull, lte, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "#db/client.ts";
import { gridVisit, gridVisitFormer, gridVisitMember, gridVisitPhoto } from "#db/schema/grid-visits.ts";
import { organization, place } from "#db/schema/organizations.ts";
import { person } from "#db/schema/people.ts";
import { request } from "#db/schema/requests.ts";
import type { VisitState } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { dayOf, isDay } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { storedFile, type ServedFile } from "#lib/files/queries.ts";
import { isId } from "#lib/ids.ts";
import { holdsAction, may, scope } from "#lib/reach.ts";
import { isLate } from "./rules.ts";
import { assignments } from "./weeks.ts";

export { assignments, type Assignment } from "./weeks.ts";
export { waiting } from "./waiting.ts";

const PAGE = 30;
const unit = alias(organization, "unit_of_visit");
const grid = alias(organization, "grid_of_visit");

/** What of a visit a list shows. */
const columns = {
  id: gridVisit.id,
  day: gridVisit.day,
  unitId: gridVisit.unitId,
  gridId: gridVisit.gridId,
  unit: unit.name,
  grid: grid.name,
  words: gridVisit.words,
  state: gridVisit.state,
  recordedAt: gridVisit.recordedAt,
  people: sql<number>`("grid_visit"."others" + (select count(*) from grid_visit_member m where m.visit_id = "grid_visit"."id"))::int`,
  requests: sql<number>`(select count(*) from request r where r.visit_id = "grid_visit"."id")::int`,
};

export interface VisitFilter {
  state?: VisitState | undefined;
  unitId?: string | undefined;
  gridId?: string | undefined;
  /** Days, both included. */
  from?: string | undefined;
  to?: string | undefined;
  /** Key of the page after: the last row's id. */
  after?: string | undefined;
}

/** The visits this actor may read, the latest day first; 30 a page, counted up to 1000. */
export async function visitList(actor: Actor, filter: VisitFilter) {
  const where = and(
    scope(actor, "grid_visit.read"),
    filter.state ? eq(gridVisit.state, filter.state) : undefined,
    isId(filter.unitId) ? eq(gridVisit.unitId, filter.unitId) : undefined,
    isId(filter.gridId) ? eq(gridVisit.gridId, filter.gridId) : undefined,
    filter.from && isDay(filter.from) ? gte(gridVisit.day, filter.from) : undefined,
    filter.to && isDay(filter.to) ? lte(gridVisit.day, filter.to) : undefined,
  );
  const after = isId(filter.after) ? sql`("grid_visit"."day", "grid_visit"."id") < (select v.day, v.id from grid_visit v where v.id = ${filter.after})` : undefined;
  const db = database();
  const [rows, [counted]] = await Promise.all([
    listed(and(where, after)).limit(PAGE + 1),
    db.select({ n: sql<number>`count(*)::int` }).from(db.select({ id: gridVisit.id }).from(gridVisit).where(where).limit(1001).as("counted")),
  ]);
  const page = rows.slice(0, PAGE).map((row) => ({ ...row, late: isLate(row) }));
  return { rows: page, count: counted?.n ?? 0, next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null };
}

function listed(where: SQL | undefined) {
  return database().select(columns).from(gridVisit).innerJoin(unit, eq(unit.id, gridVisit.unitId)).innerJoin(grid, eq(grid.id, gridVisit.gridId)).where(where).orderBy(desc(gridVisit.day), desc(gridVisit.id));
}

/** One visit with who went, its photos, the requests made of it and what stood before a correction; null when there is none for him. */
export async function visitDetail(actor: Actor, id: string) {
  if (!isId(id) || !(await may(database(), actor, "grid_visit.read", { id }))) return null;
  const db = database();
  const [[row], members, photos, requests, formers, mayRecord] = await Promise.all([
    db
      .select({ ...columns, others: gridVisit.others, version: gridVisit.version, endReason: gridVisit.endReason, endedAt: gridVisit.endedAt, communityId: grid.parentId, enteredBy: person.name })
      .from(gridVisit)
      .innerJoin(unit, eq(unit.id, gridVisit.unitId))
      .innerJoin(grid, eq(grid.id, gridVisit.gridId))
      .innerJoin(person, eq(person.id, gridVisit.enteredBy))
      .where(eq(gridVisit.id, id)),
    db.select({ id: person.id, name: person.name }).from(gridVisitMember).innerJoin(person, eq(person.id, gridVisitMember.personId)).where(eq(gridVisitMember.visitId, id)).orderBy(asc(person.name)),
    db.select({ id: gridVisitPhoto.fileId }).from(gridVisitPhoto).where(eq(gridVisitPhoto.visitId, id)).orderBy(asc(gridVisitPhoto.fileId)),
    db.select({ id: request.id, number: request.number, category: request.category, state: request.state, words: sql<string>`left(${request.words}, 80)`, readable: sql<boolean>`${holdsAction(actor, "request.read") ? scope(actor, "request.read") : sql`false`}` }).from(request).where(eq(request.visitId, id)).orderBy(asc(request.id)).limit(100),
    db
      .select({ id: gridVisitFormer.id, day: gridVisitFormer.day, words: gridVisitFormer.words, people: sql<number>`("grid_visit_former"."others" + cardinality("grid_visit_former"."member_ids"))::int`, reason: gridVisitFormer.reason, by: person.name, at: gridVisitFormer.correctedAt })
      .from(gridVisitFormer)
      .innerJoin(person, eq(person.id, gridVisitFormer.correctedBy))
      .where(eq(gridVisitFormer.visitId, id))
      .orderBy(desc(gridVisitFormer.id)),
    may(db, actor, "grid_visit.record", { id }),
  ]);
  return row ? { ...row, late: isLate(row), members, photos: photos.map((photo) => photo.id), requests, formers, mayChange: mayRecord && row.state === "recorded" } : null;
}
export type VisitDetail = NonNullable<Awaited<ReturnType<typeof visitDetail>>>;

/** For recording a visit of this unit to this grid: what it is called, who may be named as having gone, and the places of the grid; null without the right. */
export async function visitForm(actor: Actor, unitId: string | undefined, gridId: string | undefined) {
  const chosen = (await assignments(actor, "grid_visit.record")).find((each) => each.unitId === unitId && each.gridId === gridId);
  if (!chosen) return null;
  const [members, places] = await Promise.all([namedBy(actor, chosen.unitId), placesOfGrid(chosen.gridId)]);
  return { ...chosen, members, places, today: dayOf(await now()) };
}

/** For the correction of a visit and for what is added to it. */
export async function visitChange(actor: Actor, id: string) {
  const visit = await visitDetail(actor, id);
  if (!visit?.mayChange) return null;
  const [choices, places] = await Promise.all([namedBy(actor, visit.unitId), placesOfGrid(visit.gridId)]);
  const known = new Set(choices.map((each) => each.id));
  return { visit, members: [...choices, ...visit.members.filter((each) => !known.has(each.id))], places, today: dayOf(await now()) };
}

/** Whom of the unit this actor may name: those he may read; a member acting for himself, himself. */
async function namedBy(actor: Actor, unitId: string) {
  if (!holdsAction(actor, "person.read")) return [];
  return database()
    .select({ id: person.id, name: person.name })
    .from(person)
    .innerJoin(unit, eq(unit.id, person.organizationId))
    .where(and(scope(actor, "person.read"), isNull(person.endedAt), sql`${unit.path} like (select u.path || '%' from organization u where u.id = ${unitId})`))
    .orderBy(asc(person.name), asc(person.id))
    .limit(200);
}

async function placesOfGrid(gridId: string) {
  return database()
    .select({ id: place.id, name: place.name, parentId: place.parentId })
    .from(place)
    .where(and(isNull(place.endedAt), inArray(place.kind, ["estate", "building"]), sql`(${place.gridId} = ${gridId} or ${place.id} in (select b.parent_id from place b where b.grid_id = ${gridId}))`))
    .orderBy(asc(place.kind), asc(place.name))
    .limit(500);
}

/** A photo of a visit for who may read the visit, with its bytes; null otherwise. */
export async function visitPhoto(actor: Actor, fileId: string): Promise<ServedFile | null> {
  if (!isId(fileId)) return null;
  const [row] = await database().select({ visitId: gridVisitPhoto.visitId }).from(gridVisitPhoto).where(eq(gridVisitPhoto.fileId, fileId));
  return row && (await may(database(), actor, "grid_visit.read", { id: row.visitId })) ? storedFile(fileId) : null;
}

/** The visits a person went on, newest first, at most 20. */
export async function myVisits(actor: Actor) {
  if (actor.kind !== "person") return [];
  return listed(and(scope(actor, "grid_visit.read"), eq(gridVisit.state, "recorded"))).limit(20);
}
