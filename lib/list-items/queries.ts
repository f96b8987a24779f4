import { and, asc, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { listClaim, listItem } from "#db/schema/list-items.ts";
import { organization } from "#db/schema/organizations.ts";
import { person } from "#db/schema/people.ts";
import { request, requestTurn } from "#db/schema/requests.ts";
import type { ItemKind, ItemState } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { isId } from "#lib/ids.ts";
import { holdsAction, may, scope } from "#lib/reach.ts";
import { mayItemMove } from "./rules.ts";

const PAGE = 30;
const columns = {
  id: listItem.id,
  kind: listItem.kind,
  title: listItem.title,
  words: listItem.words,
  placeText: listItem.placeText,
  state: listItem.state,
  community: organization.name,
  communityId: listItem.communityId,
  madeAt: listItem.madeAt,
  publishedAt: listItem.publishedAt,
  /** The unit that has it; a member's name is not in lists. */
  claimedBy: sql<string | null>`(select coalesce(o.name, '一名党员或志愿者') from list_claim c left join organization o on o.id = c.organization_id where c.item_id = "list_item"."id" and c.state <> 'released')`,
};

export interface ItemFilter {
  kind?: ItemKind;
  state?: ItemState | undefined;
  communityId?: string | undefined;
  /** Key of the page after: the last row's id. */
  after?: string | undefined;
}

/** What this actor may see of one kind, newest first; 30 a page, counted up to 1000. */
export async function itemList(actor: Actor, filter: ItemFilter) {
  const where = and(scope(actor, "list_item.read"), filter.kind ? eq(listItem.kind, filter.kind) : undefined, filter.state ? eq(listItem.state, filter.state) : undefined, isId(filter.communityId) ? eq(listItem.communityId, filter.communityId) : undefined);
  const db = database();
  const [rows, [counted]] = await Promise.all([
    db.select(columns).from(listItem).innerJoin(organization, eq(organization.id, listItem.communityId)).where(and(where, isId(filter.after) ? lt(listItem.id, filter.after) : undefined)).orderBy(desc(listItem.id)).limit(PAGE + 1),
    db.select({ n: sql<number>`count(*)::int` }).from(db.select({ id: listItem.id }).from(listItem).where(where).limit(1001).as("counted")),
  ]);
  const page = rows.slice(0, PAGE);
  return { rows: page, count: counted?.n ?? 0, next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null };
}

/** One item with its claims and the request it came from, and what this actor may do next; null when there is none for him. */
export async function itemDetail(actor: Actor, id: string) {
  if (!isId(id) || !(await may(database(), actor, "list_item.read", { id }))) return null;
  const db = database();
  const [[row], claims, [turn], keeps] = await Promise.all([
    db.select({ ...columns, version: listItem.version, endReason: listItem.endReason }).from(listItem).innerJoin(organization, eq(organization.id, listItem.communityId)).where(eq(listItem.id, id)),
    db
      .select({ id: listClaim.id, state: listClaim.state, organization: organization.name, person: person.name, claimedAt: listClaim.claimedAt, endedAt: listClaim.endedAt, note: listClaim.note, mine: sql<boolean>`${holdsAction(actor, "list_claim.end") ? scope(actor, "list_claim.end") : sql`false`}` })
      .from(listClaim)
      .leftJoin(organization, eq(organization.id, listClaim.organizationId))
      .leftJoin(person, eq(person.id, listClaim.personId))
      .where(eq(listClaim.itemId, id))
      .orderBy(asc(listClaim.id)),
    db.select({ id: request.id, number: request.number }).from(requestTurn).innerJoin(request, eq(request.id, requestTurn.requestId)).where(and(eq(requestTurn.itemId, id), holdsAction(actor, "request.read") ? scope(actor, "request.read") : sql`false`)),
    may(db, actor, "list_item.keep", { id }),
  ]);
  if (!row) return null;
  const live = claims.find((claim) => claim.state === "claimed");
  return {
    ...row,
    // Whom a member is stays between him and the community.
    claims: claims.map(({ person: name, mine, ...claim }) => ({ ...claim, who: claim.organization ?? (keeps || mine ? name : "一名党员或志愿者") })),
    request: turn ?? null,
    mayDo: {
      change: keeps && (row.state === "proposed" || row.state === "open"),
      publish: keeps && row.state === "proposed",
      withdraw: keeps && mayItemMove(row.kind, row.state, "withdrawn"),
      claim: row.state === "open" && holdsAction(actor, "list_claim.make"),
      end: live?.mine === true,
    },
  };
}
export type ItemDetail = NonNullable<Awaited<ReturnType<typeof itemDetail>>>;

/** What a member may take on, his own first: those he has, then those that are open; at most 50. */
export async function itemsForMember(actor: Actor) {
  if (actor.kind !== "person") return { mine: [], open: [] };
  const db = database();
  const rows = (where: ReturnType<typeof and>) => db.select(columns).from(listItem).innerJoin(organization, eq(organization.id, listItem.communityId)).where(and(scope(actor, "list_item.read"), where)).orderBy(desc(listItem.id)).limit(50);
  const [mine, open] = await Promise.all([
    rows(inArray(listItem.id, db.select({ id: listClaim.itemId }).from(listClaim).where(and(eq(listClaim.personId, actor.personId), sql`${listClaim.state} <> 'released'`)))),
    rows(eq(listItem.state, "open")),
  ]);
  return { mine, open };
}

/** The communities for which this actor puts up items. */
export async function itemCommunities(actor: Actor) {
  if (actor.kind !== "post" || !holdsAction(actor, "list_item.keep")) return [];
  return database().select({ id: organization.id, name: organization.name }).from(organization).where(and(eq(organization.kind, "community"), sql`${organization.endedAt} is null`, sql`${organization.path} like ${`${actor.post.path}%`}`)).orderBy(asc(organization.officialOrder)).limit(100);
}
