import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant, oneOf, word } from "../columns.ts";
import { exemptionKind, registrationSource, registrationState, type ExemptionKind, type RegistrationSource, type RegistrationState } from "../words.ts";
import { file } from "./ground.ts";
import { organization } from "./organizations.ts";
import { person } from "./people.ts";

/** 单位报到: a unit registers with a community. */
export const unitRegistration = pgTable(
  "unit_registration",
  {
    id: id(),
    unitId: uuid("unit_id").notNull().references(() => organization.id),
    communityId: uuid("community_id").notNull().references(() => organization.id),
    state: word<RegistrationState>("state").notNull(),
    source: word<RegistrationSource>("source").notNull(),
    contactName: text("contact_name").notNull().default(""),
    contactPhone: text("contact_phone").notNull().default(""),
    slipFileId: uuid("slip_file_id").references(() => file.id),
    submittedBy: uuid("submitted_by").notNull(),
    submittedAt: instant("submitted_at").notNull(),
    decidedBy: uuid("decided_by"),
    decidedAt: instant("decided_at"),
    fromDay: date("from_day"),
    toDay: date("to_day"),
    reason: text("reason"),
    recordedAt: instant("recorded_at").notNull(),
  },
  (t) => [
    oneOf("unit_registration_state_known", t.state, registrationState),
    oneOf("unit_registration_source_known", t.source, registrationSource),
    check("unit_registration_paper_second_person", sql`${t.source} <> 'paper' or ${t.decidedBy} is null or ${t.decidedBy} <> ${t.submittedBy}`),
    check("unit_registration_paper_has_slip", sql`${t.source} <> 'paper' or ${t.slipFileId} is not null`),
    uniqueIndex("unit_registration_one_live").on(t.unitId, t.communityId).where(sql`${t.state} <> 'ended'`),
    index("unit_registration_by_community").on(t.communityId, t.state, t.id),
    index("unit_registration_by_slip").on(t.slipFileId).where(sql`${t.slipFileId} is not null`),
  ],
);

/** 党员报到: one in-service member with his home community; history kept. */
export const memberRegistration = pgTable(
  "member_registration",
  {
    id: id(),
    personId: uuid("person_id").notNull().references(() => person.id),
    unitId: uuid("unit_id").notNull().references(() => organization.id),
    communityId: uuid("community_id").notNull().references(() => organization.id),
    state: word<RegistrationState>("state").notNull(),
    source: word<RegistrationSource>("source").notNull(),
    slipFileId: uuid("slip_file_id").references(() => file.id),
    submittedBy: uuid("submitted_by").notNull(),
    submittedAt: instant("submitted_at").notNull(),
    decidedBy: uuid("decided_by"),
    decidedAt: instant("decided_at"),
    /** Standing from this day (accepted) to that day (ended), both included. */
    fromDay: date("from_day"),
    toDay: date("to_day"),
    reason: text("reason"),
    recordedAt: instant("recorded_at").notNull(),
  },
  (t) => [
    oneOf("member_registration_state_known", t.state, registrationState),
    oneOf("member_registration_source_known", t.source, registrationSource),
    check("member_registration_paper_second_person", sql`${t.source} <> 'paper' or ${t.decidedBy} is null or ${t.decidedBy} <> ${t.submittedBy}`),
    check("member_registration_accepted_from", sql`${t.state} <> 'accepted' or ${t.fromDay} is not null`),
    uniqueIndex("member_registration_one_live").on(t.personId).where(sql`${t.state} <> 'ended'`),
    index("member_registration_by_unit").on(t.unitId, t.state, t.id),
    index("member_registration_by_community").on(t.communityId, t.state, t.id),
    index("member_registration_by_slip").on(t.slipFileId).where(sql`${t.slipFileId} is not null`),
  ],
);

export const exemption = pgTable(
  "exemption",
  {
    id: id(),
    personId: uuid("person_id").notNull().references(() => person.id),
    unitId: uuid("unit_id").notNull().references(() => organization.id),
    kind: word<ExemptionKind>("kind").notNull(),
    reason: text("reason").notNull().default(""),
    fromDay: date("from_day").notNull(),
    toDay: date("to_day"),
    enteredBy: uuid("entered_by").notNull(),
    recordedAt: instant("recorded_at").notNull(),
  },
  (t) => [oneOf("exemption_kind_known", t.kind, exemptionKind), uniqueIndex("exemption_one_open").on(t.personId).where(sql`${t.toDay} is null`), index("exemption_by_unit").on(t.unitId, t.fromDay)],
);

/** The head-count of in-service members a unit gives for a day, verified by the committee; else the roster counts, marked 未核. */
export const headCount = pgTable(
  "head_count",
  {
    id: id(),
    unitId: uuid("unit_id").notNull().references(() => organization.id),
    day: date("day").notNull(),
    inService: integer("in_service").notNull(),
    enteredBy: uuid("entered_by").notNull(),
    verifiedBy: uuid("verified_by"),
    verifiedAt: instant("verified_at"),
    recordedAt: instant("recorded_at").notNull(),
  },
  (t) => [unique("head_count_once").on(t.unitId, t.day), check("head_count_not_negative", sql`${t.inService} >= 0`), check("head_count_second_person", sql`${t.verifiedBy} is null or ${t.verifiedBy} <> ${t.enteredBy}`)],
);

