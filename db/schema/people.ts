import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytes, id, instant, oneOf, word } from "../columns.ts";
import { partyStanding, role, speciality, validityKind, type PartyStanding, type Role, type Speciality, type ValidityKind } from "../words.ts";
import { organization } from "./organizations.ts";

export const person = pgTable(
  "person",
  {
    id: id(),
    name: text("name").notNull(),
    /** Toneless pinyin and initials of the name, to be found by keyboard. */
    pinyin: text("pinyin").notNull().default(""),
    initials: text("initials").notNull().default(""),
    /** Not unique: couples share a phone. Empty for one who has none. */
    phone: text("phone").notNull().default(""),
    birthday: date("birthday"),
    /** His number in 全国志愿服务信息系统 (志愿服务条例 art. 19). */
    volunteerNumber: text("volunteer_number").notNull().default(""),
    /** The court he retired from, in words; a matter his former court handled is a conflict (法官法 art. 36). */
    formerCourt: text("former_court").notNull().default(""),
    organizationId: uuid("organization_id").references(() => organization.id),
    /** Resting by his own word, both days included. */
    restsFrom: date("rests_from"),
    restsUntil: date("rests_until"),
    createdAt: instant("created_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    check("person_name_not_empty", sql`length(trim(${t.name})) > 0`),
    check("person_phone_shape", sql`${t.phone} = '' or ${t.phone} ~ '^[0-9+-]{5,20}$'`),
    index("person_by_phone").on(t.phone).where(sql`${t.phone} <> ''`),
    index("person_by_organization").on(t.organizationId, t.id),
    index("person_by_name").using("btree", t.name.op("text_pattern_ops")),
    index("person_by_pinyin").using("btree", t.pinyin.op("text_pattern_ops")),
    index("person_by_initials").using("btree", t.initials.op("text_pattern_ops")),
  ],
);

/** Which unit or branch a party member belongs to, from–to: a rate counts him where he stands on the period's last day. */
export const unitMember = pgTable(
  "unit_member",
  {
    id: id(),
    personId: uuid("person_id").notNull().references(() => person.id),
    organizationId: uuid("organization_id").notNull().references(() => organization.id),
    standing: word<PartyStanding>("standing").notNull(),
    fromDay: date("from_day").notNull(),
    toDay: date("to_day"),
    recordedAt: instant("recorded_at").notNull(),
  },
  (t) => [
    oneOf("unit_member_standing_known", t.standing, partyStanding),
    check("unit_member_days_in_order", sql`${t.toDay} is null or ${t.toDay} >= ${t.fromDay}`),
    uniqueIndex("unit_member_one_open").on(t.personId).where(sql`${t.toDay} is null`),
    index("unit_member_by_organization").on(t.organizationId, t.fromDay),
  ],
);

export const post = pgTable(
  "post",
  {
    id: id(),
    personId: uuid("person_id").notNull().references(() => person.id),
    role: word<Role>("role").notNull(),
    organizationId: uuid("organization_id").notNull().references(() => organization.id),
    /** Set for a session_lead: ONE session and nothing else. */
    sessionId: uuid("session_id"),
    fromDay: date("from_day").notNull(),
    toDay: date("to_day"),
    endedAt: instant("ended_at"),
    endedBy: uuid("ended_by"),
    endReason: text("end_reason"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    oneOf("post_role_known", t.role, role),
    check("post_session_only_for_lead", sql`(${t.role} = 'session_lead') = (${t.sessionId} is not null)`),
    check("post_days_in_order", sql`${t.toDay} is null or ${t.toDay} >= ${t.fromDay}`),
    uniqueIndex("post_once").on(t.personId, t.role, t.organizationId, sql`coalesce(${t.sessionId}, '00000000-0000-0000-0000-000000000000'::uuid)`).where(sql`${t.endedAt} is null`),
    index("post_by_person").on(t.personId),
    index("post_by_organization").on(t.organizationId, t.role),
  ],
);

export const personSpeciality = pgTable(
  "person_speciality",
  {
    id: id(),
    personId: uuid("person_id").notNull().references(() => person.id),
    speciality: word<Speciality>("speciality").notNull(),
    document: text("document").notNull().default(""),
    recognisedBy: uuid("recognised_by").notNull(),
    recognisedAt: instant("recognised_at").notNull(),
    endedAt: instant("ended_at"),
    endReason: text("end_reason"),
  },
  (t) => [oneOf("person_speciality_known", t.speciality, speciality), uniqueIndex("person_speciality_once").on(t.personId, t.speciality).where(sql`${t.endedAt} is null`)],
);

/** What expires: 聘书, insurance, training. */
export const validity = pgTable(
  "validity",
  {
    id: id(),
    personId: uuid("person_id").notNull().references(() => person.id),
    kind: word<ValidityKind>("kind").notNull(),
    document: text("document").notNull().default(""),
    fromDay: date("from_day").notNull(),
    untilDay: date("until_day").notNull(),
    enteredBy: uuid("entered_by").notNull(),
    enteredAt: instant("entered_at").notNull(),
    /** Entered wrongly and taken down, by whom and why; the right one is a new row. */
    endedAt: instant("ended_at"),
    endedBy: uuid("ended_by"),
    endReason: text("end_reason"),
  },
  (t) => [oneOf("validity_kind_known", t.kind, validityKind), check("validity_days_in_order", sql`${t.untilDay} >= ${t.fromDay}`), uniqueIndex("validity_once").on(t.personId, t.kind, t.fromDay).where(sql`${t.endedAt} is null`), index("validity_by_end").on(t.untilDay)],
);

export const password = pgTable("password", {
  personId: uuid("person_id").primaryKey().references(() => person.id),
  hash: text("hash").notNull(),
  changedAt: instant("changed_at").notNull(),
});

export const signInCode = pgTable(
  "sign_in_code",
  { id: id(), phone: text("phone").notNull(), purpose: text("purpose").notNull().default("sign_in"), askedBy: uuid("asked_by"), codeHash: bytes("code_hash").notNull(), expiresAt: instant("expires_at").notNull(), attempts: integer("attempts").notNull().default(0), usedAt: instant("used_at"), createdAt: instant("created_at").notNull() },
  (t) => [index("sign_in_code_by_phone").on(t.phone, t.createdAt), check("sign_in_code_purpose_known", sql`${t.purpose} in ('sign_in', 'joining', 'phone_change', 'booking')`)],
);

/** A printed sign-in card: used once, bound to the person. */
export const signInCard = pgTable("sign_in_card", {
  id: id(),
  personId: uuid("person_id").notNull().references(() => person.id),
  tokenHash: bytes("token_hash").notNull().unique("sign_in_card_token"),
  issuedBy: uuid("issued_by").notNull(),
  issuedAt: instant("issued_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
});

/** One signed-in browser. Every request reads it, so that ending it takes effect at once. */
export const signInSession = pgTable(
  "sign_in_session",
  {
    id: id(),
    /** Null while a shared phone has yet to choose who he is. */
    personId: uuid("person_id").references(() => person.id),
    phone: text("phone").notNull().default(""),
    /** How he came in: a code or card opens 90 days for a volunteer; posts are held to 8 h idle and 7 days at most. */
    means: text("means").notNull(),
    createdAt: instant("created_at").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [index("sign_in_session_by_person").on(t.personId)],
);

/** The one-time link that makes the first administrator. */
export const setUpLink = pgTable("set_up_link", { tokenHash: bytes("token_hash").primaryKey(), expiresAt: instant("expires_at").notNull(), usedAt: instant("used_at") });
