import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytes, id, instant, oneOf, word } from "../columns.ts";
import { roomBookingState, type RoomBookingState } from "../words.ts";
import { organization, place } from "./organizations.ts";
import { person } from "./people.ts";

/** 社区活动室: a room that a community opens to residents and lends by the hour. */
export const room = pgTable(
  "room",
  {
    id: id(),
    communityId: uuid("community_id").notNull().references(() => organization.id),
    placeId: uuid("place_id").references(() => place.id),
    name: text("name").notNull(),
    capacity: integer("capacity").notNull(),
    /** What stands there, and how to come in. */
    about: text("about").notNull().default(""),
    createdAt: instant("created_at").notNull(),
    endedAt: instant("ended_at"),
    version: integer("version").notNull().default(1),
  },
  (t) => [check("room_capacity", sql`${t.capacity} between 1 and 2000`), uniqueIndex("room_name_in_community").on(t.communityId, t.name).where(sql`${t.endedAt} is null`)],
);

/** When it is open on a weekday (1 = Monday … 7 = Sunday), as wall times of Asia/Shanghai; a weekday without a row is closed. */
export const roomHours = pgTable(
  "room_hours",
  { roomId: uuid("room_id").notNull().references(() => room.id), weekday: integer("weekday").notNull(), fromTime: text("from_time").notNull(), toTime: text("to_time").notNull() },
  (t) => [primaryKey({ name: "room_hours_once_a_weekday", columns: [t.roomId, t.weekday] }), check("room_hours_weekday", sql`${t.weekday} between 1 and 7`), check("room_hours_in_order", sql`${t.toTime} > ${t.fromTime}`)],
);

/** Days on which it is closed, both included; taken back, the row stays with when. */
export const roomClosure = pgTable(
  "room_closure",
  { id: id(), roomId: uuid("room_id").notNull().references(() => room.id), fromDay: date("from_day").notNull(), toDay: date("to_day").notNull(), reason: text("reason").notNull(), endedAt: instant("ended_at") },
  (t) => [check("room_closure_in_order", sql`${t.toDay} >= ${t.fromDay}`), index("room_closure_by_room").on(t.roomId, t.fromDay)],
);

/** One use of a room. No two standing ones of a room overlap, held by an exclusion. */
export const roomBooking = pgTable(
  "room_booking",
  {
    id: id(),
    roomId: uuid("room_id").notNull().references(() => room.id),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    purpose: text("purpose").notNull(),
    people: integer("people").notNull(),
    /** The branch, unit or partner that uses it; null for residents, for whom the community books. */
    organizationId: uuid("organization_id").references(() => organization.id),
    contactSealed: bytes("contact_sealed"),
    phoneHash: bytes("phone_hash"),
    state: word<RoomBookingState>("state").notNull(),
    bookedBy: uuid("booked_by").notNull().references(() => person.id),
    bookedAt: instant("booked_at").notNull(),
    endedBy: uuid("ended_by").references(() => person.id),
    endedAt: instant("ended_at"),
    cancelReason: text("cancel_reason"),
  },
  (t) => [
    oneOf("room_booking_state_known", t.state, roomBookingState),
    check("room_booking_in_order", sql`${t.endsAt} > ${t.startsAt}`),
    check("room_booking_people", sql`${t.people} between 1 and 2000`),
    check("room_booking_cancelled_with_reason", sql`(${t.state} = 'cancelled') = (${t.cancelReason} is not null)`),
    index("room_booking_by_room").on(t.roomId, t.startsAt),
    index("room_booking_by_organization").on(t.organizationId, t.startsAt),
    index("room_booking_contact_to_erase").on(t.endsAt).where(sql`${t.contactSealed} is not null`),
  ],
);
