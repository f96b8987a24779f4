import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytes, id, instant, oneOf, word } from "../columns.ts";
import { joiningState, type JoiningState } from "../words.ts";
import { organization } from "./organizations.ts";
import { person } from "./people.ts";
import { team } from "./teams.ts";

/** /join/[token]: a link to one team or one unit, good to its last day (Asia/Shanghai) unless it is ended before. */
export const joiningLink = pgTable(
  "joining_link",
  {
    id: id(),
    teamId: uuid("team_id").references(() => team.id),
    unitId: uuid("unit_id").references(() => organization.id),
    tokenHash: bytes("token_hash").notNull().unique("joining_link_token"),
    lastDay: date("last_day").notNull(),
    note: text("note").notNull().default(""),
    madeBy: uuid("made_by").notNull().references(() => person.id),
    madeAt: instant("made_at").notNull(),
    endedAt: instant("ended_at"),
    endedBy: uuid("ended_by"),
    endReason: text("end_reason"),
  },
  (t) => [
    check("joining_link_to_one", sql`(${t.teamId} is null) <> (${t.unitId} is null)`),
    check("joining_link_ended_by_somebody", sql`(${t.endedAt} is null) = (${t.endedBy} is null)`),
    index("joining_link_by_team").on(t.teamId),
    index("joining_link_by_unit").on(t.unitId),
  ],
);

/** Who came by a unit's link and waits for the liaison's yes: until then he stands in no figure of the unit. */
export const unitJoining = pgTable(
  "unit_joining",
  {
    id: id(),
    linkId: uuid("link_id").notNull().references(() => joiningLink.id),
    unitId: uuid("unit_id").notNull().references(() => organization.id),
    personId: uuid("person_id").notNull().references(() => person.id),
    /** Where he wants to register: submitted with the liaison's yes. */
    communityId: uuid("community_id").references(() => organization.id),
    state: word<JoiningState>("state").notNull(),
    submittedAt: instant("submitted_at").notNull(),
    decidedAt: instant("decided_at"),
    decidedBy: uuid("decided_by"),
    reason: text("reason"),
  },
  (t) => [
    oneOf("unit_joining_state_known", t.state, joiningState),
    check("unit_joining_decided", sql`(${t.state} = 'submitted') = (${t.decidedAt} is null)`),
    uniqueIndex("unit_joining_one_open").on(t.personId).where(sql`${t.state} = 'submitted'`),
    index("unit_joining_by_unit").on(t.unitId, t.state, t.id),
    index("unit_joining_by_person").on(t.personId),
  ],
);
