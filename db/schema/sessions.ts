import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytes, id, instant, oneOf, word } from "../columns.ts";
import { schoolOccasion, sessionKind, sessionState, speciality, validityKind, type SchoolOccasion, type SessionKind, type SessionState, type Speciality, type ValidityKind } from "../words.ts";
import { organization, place } from "./organizations.ts";
import { person } from "./people.ts";
import { team } from "./teams.ts";

export const session = pgTable(
  "session",
  {
    id: id(),
    /** The branch or unit that plans it. */
    ownerId: uuid("owner_id").notNull().references(() => organization.id),
    /** The community or school that hosts it: reads its roster and runs its counter. */
    hostId: uuid("host_id").notNull().references(() => organization.id),
    teamId: uuid("team_id").notNull().references(() => team.id),
    placeId: uuid("place_id").references(() => place.id),
    /** Where it is, in words, when no place of the community fits (a school's hall). */
    placeText: text("place_text").notNull().default(""),
    kind: word<SessionKind>("kind").notNull(),
    title: text("title").notNull(),
    /** What residents read: what to bring, whom it is for. */
    about: text("about").notNull().default(""),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    state: word<SessionState>("state").notNull(),
    /** 双报到: its records count for the participation of in-service members. */
    doubleRegistration: boolean("double_registration").notNull().default(false),
    /** Dangerous service needs valid insurance first (志愿服务条例 art. 17). */
    risky: boolean("risky").notNull().default(false),
    risks: text("risks").notNull().default(""),
    signupOpensAt: instant("signup_opens_at").notNull(),
    signupClosesAt: instant("signup_closes_at").notNull(),
    contactPhone: text("contact_phone").notNull().default(""),
    reconfirmBy: instant("reconfirm_by"),
    /** The day's code volunteers type or scan, kept as a keyed hash with its sealed text for the lead's screen. */
    dayCodeSealed: bytes("day_code_sealed"),
    peopleServed: integer("people_served"),
    problemsSolved: integer("problems_solved"),
    summary: text("summary").notNull().default(""),
    /** At a school: on which occasion. */
    occasion: word<SchoolOccasion>("occasion"),
    /** A talk at a school: which classes, how many pupils, what they said; counts alone, no child's name. */
    classes: text("classes").notNull().default(""),
    pupils: integer("pupils"),
    pupilFeedback: text("pupil_feedback").notNull().default(""),
    cancelReason: text("cancel_reason"),
    createdBy: uuid("created_by").notNull().references(() => person.id),
    createdAt: instant("created_at").notNull(),
    publishedAt: instant("published_at"),
    openedAt: instant("opened_at"),
    closedAt: instant("closed_at"),
    closedBy: uuid("closed_by"),
    /** Rises with every change, so that a stale form is refused. */
    version: integer("version").notNull().default(1),
  },
  (t) => [
    oneOf("session_kind_known", t.kind, sessionKind),
    oneOf("session_state_known", t.state, sessionState),
    check("session_occasion_known", sql`${t.occasion} is null or ${t.occasion} in (${sql.raw(Object.keys(schoolOccasion).map((k) => `'${k}'`).join(", "))})`),
    check("session_pupils_among_served", sql`${t.pupils} is null or (${t.pupils} >= 0 and ${t.pupils} <= ${t.peopleServed})`),
    check("session_times_in_order", sql`${t.endsAt} > ${t.startsAt}`),
    check("session_window_in_order", sql`${t.signupClosesAt} > ${t.signupOpensAt}`),
    check("session_cancelled_with_reason", sql`(${t.state} = 'cancelled') = (${t.cancelReason} is not null)`),
    check("session_completed_with_count", sql`${t.state} <> 'completed' or ${t.peopleServed} is not null`),
    check("session_counts_not_negative", sql`coalesce(${t.peopleServed}, 0) >= 0 and coalesce(${t.problemsSolved}, 0) >= 0`),
    index("session_by_start").on(t.startsAt, t.id),
    index("session_by_owner").on(t.ownerId, t.startsAt, t.id),
    index("session_by_host").on(t.hostId, t.startsAt, t.id),
    index("session_by_team").on(t.teamId, t.startsAt),
  ],
);

export const shift = pgTable(
  "shift",
  {
    id: id(),
    sessionId: uuid("session_id").notNull().references(() => session.id),
    name: text("name").notNull(),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    capacity: integer("capacity").notNull(),
    /** Confirmed + offered: kept beside the rows so that one row's check holds the limit. */
    taken: integer("taken").notNull().default(0),
    speciality: word<Speciality>("speciality"),
    /** What must be valid on that day: 聘书, training or insurance. */
    asks: word<ValidityKind>("asks"),
    position: integer("position").notNull().default(0),
    endedAt: instant("ended_at"),
  },
  (t) => [
    check("shift_speciality_known", sql`${t.speciality} is null or ${t.speciality} in (${sql.raw(Object.keys(speciality).map((k) => `'${k}'`).join(", "))})`),
    check("shift_asks_known", sql`${t.asks} is null or ${t.asks} in (${sql.raw(Object.keys(validityKind).map((k) => `'${k}'`).join(", "))})`),
    check("shift_times_in_order", sql`${t.endsAt} > ${t.startsAt}`),
    check("shift_capacity_positive", sql`${t.capacity} between 1 and 500`),
    check("shift_never_over_capacity", sql`${t.taken} between 0 and ${t.capacity}`),
    index("shift_by_session").on(t.sessionId, t.position),
    index("shift_by_start").on(t.startsAt),
  ],
);
