import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant, oneOf, word } from "../columns.ts";
import { claimState, itemKind, itemState, type ClaimState, type ItemKind, type ItemState } from "../words.ts";
import { organization } from "./organizations.ts";
import { person } from "./people.ts";

/** 需求 and 微心愿: what a community puts up for units and members to take on. No resident's name, door or telephone stands in it. */
export const listItem = pgTable(
  "list_item",
  {
    id: id(),
    kind: word<ItemKind>("kind").notNull(),
    communityId: uuid("community_id").notNull().references(() => organization.id),
    title: text("title").notNull(),
    words: text("words").notNull(),
    /** Where, as far as all may know it: an estate or the community, never a door. */
    placeText: text("place_text").notNull().default(""),
    state: word<ItemState>("state").notNull(),
    madeBy: uuid("made_by").notNull().references(() => person.id),
    madeAt: instant("made_at").notNull(),
    publishedAt: instant("published_at"),
    endedBy: uuid("ended_by").references(() => person.id),
    endedAt: instant("ended_at"),
    endReason: text("end_reason"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    oneOf("list_item_kind_known", t.kind, itemKind),
    oneOf("list_item_state_known", t.state, itemState),
    check("list_item_thanked_is_a_wish", sql`${t.state} <> 'thanked' or ${t.kind} = 'wish'`),
    check("list_item_withdrawn_with_reason", sql`(${t.state} = 'withdrawn') = (${t.endReason} is not null)`),
    check("list_item_published_when_open", sql`${t.state} in ('proposed', 'withdrawn') or ${t.publishedAt} is not null`),
    index("list_item_by_community").on(t.communityId, t.kind, t.id),
    index("list_item_by_state").on(t.kind, t.state, t.id),
  ],
);

/** 认领: one unit or one member takes an item on; given back, the row stays with its reason. */
export const listClaim = pgTable(
  "list_claim",
  {
    id: id(),
    itemId: uuid("item_id").notNull().references(() => listItem.id),
    /** The unit that took it on, or the member himself. */
    organizationId: uuid("organization_id").references(() => organization.id),
    personId: uuid("person_id").references(() => person.id),
    state: word<ClaimState>("state").notNull(),
    claimedBy: uuid("claimed_by").notNull().references(() => person.id),
    claimedAt: instant("claimed_at").notNull(),
    endedBy: uuid("ended_by").references(() => person.id),
    endedAt: instant("ended_at"),
    /** What was done, or why it was given back. */
    note: text("note").notNull().default(""),
  },
  (t) => [
    oneOf("list_claim_state_known", t.state, claimState),
    check("list_claim_by_one", sql`(${t.organizationId} is null) <> (${t.personId} is null)`),
    check("list_claim_ended_with_note", sql`(${t.state} = 'claimed') = (${t.endedAt} is null) and (${t.state} = 'claimed' or ${t.note} <> '')`),
    uniqueIndex("list_claim_one_live").on(t.itemId).where(sql`${t.state} <> 'released'`),
    index("list_claim_by_organization").on(t.organizationId, t.id),
    index("list_claim_by_person").on(t.personId, t.id),
  ],
);
