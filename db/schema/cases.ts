import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytes, id, instant, oneOf, word } from "../columns.ts";
import { caseSource, caseState, matterKind, matterOutcome, procedureStage, referralKind, type CaseSource, type CaseState, type MatterKind, type MatterOutcome, type ProcedureStage, type ReferralKind } from "../words.ts";
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
    /** The resident was told and said yes before the first word. */
    consent: boolean("consent").notNull(),
    minutes: integer("minutes").notNull(),
    followUpOn: date("follow_up_on"),
    followUpDoneAt: instant("follow_up_done_at"),
    /** AES-256-GCM envelope of the words (who, facts, advice); null when ticks were enough. */
    sealed: bytes("sealed"),
    cipher: text("cipher"),
    day: date("day").notNull(),
    createdAt: instant("created_at").notNull(),
    closedAt: instant("closed_at"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    oneOf("consultation_state_known", t.state, caseState),
    oneOf("consultation_source_known", t.source, caseSource),
    oneOf("consultation_stage_known", t.stage, procedureStage),
    check("consultation_consent_and_no_conflict", sql`${t.state} in ('intake', 'reassigned') or (${t.consent} and ${t.noConflict})`),
    check("consultation_minutes", sql`${t.minutes} between 1 and 480`),
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
  { id: id(), caseId: uuid("case_id").notNull().references(() => consultation.id), kind: word<ReferralKind>("kind").notNull(), at: instant("at").notNull(), by: uuid("by").notNull() },
  (t) => [oneOf("referral_kind_known", t.kind, referralKind), unique("referral_once").on(t.caseId, t.kind)],
);

/** Every reading of a case's words. */
export const caseReading = pgTable("case_reading", { id: id(), caseId: uuid("case_id").notNull().references(() => consultation.id), personId: uuid("person_id").notNull(), at: instant("at").notNull() }, (t) => [index("case_reading_by_case").on(t.caseId, t.id)]);

/** The last ticket number given in a session: numbers rise without a gap. */
export const caseCounter = pgTable("case_counter", { sessionId: uuid("session_id").primaryKey().references(() => session.id), last: integer("last").notNull() });

