import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant, oneOf, word } from "../columns.ts";
import { visitState, type VisitState } from "../words.ts";
import { file } from "./ground.ts";
import { organization } from "./organizations.ts";
import { person } from "./people.ts";

/** 周进网格: one visit of a unit to a grid that is assigned to it. What came of it are requests that name the visit. */
export const gridVisit = pgTable(
  "grid_visit",
  {
    id: id(),
    unitId: uuid("unit_id").notNull().references(() => organization.id),
    gridId: uuid("grid_id").notNull().references(() => organization.id),
    day: date("day").notNull(),
    words: text("words").notNull(),
    /** Who went beside the persons named: a number, for colleagues who stand in no list here. */
    others: integer("others").notNull(),
    state: word<VisitState>("state").notNull(),
    enteredBy: uuid("entered_by").notNull().references(() => person.id),
    recordedAt: instant("recorded_at").notNull(),
    endedBy: uuid("ended_by").references(() => person.id),
    endedAt: instant("ended_at"),
    endReason: text("end_reason"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    oneOf("grid_visit_state_known", t.state, visitState),
    check("grid_visit_others", sql`${t.others} between 0 and 200`),
    check("grid_visit_ended_with_reason", sql`(${t.state} = 'cancelled') = (${t.endReason} is not null) and (${t.endReason} is null) = (${t.endedAt} is null)`),
    uniqueIndex("grid_visit_once_a_day").on(t.unitId, t.gridId, t.day).where(sql`${t.state} = 'recorded'`),
    index("grid_visit_by_grid").on(t.gridId, t.day, t.id),
    index("grid_visit_by_unit").on(t.unitId, t.day, t.id),
    index("grid_visit_by_day").on(t.day, t.id),
  ],
);

/** The persons of the unit who went. */
export const gridVisitMember = pgTable(
  "grid_visit_member",
  { visitId: uuid("visit_id").notNull().references(() => gridVisit.id), personId: uuid("person_id").notNull().references(() => person.id) },
  (t) => [primaryKey({ name: "grid_visit_member_once", columns: [t.visitId, t.personId] }), index("grid_visit_member_by_person").on(t.personId)],
);

export const gridVisitPhoto = pgTable(
  "grid_visit_photo",
  { visitId: uuid("visit_id").notNull().references(() => gridVisit.id), fileId: uuid("file_id").notNull().references(() => file.id) },
  (t) => [primaryKey({ name: "grid_visit_photo_once", columns: [t.fileId] }), index("grid_visit_photo_by_visit").on(t.visitId)],
);

/** What a visit said before it was corrected, append-only. */
export const gridVisitFormer = pgTable(
  "grid_visit_former",
  {
    id: id(),
    visitId: uuid("visit_id").notNull().references(() => gridVisit.id),
    day: date("day").notNull(),
    words: text("words").notNull(),
    others: integer("others").notNull(),
    memberIds: uuid("member_ids").array().notNull(),
    reason: text("reason").notNull(),
    correctedBy: uuid("corrected_by").notNull().references(() => person.id),
    correctedAt: instant("corrected_at").notNull(),
  },
  (t) => [index("grid_visit_former_by_visit").on(t.visitId, t.id)],
);
