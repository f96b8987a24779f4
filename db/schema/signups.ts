import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant, oneOf, word } from "../columns.ts";
import { jielongNameState, jielongWhy, signupState, signupVia, source, type JielongNameState, type JielongWhy, type SignupState, type SignupVia, type Source } from "../words.ts";
import { person } from "./people.ts";
import { session, shift } from "./sessions.ts";

export const signup = pgTable(
  "signup",
  {
    id: id(),
    shiftId: uuid("shift_id").notNull().references(() => shift.id),
    sessionId: uuid("session_id").notNull().references(() => session.id),
    personId: uuid("person_id").notNull().references(() => person.id),
    state: word<SignupState>("state").notNull(),
    via: word<SignupVia>("via").notNull(),
    /** Who typed it when it was not himself. */
    enteredBy: uuid("entered_by").notNull(),
    /** His place in the waitlist: rises with arrival; a rejoin goes to the end. */
    queue: bigint("queue", { mode: "number" }),
    /** Said when joining the list: a free place is his without asking. */
    instant: boolean("instant").notNull().default(false),
    offeredAt: instant("offered_at"),
    offeredUntil: instant("offered_until"),
    /** Soft limits overruled by the secretary, with the reason (travel, day, week). */
    overruled: text("overruled"),
    /** After a change of time or place: he has said again that he comes. */
    reconfirmedAt: instant("reconfirmed_at"),
    reason: text("reason"),
    createdAt: instant("created_at").notNull(),
    changedAt: instant("changed_at").notNull(),
  },
  (t) => [
    oneOf("signup_state_known", t.state, signupState),
    oneOf("signup_via_known", t.via, signupVia),
    check("signup_offer_has_time", sql`(${t.state} = 'offered') = (${t.offeredUntil} is not null)`),
    check("signup_waitlisted_has_queue", sql`${t.state} <> 'waitlisted' or ${t.queue} is not null`),
    uniqueIndex("signup_once_per_shift").on(t.shiftId, t.personId).where(sql`${t.state} not in ('cancelled', 'passed')`),
    index("signup_by_shift").on(t.shiftId, t.state, t.queue),
    index("signup_by_session").on(t.sessionId, t.state),
    index("signup_by_person").on(t.personId, t.state, t.id),
    index("signup_offers_running").on(t.offeredUntil).where(sql`${t.state} = 'offered'`),
  ],
);

/** 签到/签退 of one sign-up. */
export const attendance = pgTable(
  "attendance",
  {
    signupId: uuid("signup_id").primaryKey().references(() => signup.id),
    inAt: instant("in_at").notNull(),
    inSource: word<Source>("in_source").notNull(),
    inBy: uuid("in_by").notNull(),
    outAt: instant("out_at"),
    outSource: word<Source>("out_source"),
    outBy: uuid("out_by"),
  },
  (t) => [oneOf("attendance_source_known", t.inSource, source), check("attendance_in_order", sql`${t.outAt} is null or ${t.outAt} >= ${t.inAt}`)],
);

/** A name of a 接龙 pasted for a shift that became no sign-up, as it was typed there: kept until somebody has settled it. Pasted again it is the same row. */
export const jielongName = pgTable(
  "jielong_name",
  {
    id: id(),
    shiftId: uuid("shift_id").notNull().references(() => shift.id),
    sessionId: uuid("session_id").notNull().references(() => session.id),
    name: text("name").notNull(),
    /** What stood behind the name in its line. */
    note: text("note").notNull().default(""),
    why: word<JielongWhy>("why").notNull(),
    state: word<JielongNameState>("state").notNull(),
    keptAt: instant("kept_at").notNull(),
    keptBy: uuid("kept_by").notNull().references(() => person.id),
    settledAt: instant("settled_at"),
    settledBy: uuid("settled_by"),
    /** The sign-up it became, where it became one. */
    signupId: uuid("signup_id").references(() => signup.id),
  },
  (t) => [
    oneOf("jielong_name_why_known", t.why, jielongWhy),
    oneOf("jielong_name_state_known", t.state, jielongNameState),
    unique("jielong_name_once_per_shift").on(t.shiftId, t.name),
    check("jielong_name_settled_by_someone", sql`(${t.state} = 'open') = (${t.settledAt} is null) and (${t.settledAt} is null) = (${t.settledBy} is null)`),
    check("jielong_name_signup_when_signed", sql`${t.signupId} is null or ${t.state} = 'signed'`),
    index("jielong_name_open_by_session").on(t.sessionId).where(sql`${t.state} = 'open'`),
  ],
);
