import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, ne, or, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "#db/client.ts";
import { organization, place } from "#db/schema/organizations.ts";
import { request, requestEntry, requestPhoto } from "#db/schema/requests.ts";
import type { RequestCategory, RequestState } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { addDays, dayOf, instantAt, type Day } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { storedFile, type ServedFile } from "#lib/files/queries.ts";
import { isId } from "#lib/ids.ts";
import { may, scope, holdsAction } from "#lib/reach.ts";
import { contactsGoBefore } from "#lib/retention/queries.ts";
import { workCalendar } from "#lib/workdays/queries.ts";
import { byResident } from "./detail.ts";
import { followersOf, phoneHash } from "./contacts.ts";
import { columns, stands } from "./columns.ts";
import { turnStart } from "./turns.ts";
import { turnEnded } from "./waiting.ts";
import { escalationOf, gramsOf, likeness, openStates, runningStates } from "./rules.ts";

export { columns, stands } from "./columns.ts";
export { openContact } from "./contacts.ts";
export { followedRequest, requestDetail, type FollowedRequest, type RequestDetail } from "./detail.ts";
export { counterForm, deskGrids, mergeChoices, openByGrid } from "./desk.ts";
export { waiting } from "./waiting.ts";

/** What a session made from this request starts with, for who may dispatch it; null otherwise. */
export async function sessionStart(actor: Actor, id: string | undefined) {
  if (!isId(id) || !(await may(database(), actor, "request.dispatch", { id }))) return null;
  const [[held], start] = await Promise.all([database().select({ id: request.id, communityId: request.communityId }).from(request).where(and(eq(request.id, id), inArray(request.state, [...runningStates]))), turnStart(database(), id)]);
  return held && start ? { ...held, plan: { ...start, title: `${start.title}志愿服务` } } : null;
}

const PAGE = 30;
/** Counts stop here: a list reads “1000+”. */
const MOST_COUNTED = 1001;
const community = alias(organization, "community_of_request");

export const requestShows = { open: "未办完", overdue: "已超期", unsent: "等派单", working: "办理中", turned: "转出有结果", call_back: "等回访", pushed_down: "下沉事项", closed: "已结束", all: "全部" } as const;
export type RequestShow = keyof typeof requestShows;

export interface RequestFilter {
  show: RequestShow;
  category?: RequestCategory;
  gridId?: string;
  /** At least two characters: found in number, place or words. A telephone in full finds that resident's. */
  q?: string;
  /** Key of the page after: the last row's id. */
  after?: string;
}

function shown(show: RequestShow, instant: Date): SQL | undefined {
  const open = inArray(request.state, [...openStates]);
  const conditions: Record<RequestShow, SQL | undefined> = {
    open,
    overdue: and(open, inArray(request.state, [...runningStates]), lt(request.dueAt, instant)),
    unsent: and(open, eq(request.state, "received")),
    working: and(open, inArray(request.state, ["dispatched", "in_progress"])),
    turned: and(open, inArray(request.state, [...runningStates]), turnEnded),
    call_back: and(open, inArray(request.state, ["resolved", "call_back"])),
    pushed_down: isNotNull(request.pushedDown),
    closed: inArray(request.state, ["verified", "redirected", "merged"]),
    all: undefined,
  };
  return conditions[show];
}

function listed(actor: Actor, filter: RequestFilter, instant: Date) {
  const text = (filter.q ?? "").trim();
  const digits = text.replace(/[\s-]/g, "");
  const grams = gramsOf(text);
  const found = /^1\d{10}$/.test(digits) ? eq(request.phoneHash, phoneHash(digits)) : grams.length > 0 ? sql`${request.grams} @> array[${sql.join(grams.map((gram) => sql`${gram}`), sql`, `)}]::text[]` : undefined;
  const where = and(scope(actor, "request.read"), shown(filter.show, instant), filter.category ? eq(request.category, filter.category) : undefined, isId(filter.gridId) ? eq(request.organizationId, filter.gridId) : undefined, found);
  return { where, found, tooShort: text !== "" && grams.length === 0 };
}

/** The ids of a filtered list, newest first, for its export; `day` narrows it to those received on that day. */
export async function listedIds(actor: Actor, filter: RequestFilter, most: number, day?: Day): Promise<string[]> {
  const { where } = listed(actor, filter, await now());
  const onDay = day ? and(sql`${request.receivedAt} >= ${instantAt(day).toISOString()}`, sql`${request.receivedAt} < ${instantAt(addDays(day, 1)).toISOString()}`) : undefined;
  const rows = await database().select({ id: request.id }).from(request).where(and(where, onDay)).orderBy(desc(request.id)).limit(most);
  return rows.map((row) => row.id);
}

/** The requests this actor may read: what is open by due time, what has ended newest first; 30 a page. */
export async function requestList(actor: Actor, filter: RequestFilter) {
  const instant = await now();
  const { where, found, tooShort } = listed(actor, filter, instant);
  const byDue = !["closed", "all", "pushed_down"].includes(filter.show) && !found;
  const after = isId(filter.after) ? (byDue ? sql`("request"."due_at", "request"."id") > (select r.due_at, r.id from request r where r.id = ${filter.after})` : lt(request.id, filter.after)) : undefined;
  const db = database();
  const [rows, [counted]] = await Promise.all([
    db
      .select(columns)
      .from(request)
      .innerJoin(stands, eq(stands.id, request.organizationId))
      .where(and(where, after))
      .orderBy(...(byDue ? [asc(request.dueAt), asc(request.id)] : [desc(request.id)]))
      .limit(PAGE + 1),
    db.select({ n: sql<number>`count(*)::int` }).from(db.select({ id: request.id }).from(request).where(where).limit(MOST_COUNTED).as("counted")),
  ]);
  const list = rows.slice(0, PAGE).map((row) => ({ ...row, overdue: row.dueAt < instant && (runningStates as readonly RequestState[]).includes(row.state) }));
  return { rows: list, count: counted?.n ?? 0, next: rows.length > PAGE ? (list.at(-1)?.id ?? null) : null, tooShort };
}

/** Open requests of the same community that look like what is being reported: what and where alone, never another's words. Best first, at most 3. */
export async function similarOpen(input: { communityId: string; placeId?: string | null; words: string; category: RequestCategory }) {
  if (!isId(input.communityId)) return [];
  const grams = gramsOf(input.words);
  const since = new Date((await now()).getTime() - 60 * 86_400_000);
  const rows = await database()
    .select({ id: request.id, number: request.number, category: request.category, state: request.state, receivedAt: request.receivedAt, placeId: request.placeId, parentId: place.parentId, place: columns.place, grams: request.grams })
    .from(request)
    .leftJoin(place, eq(place.id, request.placeId))
    .where(and(eq(request.communityId, input.communityId), inArray(request.state, [...openStates]), gt(request.receivedAt, since)))
    .orderBy(desc(request.id))
    .limit(400);
  return rows
    .map((row) => ({ row, score: likeness(grams, row.grams) + (row.category === input.category ? 0.25 : 0) + (input.placeId && (row.placeId === input.placeId || row.parentId === input.placeId) ? 0.35 : 0) }))
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ row: { grams: _grams, placeId: _place, parentId: _parent, ...row } }) => row);
}

/** Where a resident may report from: the communities that have a desk, each with its estates and their buildings that are not hidden. */
export async function placesToReport(communityId?: string) {
  const db = database();
  const communities = await db.select({ id: organization.id, name: organization.name, phone: organization.phone }).from(organization).where(and(eq(organization.kind, "community"), isNull(organization.endedAt))).orderBy(asc(organization.officialOrder), asc(organization.id)).limit(500);
  const chosen = communities.find((each) => each.id === communityId) ?? (communities.length === 1 ? communities[0] : undefined);
  const places = chosen ? await db.select({ id: place.id, name: place.name, kind: place.kind, parentId: place.parentId }).from(place).where(and(eq(place.communityId, chosen.id), isNull(place.endedAt), eq(place.hidden, false))).orderBy(asc(place.kind), asc(place.name)).limit(2000) : [];
  return { communities, chosen: chosen ?? null, places };
}

/** What was done, by the resident's consent and without names, newest first; 20 a page. */
export async function publicResults(filter: { communityId?: string; after?: string } = {}) {
  const rows = await database()
    .select({ id: request.id, category: request.category, community: community.name, text: request.publicText, receivedAt: request.receivedAt, closedAt: request.closedAt })
    .from(request)
    .innerJoin(community, eq(community.id, request.communityId))
    .where(and(eq(request.state, "verified"), ne(request.publicText, ""), eq(request.publicConsent, true), isId(filter.communityId) ? eq(request.communityId, filter.communityId) : undefined, isId(filter.after) ? lt(request.id, filter.after) : undefined))
    .orderBy(desc(request.id))
    .limit(21);
  return { rows: rows.slice(0, 20), next: rows.length > 20 ? (rows[19]?.id ?? null) : null };
}

/** A photo of a request for who may read the request (a resident by his code too): the file's id, or null. */
export async function photoToServe(actor: Actor, fileId: string): Promise<string | null> {
  if (!isId(fileId)) return null;
  const [row] = await database().select({ requestId: requestPhoto.requestId, visible: requestEntry.visible, kind: requestEntry.kind, organization: requestEntry.organizationId }).from(requestPhoto).innerJoin(requestEntry, eq(requestEntry.id, requestPhoto.entryId)).where(eq(requestPhoto.fileId, fileId));
  if (!row || (actor.kind === "holder" && (!row.visible || (actor.also && byResident(row))))) return null;
  return (await may(database(), actor, "request.read", { id: row.requestId })) ? fileId : null;
}

/** The same photo with its bytes, to be sent. */
export async function photoFile(actor: Actor, fileId: string): Promise<ServedFile | null> {
  const id = await photoToServe(actor, fileId);
  return id ? storedFile(id) : null;
}

/** The telephone numbers of those who follow a request, for who may read contacts: the resident first. */
export async function requestContacts(actor: Actor, id: string) {
  return (await may(database(), actor, "request.contact", { id })) ? followersOf(database(), id).then((all) => all.map((each) => each.contact)) : [];
}

/** What the worker raises now: overdue, and lower than its lateness says. */
export async function overdueToEscalate(): Promise<string[]> {
  const instant = await now();
  const calendar = await workCalendar(database(), dayOf(instant));
  const rows = await database()
    .select({ id: request.id, dueAt: request.dueAt, escalation: request.escalation })
    .from(request)
    .where(and(inArray(request.state, [...runningStates]), lt(request.dueAt, instant), lt(request.escalation, 2)))
    .orderBy(asc(request.dueAt))
    .limit(2000);
  return rows.filter((row) => escalationOf(row.dueAt, instant, calendar) > row.escalation).map((row) => row.id);
}

/** Requests closed more than a year ago whose contact still stands. */
export async function contactsToErase(): Promise<string[]> {
  const before = await contactsGoBefore();
  const rows = await database().select({ id: request.id }).from(request).where(and(isNotNull(request.contactSealed), isNotNull(request.closedAt), lt(request.closedAt, before))).limit(500);
  return rows.map((row) => row.id);
}

/** Which of the communities, grids, partners and companies a request may be sent to: its grid and those beside it first. */
export async function handlersFor(actor: Actor, id: string) {
  if (!(await may(database(), actor, "request.dispatch", { id }))) return null;
  const db = database();
  const [held] = await db.select({ organizationId: request.organizationId, communityId: request.communityId, path: community.path, parentId: community.parentId }).from(request).innerJoin(community, eq(community.id, request.communityId)).where(eq(request.id, id));
  if (!held) return null;
  const rows = await db
    .select({
      id: organization.id,
      name: organization.name,
      kind: organization.kind,
      beside: sql<boolean>`exists (select 1 from organization_link l where l.partner_id = "organization"."id" and l.organization_id = ${held.organizationId})`,
      own: sql<boolean>`"organization"."id" = ${held.organizationId}`,
    })
    .from(organization)
    .where(
      and(
        isNull(organization.endedAt),
        or(
          eq(organization.id, held.communityId),
          eq(organization.parentId, held.communityId),
          held.parentId ? eq(organization.id, held.parentId) : undefined,
          and(inArray(organization.kind, ["property_company", "owners_committee", "mediation_committee"]), sql`("organization"."parent_id" is null or "organization"."path" like ${`${held.path}%`} or "organization"."parent_id" = ${held.parentId})`),
          sql`exists (select 1 from organization_link l join organization g on g.id = l.organization_id where l.partner_id = "organization"."id" and g.path like ${`${held.path}%`})`,
        ),
      ),
    )
    .orderBy(asc(organization.officialOrder), asc(organization.id))
    .limit(300);
  return rows.sort((a, b) => Number(b.own) - Number(a.own) || Number(b.beside) - Number(a.beside));
}

/** May this actor log requests at a counter at all? For the menu and the counter's page. */
export const mayLog = (actor: Actor) => holdsAction(actor, "request.log");
