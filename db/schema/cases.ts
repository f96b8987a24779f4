import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytes, id, instant, oneOf, word } from "../columns.ts";
import { caseSource, caseState, matterKind, matterOutcome, partySide, procedureStage, referralAnswer, referralKind, type CaseSource, type CaseState, type MatterKind, type MatterOutcome, type PartySide, type ProcedureStage, type ReferralAnswer, type ReferralKind } from "../words.ts";
import { booking } from "./bookings.ts";
import { organization } from "./organizations.ts";
import { person } from "./people.ts";
import { session } from "./sessions.ts";

/** 咨询登记: one visit of a resident to a counsellor. Its words are sealed; counts never touch them. */
export const consultation = pgTable(
  "consultation",
  {
    id: id(),
    sessionId: uuid("session_id").notNull().references(() => session.id),
    organizationId: uuid("organization_id").notNull().references(() => organization.id),
    communityId: uuid("community_id").notNull().references(() => organization.id),
    /** 1, 2, 3 … within the session. */
    number: integer("number").notNull(),
    state: word<CaseState>("state").notNull(),
    counsellorId: uuid("counsellor_id").notNull().references(() => person.id),
    recorderId: uuid("recorder_id").references(() => person.id),
    source: word<CaseSource>("source").notNull(),
    stage: word<ProcedureStage>("stage").notNull(),
    /** The counsellor's own word: no tie to a party, not a matter of his former court (法官法 art. 36). */
    noConflict: boolean("no_conflict").notNull(),
    /** The resident was told and said yes before the first word: when, and which version of the text was read to him. */
    consent: boolean("consent").notNull(),
    consentAt: instant("consent_at"),
    consentVersion: text("consent_version"),
    /** The ticket he came with, when he came through the queue. */
    bookingId: uuid("booking_id").references(() => booking.id),
    /** A court's file number, sealed under the case's key: who takes the case over is checked against it too. */
    fileNumberSealed: bytes("file_number_sealed"),
    minutes: integer("minutes").notNull(),
    followUpOn: date("follow_up_on"),
    followUpDoneAt: instant("follow_up_done_at"),
    /** Envelope of the words (who, facts, advice); null when ticks were enough, and after erasure. */
    sealed: bytes("sealed"),
    cipher: text("cipher"),
    day: date("day").notNull(),
    createdAt: instant("created_at").notNull(),
    closedAt: instant("closed_at"),
    /** Words, names and files went by their own clock; the figures stand. */
    erasedAt: instant("erased_at"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    oneOf("consultation_state_known", t.state, caseState),
    oneOf("consultation_source_known", t.source, caseSource),
    oneOf("consultation_stage_known", t.stage, procedureStage),
    check("consultation_consent_and_no_conflict", sql`${t.state} in ('intake', 'reassigned') or (${t.consent} and ${t.noConflict})`),
    check("consultation_minutes", sql`${t.minutes} between 0 and 4800 and (${t.minutes} > 0 or ${t.state} in ('intake', 'cleared', 'open', 'reassigned'))`),
    uniqueIndex("consultation_once_for_booking").on(t.bookingId).where(sql`${t.bookingId} is not null and ${t.state} <> 'reassigned'`),
    index("consultation_to_erase").on(t.closedAt).where(sql`${t.closedAt} is not null and ${t.erasedAt} is null`),
    unique("consultation_number_in_session").on(t.sessionId, t.number),
    index("consultation_by_counsellor").on(t.counsellorId, t.day, t.id),
    index("consultation_by_recorder").on(t.recorderId, t.day),
    index("consultation_by_organization").on(t.organizationId, t.day),
    index("consultation_by_community").on(t.communityId, t.day),
    index("consultation_to_follow").on(t.followUpOn).where(sql`${t.followUpOn} is not null and ${t.followUpDoneAt} is null`),
  ],
);

export const matter = pgTable(
  "matter",
  { id: id(), caseId: uuid("case_id").notNull().references(() => consultation.id), kind: word<MatterKind>("kind").notNull(), outcome: word<MatterOutcome>("outcome").notNull(), position: integer("position").notNull() },
  (t) => [oneOf("matter_kind_known", t.kind, matterKind), oneOf("matter_outcome_known", t.outcome, matterOutcome), unique("matter_position").on(t.caseId, t.position)],
);

export const referral = pgTable(
  "referral",
  { id: id(), caseId: uuid("case_id").notNull().references(() => consultation.id), kind: word<ReferralKind>("kind").notNull(), at: instant("at").notNull(), by: uuid("by").notNull(), answer: word<ReferralAnswer>("answer"), answeredOn: date("answered_on"), answerSealed: bytes("answer_sealed") },
  (t) => [oneOf("referral_kind_known", t.kind, referralKind), check("referral_answer_known", sql`${t.answer} is null or ${t.answer} in (${sql.raw(Object.keys(referralAnswer).map((key) => `'${key}'`).join(", "))})`), unique("referral_once").on(t.caseId, t.kind)],
);

/** Names of both sides, sealed under the case's own key. */
export const caseParty = pgTable(
  "case_party",
  { id: id(), caseId: uuid("case_id").notNull().references(() => consultation.id), side: word<PartySide>("side").notNull(), sealed: bytes("sealed").notNull() },
  (t) => [oneOf("case_party_side_known", t.side, partySide), index("case_party_by_case").on(t.caseId)],
);

/** Every reading of a case's words; `means`: his own case, or by a break-glass. */
export const caseReading = pgTable("case_reading", { id: id(), caseId: uuid("case_id").notNull().references(() => consultation.id), personId: uuid("person_id").notNull(), at: instant("at").notNull(), breakGlassId: uuid("break_glass_id"), fileId: uuid("file_id") }, (t) => [index("case_reading_by_case").on(t.caseId, t.id)]);

/** The last ticket number given in a session: numbers rise without a gap. */
export const caseCounter = pgTable("case_counter", { sessionId: uuid("session_id").primaryKey().references(() => session.id), last: integer("last").notNull() });

