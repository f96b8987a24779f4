import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant, oneOf, word } from "../columns.ts";
import { breakGlassState, type BreakGlassState } from "../words.ts";
import { consultation } from "./cases.ts";
import { organization } from "./organizations.ts";
import { person } from "./people.ts";

/** 双人查阅: one asks with a reason, the privacy officer is the second key, and the reading ends by itself. */
export const breakGlass = pgTable(
  "break_glass",
  {
    id: id(),
    caseId: uuid("case_id").notNull().references(() => consultation.id),
    organizationId: uuid("organization_id").notNull().references(() => organization.id),
    askedBy: uuid("asked_by").notNull().references(() => person.id),
    askedAt: instant("asked_at").notNull(),
    reason: text("reason").notNull(),
    state: word<BreakGlassState>("state").notNull(),
    decidedBy: uuid("decided_by").references(() => person.id),
    decidedAt: instant("decided_at"),
    opensUntil: instant("opens_until"),
  },
  (t) => [
    oneOf("break_glass_state_known", t.state, breakGlassState),
    check("break_glass_second_person", sql`${t.decidedBy} is null or ${t.decidedBy} <> ${t.askedBy}`),
    check("break_glass_granted_ends", sql`(${t.state} = 'granted') = (${t.opensUntil} is not null)`),
    uniqueIndex("break_glass_one_open").on(t.caseId, t.askedBy).where(sql`${t.state} = 'asked'`),
    index("break_glass_by_organization").on(t.organizationId, t.id),
  ],
);
