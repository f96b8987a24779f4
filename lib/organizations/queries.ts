import { and, asc, eq, gt, ilike, inArray, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "#db/client.ts";
import { openingTotal, organization, organizationLink } from "#db/schema/organizations.ts";
import { person, post } from "#db/schema/people.ts";
import { team } from "#db/schema/teams.ts";
import { keys, openingMeasure, organizationKind, type OrganizationKind } from "#db/words.ts";
import { personOf, type Actor } from "#lib/actor.ts";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { isId } from "#lib/ids.ts";
import { placeCounts } from "#lib/places/queries.ts";
import { may, scope } from "#lib/reach.ts";
import type { Waiting } from "#lib/waiting/rules.ts";
import { canBeLinked, endingObstacles, kindsBelow, kindsAbove } from "./rules.ts";
import { standingAt } from "./standing.ts";

export { gridBoard } from "./grid-board.ts";

const PAGE = 50;
const parent = alias(organization, "parent");

const brief = { id: organization.id, kind: organization.kind, name: organization.name, shortName: organization.shortName, phone: organization.phone, parentId: organization.parentId, officialOrder: organization.officialOrder };

/** Finds live organizations by a part of the name, at and below the actor's post (others: all); 50 a page. */
export async function organizationList(actor: Actor, filters: { q?: string; kind?: OrganizationKind; after?: string } = {}) {
  const root = actor.kind === "post" ? sql`${organization.path} like ${`${actor.post.path}%`}` : undefined;
  const rows = await database()
    .select({ ...brief, parentName: parent.shortName })
    .from(organization)
    .leftJoin(parent, eq(parent.id, organization.parentId))
    .where(and(root, isNull(organization.endedAt), filters.q ? ilike(organization.name, `%${filters.q}%`) : undefined, filters.kind ? eq(organization.kind, filters.kind) : undefined, isId(filters.after) ? gt(organization.id, filters.after) : undefined))
    .orderBy(asc(organization.id))
    .limit(PAGE + 1);
  return { rows: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null };
}

/** One organization as the office sees it, with what stands under and beside it; null when there is none. */
export async function organizationPage(actor: Actor, id: string) {
  const db = database();
  const [row] = await db.select().from(organization).where(eq(organization.id, id));
  if (!row) return null;
  const [ancestors, children, links, places, teams, posts, totals, rights] = await Promise.all([
    above(row.path, id),
    childrenOf(id),
    linksOf(id),
    placeCounts(id),
    db.select({ id: team.id, name: team.name }).from(team).where(and(eq(team.organizationId, id), isNull(team.endedAt))).orderBy(asc(team.id)).limit(100),
    postsAt(actor, id),
    openingTotals(actor, id),
    rightsAt(actor, id),
  ]);
  const live = row.endedAt === null;
  const kinds = kindsBelow(row.kind);
  children.sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
  return { ...row, ancestors, children, links, places, teams, posts, totals, may: { ...rights, addKinds: rights.change && live ? kinds : [] } };
}

/** The children in their official order, each with how many stand under it. */
export function childrenOf(id: string) {
  return database()
    .select({ ...brief, below: sql<number>`(select count(*)::int from organization c where c.parent_id = ${organization}.id and c.ended_at is null)` })
    .from(organization)
    .where(and(eq(organization.parentId, id), isNull(organization.endedAt)))
    .orderBy(asc(organization.officialOrder), asc(organization.id))
    .limit(500);
}

/** What keeps an organization from being ended, in words; null when he may not end it. */
export async function endingPage(actor: Actor, id: string) {
  if (!(await may(database(), actor, "organization.change", { id }))) return null;
  const [row] = await database().select({ id: organization.id, name: organization.name }).from(organization).where(and(eq(organization.id, id), isNull(organization.endedAt)));
  if (!row) return null;
  return { ...row, obstacles: endingObstacles(await standingAt(database(), id, dayOf(await now()))) };
}

/** The parents under which an organization can be moved; null when he may not move it, or it is the root. */
export async function movingPage(actor: Actor, id: string) {
  if (!(await may(database(), actor, "organization.change", { id }))) return null;
  const [row] = await database().select({ id: organization.id, name: organization.name, kind: organization.kind, path: organization.path, parentId: organization.parentId }).from(organization).where(and(eq(organization.id, id), isNull(organization.endedAt)));
  if (!row?.parentId) return null;
  const choices = await organizationChoices(kindsAbove(row.kind), actor);
  return { id: row.id, name: row.name, parents: choices.filter((one) => one.id !== row.parentId && one.id !== row.id).map((one) => ({ value: one.id, label: one.parentName ? `${one.parentName} · ${one.name}` : one.name })) };
}

/** The live organizations of some kinds to choose from, in official order, with the one above. `below`: only at and below this post; `q`: a part of the name. */
export function organizationChoices(kinds: readonly OrganizationKind[], below?: Actor, q?: string) {
  return database()
    .select({ id: organization.id, kind: organization.kind, name: organization.name, shortName: organization.shortName, parentName: parent.shortName })
    .from(organization)
    .leftJoin(parent, eq(parent.id, organization.parentId))
    .where(and(inArray(organization.kind, [...kinds]), isNull(organization.endedAt), below?.kind === "post" ? sql`${organization.path} like ${`${below.post.path}%`}` : undefined, q?.trim() ? ilike(organization.name, `%${q.trim()}%`) : undefined))
    .orderBy(asc(organization.officialOrder), asc(organization.id))
    .limit(1000);
}

/** Communities to choose from (hosts of sessions, places to register). */
export const communityChoices = () => organizationChoices(["community"]);

/** Organizations at and below this post, where a person may be added. */
export const homeChoices = (actor: Actor, q?: string) => organizationChoices(keys(organizationKind), actor, q);

/** Organizations that can stand beside a community or grid. */
export const partnerChoices = (q?: string) => organizationChoices(keys(organizationKind).filter(canBeLinked), undefined, q);

/** id → short name, for lists that hold ids. */
export async function organizationNames(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await database().select({ id: organization.id, name: organization.shortName }).from(organization).where(inArray(organization.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** 期初累计数 at one organization for who enters or approves them; empty for others. */
async function openingTotals(actor: Actor, organizationId: string) {
  const [enter, approve] = await Promise.all([may(database(), actor, "organization.total", { id: organizationId }), may(database(), actor, "organization.approve_total", { id: organizationId })]);
  if (!enter && !approve) return [];
  const rows = await database()
    .select({ id: openingTotal.id, measure: openingTotal.measure, value: openingTotal.value, until: openingTotal.until, document: openingTotal.document, enteredBy: openingTotal.enteredBy, enteredByName: person.name, approvedAt: openingTotal.approvedAt })
    .from(openingTotal)
    .leftJoin(person, eq(person.id, openingTotal.enteredBy))
    .where(eq(openingTotal.organizationId, organizationId))
    .orderBy(asc(openingTotal.measure));
  return rows.map((row) => ({ ...row, mayApprove: approve && row.approvedAt === null && row.enteredBy !== personOf(actor) }));
}

/** What waits at this post: opening totals to approve. */
export async function waiting(actor: Actor): Promise<Waiting[]> {
  const rows = await database()
    .select({ id: openingTotal.id, organizationId: openingTotal.organizationId, name: organization.shortName, measure: openingTotal.measure })
    .from(openingTotal)
    .innerJoin(organization, eq(organization.id, openingTotal.organizationId))
    .where(and(isNull(openingTotal.approvedAt), scope(actor, "organization.approve_total"), sql`${openingTotal.enteredBy} is distinct from ${personOf(actor)}`))
    .orderBy(asc(openingTotal.id))
    .limit(20);
  return rows.map((row) => ({ id: row.id, due: null, tone: "wait", title: `${row.name} 的期初累计数等您核准`, detail: openingMeasure[row.measure], href: `organizations/${row.organizationId}/totals`, action: "去核准" }));
}

async function above(path: string, id: string) {
  const ids = path.split(".").filter((part) => part !== "" && part !== id);
  if (ids.length === 0) return [];
  const rows = await database().select({ id: organization.id, name: organization.shortName }).from(organization).where(inArray(organization.id, ids));
  return ids.flatMap((one) => rows.filter((row) => row.id === one));
}

async function linksOf(id: string) {
  const partner = alias(organization, "partner");
  const rows = await database()
    .select({ organizationId: organizationLink.organizationId, organizationName: organization.name, partnerId: organizationLink.partnerId, partnerName: partner.name, kind: organizationLink.kind })
    .from(organizationLink)
    .innerJoin(organization, eq(organization.id, organizationLink.organizationId))
    .innerJoin(partner, eq(partner.id, organizationLink.partnerId))
    .where(sql`${organizationLink.organizationId} = ${id} or ${organizationLink.partnerId} = ${id}`)
    .orderBy(asc(organizationLink.kind), asc(partner.officialOrder), asc(partner.id))
    .limit(300);
  return { here: rows.filter((row) => row.organizationId === id), elsewhere: rows.filter((row) => row.partnerId === id) };
}

async function postsAt(actor: Actor, organizationId: string) {
  const today = dayOf(await now());
  return database()
    .select({ id: post.id, role: post.role, personId: post.personId, name: person.name, fromDay: post.fromDay, toDay: post.toDay })
    .from(post)
    .innerJoin(person, eq(person.id, post.personId))
    .where(and(eq(post.organizationId, organizationId), isNull(post.endedAt), isNull(post.sessionId), sql`coalesce(${post.toDay}, ${today}::date) >= ${today}::date`, scope(actor, "post.read")))
    .orderBy(asc(post.role), asc(post.id))
    .limit(100);
}

async function rightsAt(actor: Actor, id: string) {
  const db = database();
  const [change, link, place, total, grant] = await Promise.all([
    may(db, actor, "organization.change", { id }),
    may(db, actor, "organization.link", { id }),
    may(db, actor, "place.change", { organizationId: id }),
    may(db, actor, "organization.total", { id }),
    may(db, actor, "post.grant", { organizationId: id }),
  ]);
  return { change, link, place, total, grant };
}
