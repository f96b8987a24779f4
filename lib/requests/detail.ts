import { asc, count, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { listItem } from "#db/schema/list-items.ts";
import { session } from "#db/schema/sessions.ts";
import { person } from "#db/schema/people.ts";
import { request, requestCallBack, requestDispatch, requestEntry, requestFollower, requestPhoto, requestTurn } from "#db/schema/requests.ts";
import type { RequestEntryKind, RequestState } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { factsOf } from "#lib/anchors.ts";
import { now } from "#lib/clock.ts";
import { isId } from "#lib/ids.ts";
import { may, reaches } from "#lib/reach.ts";
import { columns, stands } from "./columns.ts";
import { openContact } from "./contacts.ts";
import { mayMove, runningStates } from "./rules.ts";

const community = alias(organization, "community_of_request");

/** One request with its course, its orders, photos and call-backs, and what this actor may do next; null when there is none for him. */
export async function requestDetail(actor: Actor, id: string) {
  if (!isId(id)) return null;
  const db = database();
  const facts = await factsOf(db, "request", id);
  if (!facts || !reaches(actor, "request.read", facts)) return null;
  const [[row], entries, dispatches, photos, callBacks, merged, followers, turns] = await Promise.all([
    db
      .select({ held: request, ...columns, words: request.words, community: community.name, communityPhone: community.phone, into: sql<string | null>`(select i.number from request i where i.id = "request"."merged_into_id")`, visit: sql<string | null>`(select o.name || '，' || v.day from grid_visit v join organization o on o.id = v.unit_id where v.id = "request"."visit_id")` })
      .from(request)
      .innerJoin(community, eq(community.id, request.communityId))
      .innerJoin(stands, eq(stands.id, request.organizationId))
      .where(eq(request.id, id)),
    db
      .select({ id: requestEntry.id, kind: requestEntry.kind, visible: requestEntry.visible, text: requestEntry.text, at: requestEntry.at, organization: organization.shortName, by: person.name })
      .from(requestEntry)
      .leftJoin(organization, eq(organization.id, requestEntry.organizationId))
      .leftJoin(person, eq(person.id, requestEntry.personId))
      .where(eq(requestEntry.requestId, id))
      .orderBy(asc(requestEntry.id)),
    db
      .select({ id: requestDispatch.id, organizationId: requestDispatch.organizationId, path: organization.path, organization: organization.name, phone: organization.phone, part: requestDispatch.part, state: requestDispatch.state, note: requestDispatch.note, sentAt: requestDispatch.sentAt, objectBy: requestDispatch.objectBy, reason: requestDispatch.reason })
      .from(requestDispatch)
      .innerJoin(organization, eq(organization.id, requestDispatch.organizationId))
      .where(eq(requestDispatch.requestId, id))
      .orderBy(asc(requestDispatch.id)),
    db.select({ fileId: requestPhoto.fileId, entryId: requestPhoto.entryId }).from(requestPhoto).where(eq(requestPhoto.requestId, id)),
    db.select().from(requestCallBack).where(eq(requestCallBack.requestId, id)).orderBy(asc(requestCallBack.at)),
    db.select({ id: request.id, number: request.number, words: sql<string>`left("request"."words", 80)` }).from(request).where(eq(request.mergedIntoId, id)).orderBy(asc(request.id)).limit(50),
    db.select({ n: count() }).from(requestFollower).where(eq(requestFollower.requestId, id)),
    db
      .select({ id: requestTurn.id, sessionId: requestTurn.sessionId, itemId: requestTurn.itemId, waits: requestTurn.waits, result: requestTurn.result, session: session.title, item: listItem.title, kind: listItem.kind })
      .from(requestTurn)
      .leftJoin(session, eq(session.id, requestTurn.sessionId))
      .leftJoin(listItem, eq(listItem.id, requestTurn.itemId))
      .where(eq(requestTurn.requestId, id))
      .orderBy(asc(requestTurn.id)),
  ]);
  if (!row) return null;
  const { held, ...rest } = row;
  const { contactSealed, phoneHash: _hash, grams: _grams, ...stored } = held;
  const instant = await now();
  const says = (action: "request.dispatch" | "request.handle" | "request.call_back" | "request.contact" | "request.answer_call_back") => reaches(actor, action, facts);
  const mine = dispatches.filter((each) => actor.kind === "post" && each.path.startsWith(actor.post.path) && reaches(actor, "request.answer_dispatch", { organizationPath: each.path, organizationId: each.organizationId }));
  const running = (runningStates as readonly RequestState[]).includes(held.state);
  return {
    ...stored,
    ...rest,
    overdue: running && held.dueAt < instant,
    contact: says("request.contact") ? openContact(held.id, contactSealed) : null,
    mayReadVisit: held.visitId !== null && (await may(db, actor, "grid_visit.read", { id: held.visitId })),
    hasPhone: held.phoneHash !== null,
    entries: entries.map((entry) => ({ ...entry, photos: photos.filter((photo) => photo.entryId === entry.id).map((photo) => photo.fileId) })),
    dispatches: dispatches.map(({ path: _path, ...each }) => ({ ...each, late: each.objectBy < instant })),
    callBacks,
    merged,
    turns,
    followerCount: followers[0]?.n ?? 0,
    mayDo: {
      dispatch: says("request.dispatch") && ["received", "dispatched", "in_progress"].includes(held.state),
      turn: says("request.dispatch") && running,
      change: says("request.dispatch") && running,
      extend: says("request.dispatch") && running && held.firstDueAt === null,
      redirect: says("request.dispatch") && mayMove(held.state, "redirected"),
      takeBack: says("request.dispatch") && held.state === "redirected",
      merge: says("request.dispatch") && mayMove(held.state, "merged"),
      unmerge: says("request.dispatch") && held.state === "merged",
      pushDown: says("request.dispatch"),
      publish: says("request.dispatch") && held.state === "verified" && held.publicConsent,
      answer: says("request.handle") && !["merged", "redirected"].includes(held.state),
      resolve: says("request.handle") && mayMove(held.state, "resolved"),
      callBack: says("request.call_back") && ["resolved", "call_back"].includes(held.state),
      reopen: says("request.answer_call_back") && held.state === "verified",
      withdraw: dispatches.filter((each) => says("request.dispatch") && each.part === "assist" && ["sent", "accepted"].includes(each.state)).map((each) => each.id),
      accept: mine.filter((each) => each.state === "sent").map((each) => each.id),
      object: mine.filter((each) => each.state === "sent" && each.objectBy >= instant).map((each) => each.id),
      finishAssist: mine.filter((each) => each.part === "assist" && ["sent", "accepted"].includes(each.state)).map((each) => each.id),
    },
  };
}

export type RequestDetail = NonNullable<Awaited<ReturnType<typeof requestDetail>>>;

/** What a resident with a code sees: where it stands, the lines meant for him, and whether he is asked; null without the right. */
export async function followedRequest(actor: Actor, id: string) {
  const detail = await requestDetail(actor, id);
  if (!detail || !reaches(actor, "request.answer_call_back", { subjectId: id })) return null;
  const { number, state, category, urgency, place, placeText, community, communityPhone, receivedAt, dueAt, extended, redirectedTo, escalation } = detail;
  const also = actor.kind === "holder" && actor.also === true;
  return {
    id,
    /** Null for who follows another resident's request: what and where are enough for him. */
    words: also ? null : detail.words,
    number, state, category, urgency, place, placeText, community, communityPhone, receivedAt, dueAt, extended, redirectedTo, escalation,
    overdue: detail.overdue,
    owner: detail.owner,
    entries: detail.entries.filter((entry) => entry.visible).map(({ by: _by, ...entry }) => (also && byResident(entry) ? { ...entry, text: "", photos: [] } : entry)),
    asks: ["resolved", "call_back"].includes(state),
    mayReopen: state === "verified",
  };
}

export type FollowedRequest = NonNullable<Awaited<ReturnType<typeof followedRequest>>>;

/** A line that a resident wrote himself. */
export function byResident(entry: { kind: RequestEntryKind; organization: string | null }): boolean {
  return entry.organization === null && ["received", "called_back", "reopened"].includes(entry.kind);
}
