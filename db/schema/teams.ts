import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant, oneOf, word } from "../columns.ts";
import { honourKind, membershipState, type HonourKind, type MembershipState, type SessionKind } from "../words.ts";
import { organization } from "./organizations.ts";
import { person } from "./people.ts";

export const team = pgTable(
  "team",
  {
    id: id(),
    organizationId: uuid("organization_id").notNull().references(() => organization.id),
    name: text("name").notNull(),
    about: text("about").notNull().default(""),
    duties: text("duties").array().$type<SessionKind[]>().notNull().default([]),
    /** The team's own limit of shifts per person in a calendar week (Monday first). */
    weekLimit: integer("week_limit").notNull().default(2),
    public: boolean("public").notNull().default(true),
    createdAt: instant("created_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [unique("team_name_in_organization").on(t.organizationId, t.name)],
);

export const membership = pgTable(
  "membership",
  {
    id: id(),
    teamId: uuid("team_id").notNull().references(() => team.id),
    personId: uuid("person_id").notNull().references(() => person.id),
    state: word<MembershipState>("state").notNull(),
    note: text("note").notNull().default(""),
    appliedAt: instant("applied_at").notNull(),
    decidedAt: instant("decided_at"),
    decidedBy: uuid("decided_by"),
    reason: text("reason"),
    endedAt: instant("ended_at"),
  },
  (t) => [
    oneOf("membership_state_known", t.state, membershipState),
    uniqueIndex("membership_one_live").on(t.teamId, t.personId).where(sql`${t.state} in ('applied', 'approved')`),
    index("membership_by_person").on(t.personId, t.state),
    index("membership_by_team").on(t.teamId, t.state, t.id),
  ],
);

export const honour = pgTable(
  "honour",
  {
    id: id(),
    kind: word<HonourKind>("kind").notNull(),
    organizationId: uuid("organization_id").notNull().references(() => organization.id),
    teamId: uuid("team_id").references(() => team.id),
    /** Whose it is, when it is a person's: kept with him (志愿服务条例 art. 19), on no public page. */
    personId: uuid("person_id").references(() => person.id),
    name: text("name").notNull(),
    grantedBy: text("granted_by").notNull().default(""),
    grantedOn: date("granted_on"),
    public: boolean("public").notNull().default(false),
    /** Entered wrongly and taken down, by whom and why. */
    endedAt: instant("ended_at"),
    endedBy: uuid("ended_by"),
    endReason: text("end_reason"),
  },
  (t) => [oneOf("honour_kind_known", t.kind, honourKind), check("honour_of_a_person_alone", sql`${t.personId} is null or (${t.kind} = 'person' and ${t.teamId} is null and not ${t.public})`), index("honour_by_organization").on(t.organizationId), index("honour_by_person").on(t.personId).where(sql`${t.personId} is not null`)],
);
