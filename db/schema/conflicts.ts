import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytes, id, instant, oneOf, word } from "../columns.ts";
import { conflictDecision, partySide, sameNameState, type ConflictDecision, type ConflictRule, type PartySide, type SameNameState } from "../words.ts";
import { consultation } from "./cases.ts";
import { organization } from "./organizations.ts";
import { person } from "./people.ts";

/** A name a counsellor is tied to (kin, client, colleague), told by himself, sealed, read by him alone. */
export const counsellorTie = pgTable(
  "counsellor_tie",
  { id: id(), personId: uuid("person_id").notNull().references(() => person.id), sealed: bytes("sealed").notNull(), createdAt: instant("created_at").notNull(), endedAt: instant("ended_at") },
  (t) => [index("counsellor_tie_by_person").on(t.personId).where(sql`${t.endedAt} is null`)],
);

/** Keyed hashes of a tie's name: whole, by sound, and with each character left out. */
export const tieHash = pgTable("tie_hash", { tieId: uuid("tie_id").notNull().references(() => counsellorTie.id), form: text("form").notNull(), hash: bytes("hash").notNull() }, (t) => [primaryKey({ name: "tie_hash_once", columns: [t.tieId, t.form, t.hash] }), index("tie_hash_by_hash").on(t.hash)]);

/** The name index of cases: keyed hashes alone, gone when the words go. */
export const caseNameHash = pgTable(
  "case_name_hash",
  { caseId: uuid("case_id").notNull().references(() => consultation.id), side: word<PartySide>("side").notNull(), form: text("form").notNull(), hash: bytes("hash").notNull() },
  (t) => [oneOf("case_name_hash_side_known", t.side, partySide), primaryKey({ name: "case_name_hash_once", columns: [t.caseId, t.side, t.form, t.hash] }), index("case_name_hash_by_hash").on(t.hash)],
);

/** 回避核对: who looked, when, which rule spoke, and what was decided. Ids and rules, no name. */
export const conflictCheck = pgTable(
  "conflict_check",
  {
    id: id(),
    caseId: uuid("case_id").notNull().references(() => consultation.id),
    counsellorId: uuid("counsellor_id").notNull().references(() => person.id),
    checkedBy: uuid("checked_by").notNull(),
    at: instant("at").notNull(),
    decision: word<ConflictDecision>("decision").notNull(),
    findings: jsonb("findings").$type<{ rule: ConflictRule; hashes: string[] }[]>().notNull(),
    /** His word when he goes on after looking: what tells the two apart. Sealed under the case's key. */
    reasonSealed: bytes("reason_sealed"),
  },
  (t) => [oneOf("conflict_check_decision_known", t.decision, conflictDecision), index("conflict_check_by_case").on(t.caseId, t.id), index("conflict_check_by_counsellor").on(t.counsellorId, t.at)],
);

/** 同名核定: the name is the same and the counsellor says it is another person; a second person decides with a reason, and sees neither names nor words. */
export const sameName = pgTable(
  "same_name",
  {
    id: id(),
    caseId: uuid("case_id").notNull().references(() => consultation.id),
    organizationId: uuid("organization_id").notNull().references(() => organization.id),
    counsellorId: uuid("counsellor_id").notNull().references(() => person.id),
    askedBy: uuid("asked_by").notNull().references(() => person.id),
    askedAt: instant("asked_at").notNull(),
    /** The rules and hashes it is about: what met, no more. Hashes go with the words. */
    findings: jsonb("findings").$type<{ rule: ConflictRule; hashes: string[] }[]>().notNull(),
    state: word<SameNameState>("state").notNull(),
    decidedBy: uuid("decided_by").references(() => person.id),
    decidedAt: instant("decided_at"),
    reason: text("reason"),
  },
  (t) => [
    oneOf("same_name_state_known", t.state, sameNameState),
    check("same_name_second_person", sql`${t.state} not in ('another', 'same') or (${t.decidedBy} is not null and ${t.decidedBy} <> ${t.askedBy} and ${t.decidedBy} <> ${t.counsellorId} and ${t.reason} is not null)`),
    uniqueIndex("same_name_one_open").on(t.caseId, t.counsellorId).where(sql`${t.state} = 'asked'`),
    index("same_name_by_organization").on(t.organizationId, t.id),
  ],
);
