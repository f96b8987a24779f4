import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, pgTable, text, uniqueIndex, uuid, type AnyPgColumn } from "drizzle-orm/pg-core";
import { id, instant, oneOf, word } from "../columns.ts";
import { serviceRecordKind, serviceRecordState, source, type ServiceRecordKind, type ServiceRecordState, type Source } from "../words.ts";
import { file } from "./ground.ts";
import { organization } from "./organizations.ts";
import { person } from "./people.ts";
import { session } from "./sessions.ts";
import { signup } from "./signups.ts";

/** One person's service, once. Exclusion service_record_no_overlap: two confirmed timed records never overlap (custom migration). */
export const serviceRecord = pgTable(
  "service_record",
  {
    id: id(),
    kind: word<ServiceRecordKind>("kind").notNull(),
    personId: uuid("person_id").notNull().references(() => person.id),
    sessionId: uuid("session_id").references(() => session.id),
    signupId: uuid("signup_id").references(() => signup.id),
    day: date("day").notNull(),
    /** Null for a declared record that knows the day only. */
    startsAt: instant("starts_at"),
    endsAt: instant("ends_at"),
    /** Negative on a reversal, so that a plain sum is the figure. */
    minutes: integer("minutes").notNull(),
    source: word<Source>("source").notNull(),
    /** False: system-timed; true: manual (paper, import, declared, or a forgotten check-out). */
    manual: boolean("manual").notNull(),
    state: word<ServiceRecordState>("state").notNull(),
    /** The unit or branch he belonged to on that day. */
    organizationId: uuid("organization_id").references(() => organization.id),
    communityId: uuid("community_id").references(() => organization.id),
    /** 双报到: made while his registration stood. */
    doubleRegistration: boolean("double_registration").notNull().default(false),
    what: text("what").notNull().default(""),
    cardFileId: uuid("card_file_id").references(() => file.id),
    /** 单位核验: confirmed by another person of the unit, not by the community. */
    unitVerified: boolean("unit_verified").notNull().default(false),
    enteredBy: uuid("entered_by").notNull(),
    confirmedBy: uuid("confirmed_by"),
    confirmedAt: instant("confirmed_at"),
    reason: text("reason"),
    reversesId: uuid("reverses_id").references((): AnyPgColumn => serviceRecord.id),
    recordedAt: instant("recorded_at").notNull(),
  },
  (t) => [
    oneOf("service_record_kind_known", t.kind, serviceRecordKind),
    oneOf("service_record_state_known", t.state, serviceRecordState),
    oneOf("service_record_source_known", t.source, source),
    check("service_record_times", sql`(${t.startsAt} is null) = (${t.endsAt} is null) and (${t.startsAt} is null or ${t.endsAt} > ${t.startsAt})`),
    check("service_record_minutes", sql`case when ${t.reversesId} is null then ${t.minutes} between 1 and 1440 else ${t.minutes} < 0 end`),
    check("service_record_confirmed_by_someone", sql`${t.state} <> 'confirmed' or (${t.confirmedBy} is not null and ${t.confirmedAt} is not null)`),
    check("service_record_not_confirmed_by_himself", sql`${t.confirmedBy} is null or ${t.confirmedBy} <> ${t.personId}`),
    check("service_record_manual_second_person", sql`not ${t.manual} or ${t.confirmedBy} is null or ${t.confirmedBy} <> ${t.enteredBy}`),
    uniqueIndex("service_record_once_per_signup").on(t.signupId).where(sql`${t.reversesId} is null and ${t.state} in ('entered', 'confirmed')`),
    uniqueIndex("service_record_reversed_once").on(t.reversesId).where(sql`${t.reversesId} is not null`),
    index("service_record_by_person").on(t.personId, t.day, t.id),
    index("service_record_by_organization").on(t.organizationId, t.day),
    index("service_record_by_community").on(t.communityId, t.day),
    index("service_record_by_session").on(t.sessionId),
    index("service_record_by_card").on(t.cardFileId).where(sql`${t.cardFileId} is not null`),
    index("service_record_to_confirm").on(t.organizationId, t.id).where(sql`${t.state} = 'entered'`),
  ],
);
