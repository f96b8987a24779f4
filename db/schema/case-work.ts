import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytes, id, instant, oneOf, word } from "../columns.ts";
import { caseEntryKind, handOverState, type CaseEntryKind, type HandOverState } from "../words.ts";
import { consultation } from "./cases.ts";
import { file } from "./ground.ts";
import { person } from "./people.ts";
import { session } from "./sessions.ts";

/** What came after the first talk: another talk in a later session, minutes, a mediation meeting. The words are sealed. */
export const caseEntry = pgTable(
  "case_entry",
  { id: id(), caseId: uuid("case_id").notNull().references(() => consultation.id), kind: word<CaseEntryKind>("kind").notNull(), day: date("day").notNull(), sessionId: uuid("session_id").references(() => session.id), minutes: integer("minutes"), sealed: bytes("sealed"), by: uuid("by").notNull().references(() => person.id), at: instant("at").notNull() },
  (t) => [oneOf("case_entry_kind_known", t.kind, caseEntryKind), check("case_entry_minutes", sql`${t.minutes} is null or ${t.minutes} between 1 and 480`), index("case_entry_by_case").on(t.caseId, t.id)],
);

/** The agreement the 人民调解委员会 made under its own seal (人民调解法 29, 33): its number sealed, the 30 days for 司法确认 in the open. */
export const caseMediation = pgTable(
  "case_mediation",
  { caseId: uuid("case_id").primaryKey().references(() => consultation.id), numberSealed: bytes("number_sealed"), agreedOn: date("agreed_on").notNull(), confirmBy: date("confirm_by").notNull(), confirmedOn: date("confirmed_on"), waived: text("waived"), by: uuid("by").notNull(), at: instant("at").notNull() },
  (t) => [check("case_mediation_days", sql`${t.confirmBy} = ${t.agreedOn} + 30`), check("case_mediation_confirmed_in_order", sql`${t.confirmedOn} is null or ${t.confirmedOn} >= ${t.agreedOn}`), index("case_mediation_open").on(t.confirmBy).where(sql`${t.confirmedOn} is null and ${t.waived} is null`)],
);

export const caseFollowUp = pgTable(
  "case_follow_up",
  { id: id(), caseId: uuid("case_id").notNull().references(() => consultation.id), dueOn: date("due_on").notNull(), doneAt: instant("done_at"), doneBy: uuid("done_by"), by: uuid("by").notNull(), at: instant("at").notNull() },
  (t) => [uniqueIndex("case_follow_up_one_open_a_day").on(t.caseId, t.dueOn).where(sql`${t.doneAt} is null`), index("case_follow_up_by_case").on(t.caseId, t.dueOn)],
);

/** 移交: another counsellor takes a case over when he says so himself. */
export const caseHandOver = pgTable(
  "case_hand_over",
  { id: id(), caseId: uuid("case_id").notNull().references(() => consultation.id), fromId: uuid("from_id").notNull().references(() => person.id), toId: uuid("to_id").notNull().references(() => person.id), state: word<HandOverState>("state").notNull(), askedAt: instant("asked_at").notNull(), decidedAt: instant("decided_at") },
  (t) => [oneOf("case_hand_over_state_known", t.state, handOverState), check("case_hand_over_to_another", sql`${t.fromId} <> ${t.toId}`), uniqueIndex("case_hand_over_one_open").on(t.caseId).where(sql`${t.state} = 'asked'`), index("case_hand_over_waiting").on(t.toId).where(sql`${t.state} = 'asked'`)],
);

/** A document of a case: its bytes lie sealed under a key of its own, in wrapped_key. */
export const caseFile = pgTable("case_file", { fileId: uuid("file_id").primaryKey().references(() => file.id), caseId: uuid("case_id").notNull().references(() => consultation.id), by: uuid("by").notNull(), at: instant("at").notNull(), removedAt: instant("removed_at") }, (t) => [index("case_file_by_case").on(t.caseId)]);
