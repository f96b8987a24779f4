import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, unique, uniqueIndex, uuid, type AnyPgColumn } from "drizzle-orm/pg-core";
import { bytes, id, instant, oneOf, word } from "../columns.ts";
import { callBackVia, dispatchPart, dispatchState, outsideSystem, requestCategory, requestEntryKind, requestState, requestVia, satisfaction, turnResult, urgency, type CallBackVia, type DispatchPart, type DispatchState, type OutsideSystem, type RequestCategory, type RequestEntryKind, type RequestState, type RequestVia, type Satisfaction, type TurnResult, type Urgency } from "../words.ts";
import { gridVisit } from "./grid-visits.ts";
import { file } from "./ground.ts";
import { listItem } from "./list-items.ts";
import { organization, place } from "./organizations.ts";
import { person } from "./people.ts";
import { session } from "./sessions.ts";

const openStates = sql.raw("('received', 'dispatched', 'in_progress', 'resolved', 'call_back')");

/** 居民诉求: what a resident reported, its due time and where it stands. Its course is request_entry. */
export const request = pgTable(
  "request",
  {
    id: id(),
    /** 诉求〔2026〕00012号, without a gap in its community and year. */
    number: text("number").notNull(),
    communityId: uuid("community_id").notNull().references(() => organization.id),
    /** Where it stands in the tree: its grid when the place names one, else the community. */
    organizationId: uuid("organization_id").notNull().references(() => organization.id),
    placeId: uuid("place_id").references(() => place.id),
    placeText: text("place_text").notNull().default(""),
    /** A point tapped on the community's sketch, in thousandths of its width and height. */
    pointX: integer("point_x"),
    pointY: integer("point_y"),
    category: word<RequestCategory>("category").notNull(),
    urgency: word<Urgency>("urgency").notNull(),
    state: word<RequestState>("state").notNull(),
    via: word<RequestVia>("via").notNull(),
    outsideSystem: word<OutsideSystem>("outside_system"),
    outsideNumber: text("outside_number"),
    words: text("words").notNull(),
    /** Two-character pieces of number, place and words: pg_trgm finds no Chinese (search by bigrams). */
    grams: text("grams").array().notNull(),
    /** {callMe, phone}, sealed; erased a year after closing. The hash finds the same resident's other requests. */
    contactSealed: bytes("contact_sealed"),
    phoneHash: bytes("phone_hash"),
    /** The resident agrees that the result is told in public, without names. */
    publicConsent: boolean("public_consent").notNull().default(false),
    publicText: text("public_text").notNull().default(""),
    receivedAt: instant("received_at").notNull(),
    receivedBy: uuid("received_by").references(() => person.id),
    recordedAt: instant("recorded_at").notNull(),
    dueAt: instant("due_at").notNull(),
    /** Set when it was extended (once, with a reason told to the resident). */
    firstDueAt: instant("first_due_at"),
    /** The first message of a handler that the resident can see, never an automatic receipt. */
    firstAnswerAt: instant("first_answer_at"),
    resolvedAt: instant("resolved_at"),
    resolvedBy: uuid("resolved_by"),
    onTheSpot: boolean("on_the_spot").notNull().default(false),
    closedAt: instant("closed_at"),
    /** 0 grid, 1 community, 2 street. */
    escalation: integer("escalation").notNull().default(0),
    escalatedAt: instant("escalated_at"),
    reopenings: integer("reopenings").notNull().default(0),
    mergedIntoId: uuid("merged_into_id").references((): AnyPgColumn => request.id),
    stateBeforeMerge: word<RequestState>("state_before_merge"),
    redirectedTo: text("redirected_to"),
    /** Pushed down to the community though it is not the community's to handle (接诉即办工作条例 art. 17): why. */
    pushedDown: text("pushed_down"),
    /** 周进网格: the visit it came from. */
    visitId: uuid("visit_id").references(() => gridVisit.id),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    oneOf("request_category_known", t.category, requestCategory),
    oneOf("request_urgency_known", t.urgency, urgency),
    oneOf("request_state_known", t.state, requestState),
    oneOf("request_via_known", t.via, requestVia),
    check("request_outside_system_known", sql`${t.outsideSystem} is null or ${t.outsideSystem} in (${sql.raw(Object.keys(outsideSystem).map((key) => `'${key}'`).join(", "))})`),
    check("request_outside_both", sql`(${t.outsideSystem} is null) = (${t.outsideNumber} is null)`),
    check("request_merged_into_another", sql`(${t.state} = 'merged') = (${t.mergedIntoId} is not null) and ${t.mergedIntoId} is distinct from ${t.id}`),
    check("request_redirected_to", sql`(${t.state} = 'redirected') = (${t.redirectedTo} is not null)`),
    check("request_due_after_received", sql`${t.dueAt} > ${t.receivedAt}`),
    check("request_extended_later", sql`${t.firstDueAt} is null or ${t.dueAt} > ${t.firstDueAt}`),
    check("request_escalation_known", sql`${t.escalation} between 0 and 2`),
    check("request_point_on_sketch", sql`(${t.pointX} is null) = (${t.pointY} is null) and coalesce(${t.pointX}, 0) between 0 and 1000 and coalesce(${t.pointY}, 0) between 0 and 1000`),
    unique("request_number_once").on(t.communityId, t.number),
    uniqueIndex("request_outside_number_once").on(t.outsideSystem, t.outsideNumber).where(sql`${t.outsideNumber} is not null`),
    index("request_open_by_organization").on(t.organizationId, t.dueAt, t.id).where(sql`${t.state} in ${openStates}`),
    index("request_open_by_due").on(t.dueAt, t.id).where(sql`${t.state} in ${openStates}`),
    index("request_by_community").on(t.communityId, t.receivedAt, t.id),
    index("request_by_organization").on(t.organizationId, t.receivedAt, t.id),
    index("request_by_phone").on(t.phoneHash).where(sql`${t.phoneHash} is not null`),
    index("request_by_visit").on(t.visitId).where(sql`${t.visitId} is not null`),
    index("request_merged_into").on(t.mergedIntoId).where(sql`${t.mergedIntoId} is not null`),
    index("request_grams").using("gin", t.grams),
    index("request_contact_to_erase").on(t.closedAt).where(sql`${t.contactSealed} is not null and ${t.closedAt} is not null`),
  ],
);

/** 派单: to several, with one 首接主办. The community sees who has it and since when. */
export const requestDispatch = pgTable(
  "request_dispatch",
  {
    id: id(),
    requestId: uuid("request_id").notNull().references(() => request.id),
    organizationId: uuid("organization_id").notNull().references(() => organization.id),
    part: word<DispatchPart>("part").notNull(),
    state: word<DispatchState>("state").notNull(),
    note: text("note").notNull().default(""),
    sentBy: uuid("sent_by").notNull(),
    sentAt: instant("sent_at").notNull(),
    /** Until when it may be sent back (退单), one working day (接诉即办工作条例 art. 12). */
    objectBy: instant("object_by").notNull(),
    answeredBy: uuid("answered_by"),
    answeredAt: instant("answered_at"),
    reason: text("reason"),
  },
  (t) => [
    oneOf("request_dispatch_part_known", t.part, dispatchPart),
    oneOf("request_dispatch_state_known", t.state, dispatchState),
    check("request_dispatch_objected_with_reason", sql`${t.state} <> 'objected' or ${t.reason} is not null`),
    uniqueIndex("request_dispatch_one_owner").on(t.requestId).where(sql`${t.part} = 'owner' and ${t.state} in ('sent', 'accepted', 'done')`),
    uniqueIndex("request_dispatch_once").on(t.requestId, t.organizationId).where(sql`${t.state} in ('sent', 'accepted', 'done')`),
    index("request_dispatch_by_organization").on(t.organizationId, t.state, t.requestId),
    index("request_dispatch_by_request").on(t.requestId),
  ],
);

/** The course of a request, append-only: what the resident sees and what stays inside. */
export const requestEntry = pgTable(
  "request_entry",
  {
    id: id(),
    requestId: uuid("request_id").notNull().references(() => request.id),
    kind: word<RequestEntryKind>("kind").notNull(),
    visible: boolean("visible").notNull(),
    text: text("text").notNull().default(""),
    /** The post's organization, or none for the resident himself and the worker. */
    organizationId: uuid("organization_id"),
    personId: uuid("person_id"),
    at: instant("at").notNull(),
  },
  (t) => [oneOf("request_entry_kind_known", t.kind, requestEntryKind), index("request_entry_by_request").on(t.requestId, t.id)],
);

/** Photos of a request: of the resident (before) and of the handlers (on the way, after). */
export const requestPhoto = pgTable(
  "request_photo",
  { requestId: uuid("request_id").notNull().references(() => request.id), fileId: uuid("file_id").notNull().references(() => file.id), entryId: uuid("entry_id").notNull().references(() => requestEntry.id) },
  (t) => [primaryKey({ name: "request_photo_once", columns: [t.fileId] }), index("request_photo_by_request").on(t.requestId)],
);

/** “我也遇到”: another resident who follows the one request. */
export const requestFollower = pgTable(
  "request_follower",
  { id: id(), requestId: uuid("request_id").notNull().references(() => request.id), contactSealed: bytes("contact_sealed"), phoneHash: bytes("phone_hash"), at: instant("at").notNull() },
  (t) => [index("request_follower_by_request").on(t.requestId), uniqueIndex("request_follower_once").on(t.requestId, t.phoneHash).where(sql`${t.phoneHash} is not null`)],
);

/** 回访: solved? satisfied? Not reached stays outside “followed up”, and is shown. */
export const requestCallBack = pgTable(
  "request_call_back",
  {
    id: id(),
    requestId: uuid("request_id").notNull().references(() => request.id),
    /** Rises with each reopening: one answer a round. */
    round: integer("round").notNull(),
    via: word<CallBackVia>("via").notNull(),
    reached: boolean("reached").notNull(),
    solved: boolean("solved"),
    satisfied: word<Satisfaction>("satisfied"),
    text: text("text").notNull().default(""),
    by: uuid("by"),
    at: instant("at").notNull(),
  },
  (t) => [
    oneOf("request_call_back_via_known", t.via, callBackVia),
    check("request_call_back_satisfied_known", sql`${t.satisfied} is null or ${t.satisfied} in (${sql.raw(Object.keys(satisfaction).map((key) => `'${key}'`).join(", "))})`),
    check("request_call_back_answered_when_reached", sql`${t.reached} = (${t.solved} is not null) and ${t.reached} = (${t.satisfied} is not null)`),
    uniqueIndex("request_call_back_one_answer").on(t.requestId, t.round).where(sql`${t.reached}`),
    index("request_call_back_by_request").on(t.requestId, t.at),
  ],
);

/** What was made of a request: a volunteer session, or a 需求 or 微心愿. Its end is told on the request. */
export const requestTurn = pgTable(
  "request_turn",
  {
    id: id(),
    requestId: uuid("request_id").notNull().references(() => request.id),
    sessionId: uuid("session_id").references(() => session.id),
    itemId: uuid("item_id").references(() => listItem.id),
    /** The request is resolved when that has ended. */
    waits: boolean("waits").notNull(),
    madeBy: uuid("made_by").references(() => person.id),
    madeAt: instant("made_at").notNull(),
    result: word<TurnResult>("result"),
    endedAt: instant("ended_at"),
  },
  (t) => [
    check("request_turn_result_known", sql`${t.result} is null or ${t.result} in (${sql.raw(Object.keys(turnResult).map((key) => `'${key}'`).join(", "))})`),
    check("request_turn_into_one", sql`(${t.sessionId} is null) <> (${t.itemId} is null)`),
    check("request_turn_ended_with_result", sql`(${t.result} is null) = (${t.endedAt} is null)`),
    uniqueIndex("request_turn_session_once").on(t.sessionId).where(sql`${t.sessionId} is not null`),
    uniqueIndex("request_turn_item_once").on(t.itemId).where(sql`${t.itemId} is not null`),
    index("request_turn_by_request").on(t.requestId),
  ],
);

/** AB岗: which grid worker's post is on at which hours, and who stands in. */
export const gridDuty = pgTable(
  "grid_duty",
  {
    id: id(),
    gridId: uuid("grid_id").notNull().references(() => organization.id),
    postId: uuid("post_id").notNull(),
    /** 1 = A岗, 2 = B岗 (the deputy). */
    rank: integer("rank").notNull(),
    /** Days of the week worked, 1 = Monday … 7 = Sunday, as digits: 12345. */
    weekdays: text("weekdays").notNull(),
    /** HH:MM in Asia/Shanghai: 错峰服务. */
    fromTime: text("from_time").notNull(),
    toTime: text("to_time").notNull(),
  },
  (t) => [check("grid_duty_rank_known", sql`${t.rank} in (1, 2)`), check("grid_duty_weekdays", sql`${t.weekdays} ~ '^[1-7]{1,7}$'`), check("grid_duty_times_in_order", sql`${t.toTime} > ${t.fromTime}`), unique("grid_duty_once").on(t.postId, t.gridId), index("grid_duty_by_grid").on(t.gridId, t.rank)],
);

/** The last number given in a community and year. */
export const requestCounter = pgTable("request_counter", { communityId: uuid("community_id").notNull().references(() => organization.id), year: integer("year").notNull(), last: integer("last").notNull() }, (t) => [primaryKey({ name: "request_counter_once", columns: [t.communityId, t.year] })]);
