import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytes, id, instant, oneOf, word } from "../columns.ts";
import { boardKind, bookingPriority, bookingState, bookingVia, type BoardKind, type BookingPriority, type BookingState, type BookingVia, type MatterKind } from "../words.ts";
import { person } from "./people.ts";
import { session } from "./sessions.ts";

/** 台: where one counsellor (and the recorder beside him) sits in a session. */
export const desk = pgTable(
  "desk",
  {
    id: id(),
    sessionId: uuid("session_id").notNull().references(() => session.id),
    name: text("name").notNull(),
    counsellorId: uuid("counsellor_id").notNull().references(() => person.id),
    recorderId: uuid("recorder_id").references(() => person.id),
    openedAt: instant("opened_at").notNull(),
    closedAt: instant("closed_at"),
  },
  (t) => [unique("desk_name_in_session").on(t.sessionId, t.name), uniqueIndex("desk_one_open_of_a_counsellor").on(t.sessionId, t.counsellorId).where(sql`${t.closedAt} is null`)],
);

/** 预约 and 现场取号: one resident's half hour. Walk-ins enter at arrived. No name but what to call him, sealed. */
export const booking = pgTable(
  "booking",
  {
    id: id(),
    sessionId: uuid("session_id").notNull().references(() => session.id),
    state: word<BookingState>("state").notNull(),
    via: word<BookingVia>("via").notNull(),
    /** The booked time and for how long; null for a walk-in and on the waitlist. */
    slotAt: instant("slot_at"),
    slotUntil: instant("slot_until"),
    /** Which of the places at once (1, 2 …): no two standing bookings of one lane overlap, held by an exclusion. */
    lane: integer("lane"),
    minutes: integer("minutes").notNull(),
    matters: text("matters").array().$type<MatterKind[]>().notNull(),
    priority: word<BookingPriority>("priority").notNull(),
    homeVisit: boolean("home_visit").notNull().default(false),
    contactSealed: bytes("contact_sealed"),
    phoneHash: bytes("phone_hash"),
    /** Given at arrival: rising without a gap in its session. */
    ticket: integer("ticket"),
    arrivedAt: instant("arrived_at"),
    deskId: uuid("desk_id").references(() => desk.id),
    calledAt: instant("called_at"),
    calls: integer("calls").notNull().default(0),
    /** 过号: he was called and not there; he comes again after those who waited then. */
    setAsideAt: instant("set_aside_at"),
    endedAt: instant("ended_at"),
    cancelReason: text("cancel_reason"),
    /** The reminder of the day before, and what he said to it. */
    remindedAt: instant("reminded_at"),
    comes: boolean("comes"),
    createdBy: uuid("created_by").references(() => person.id),
    createdAt: instant("created_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    oneOf("booking_state_known", t.state, bookingState),
    oneOf("booking_via_known", t.via, bookingVia),
    oneOf("booking_priority_known", t.priority, bookingPriority),
    check("booking_slot_whole", sql`(${t.slotAt} is null) = (${t.slotUntil} is null) and (${t.slotAt} is null) = (${t.lane} is null)`),
    check("booking_slot_in_order", sql`${t.slotUntil} > ${t.slotAt}`),
    check("booking_booked_has_slot", sql`${t.state} not in ('booked', 'missed') or ${t.slotAt} is not null or ${t.arrivedAt} is not null`),
    check("booking_arrived_has_ticket", sql`${t.state} not in ('arrived', 'being_served', 'served') or ${t.ticket} is not null`),
    check("booking_served_at_desk", sql`${t.state} not in ('being_served', 'served') or ${t.deskId} is not null`),
    check("booking_minutes", sql`${t.minutes} between 10 and 120`),
    unique("booking_ticket_in_session").on(t.sessionId, t.ticket),
    uniqueIndex("booking_one_at_a_desk").on(t.deskId).where(sql`${t.state} = 'being_served'`),
    uniqueIndex("booking_once_per_phone").on(t.sessionId, t.phoneHash).where(sql`${t.phoneHash} is not null and ${t.via} = 'self' and ${t.state} in ('waitlisted', 'booked')`),
    index("booking_by_session").on(t.sessionId, t.state, t.slotAt),
    index("booking_by_phone").on(t.phoneHash).where(sql`${t.phoneHash} is not null`),
  ],
);

/** Who must not hear this resident: the counsellor whom the conflict check turned away from him. */
export const bookingAvoids = pgTable("booking_avoids", { bookingId: uuid("booking_id").notNull().references(() => booking.id), personId: uuid("person_id").notNull().references(() => person.id) }, (t) => [primaryKey({ name: "booking_avoids_once", columns: [t.bookingId, t.personId] })]);

/** The last ticket given in a session: a row lock gives numbers without a gap. */
export const ticketCounter = pgTable("ticket_counter", { sessionId: uuid("session_id").primaryKey().references(() => session.id), last: integer("last").notNull() });

/** The link of a screen on the wall or of a tablet that gives numbers; ends with its session's day. */
export const boardLink = pgTable(
  "board_link",
  { tokenHash: bytes("token_hash").primaryKey(), sessionId: uuid("session_id").notNull().references(() => session.id), kind: word<BoardKind>("kind").notNull(), expiresAt: instant("expires_at").notNull(), madeBy: uuid("made_by").notNull(), endedAt: instant("ended_at") },
  (t) => [oneOf("board_link_kind_known", t.kind, boardKind), index("board_link_by_session").on(t.sessionId)],
);
