import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, pgTable, primaryKey, text, unique, uuid, type AnyPgColumn } from "drizzle-orm/pg-core";
import { id, instant, oneOf, word } from "../columns.ts";
import { agreementState, linkKind, organizationKind, openingMeasure, placeKind, type AgreementState, type LinkKind, type OpeningMeasure, type OrganizationKind, type PlaceKind } from "../words.ts";

export const organization = pgTable(
  "organization",
  {
    id: id(),
    kind: word<OrganizationKind>("kind").notNull(),
    name: text("name").notNull(),
    shortName: text("short_name").notNull(),
    parentId: uuid("parent_id").references((): AnyPgColumn => organization.id),
    /** ids from the root down, each closed by a dot: "below" is a prefix test. */
    path: text("path").notNull().unique("organization_path"),
    /** The official order among its siblings; lists of units never sort by a rate. */
    officialOrder: integer("official_order").notNull().default(0),
    phone: text("phone").notNull().default(""),
    address: text("address").notNull().default(""),
    /** 社区民警 telephone, printed on rosters (a community). */
    policePhone: text("police_phone").notNull().default(""),
    about: text("about").notNull().default(""),
    endedAt: instant("ended_at"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    oneOf("organization_kind_known", t.kind, organizationKind),
    unique("organization_name_under_parent").on(t.parentId, t.name).nullsNotDistinct(),
    check("organization_path_ends_in_itself", sql`${t.path} like '%' || ${t.id}::text || '.'`),
    index("organization_by_parent").on(t.parentId, t.officialOrder),
    index("organization_by_path").using("btree", t.path.op("text_pattern_ops")),
  ],
);

/** Who stands beside a community or a grid, and as what (the 7 + 4 + 8 units of 三天门). */
export const organizationLink = pgTable(
  "organization_link",
  {
    organizationId: uuid("organization_id").notNull().references(() => organization.id),
    partnerId: uuid("partner_id").notNull().references(() => organization.id),
    kind: word<LinkKind>("kind").notNull(),
    /** Since when: the weeks before are nobody's to visit (周进网格). */
    fromDay: date("from_day").notNull(),
  },
  (t) => [primaryKey({ name: "organization_link_once", columns: [t.organizationId, t.partnerId, t.kind] }), oneOf("organization_link_kind_known", t.kind, linkKind)],
);

export const place = pgTable(
  "place",
  {
    id: id(),
    communityId: uuid("community_id").notNull().references(() => organization.id),
    kind: word<PlaceKind>("kind").notNull(),
    parentId: uuid("parent_id").references((): AnyPgColumn => place.id),
    gridId: uuid("grid_id").references(() => organization.id),
    name: text("name").notNull(),
    address: text("address").notNull().default(""),
    /** The way there in words, for people who read no map. */
    directions: text("directions").notNull().default(""),
    /** The judges' safety: the exact place stays hidden until a booking (domain.md). */
    hidden: boolean("hidden").notNull().default(false),
    endedAt: instant("ended_at"),
  },
  (t) => [oneOf("place_kind_known", t.kind, placeKind), unique("place_name_in_community").on(t.communityId, t.parentId, t.name).nullsNotDistinct(), index("place_by_community").on(t.communityId, t.kind)],
);

export const agreement = pgTable(
  "agreement",
  {
    id: id(),
    name: text("name").notNull(),
    branchId: uuid("branch_id").notNull().references(() => organization.id),
    communityId: uuid("community_id").notNull().references(() => organization.id),
    state: word<AgreementState>("state").notNull(),
    signedOn: date("signed_on").notNull(),
    endsOn: date("ends_on"),
    terms: text("terms").notNull().default(""),
    /** The 工作室 it keeps open, and what each party gives to it. */
    studio: text("studio").notNull().default(""),
    branchGives: text("branch_gives").notNull().default(""),
    communityGives: text("community_gives").notNull().default(""),
    /** Sessions a year that the parties agreed on; null where the paper names no number. */
    plannedSessions: integer("planned_sessions"),
  },
  (t) => [
    oneOf("agreement_state_known", t.state, agreementState),
    check("agreement_term_in_order", sql`${t.endsOn} is null or ${t.endsOn} >= ${t.signedOn}`),
    check("agreement_planned_sessions_positive", sql`${t.plannedSessions} between 1 and 400`),
    index("agreement_by_branch").on(t.branchId),
    index("agreement_by_community").on(t.communityId),
    index("agreement_running_out").on(t.endsOn).where(sql`${t.state} = 'in_force'`),
  ],
);

/** 期初累计数: what was done before this system, with a document, approved by another person. */
export const openingTotal = pgTable(
  "opening_total",
  {
    id: id(),
    organizationId: uuid("organization_id").notNull().references(() => organization.id),
    measure: word<OpeningMeasure>("measure").notNull(),
    value: integer("value").notNull(),
    until: date("until").notNull(),
    document: text("document").notNull(),
    enteredBy: uuid("entered_by").notNull(),
    approvedBy: uuid("approved_by"),
    approvedAt: instant("approved_at"),
  },
  (t) => [
    oneOf("opening_total_measure_known", t.measure, openingMeasure),
    unique("opening_total_once").on(t.organizationId, t.measure),
    check("opening_total_second_person", sql`${t.approvedBy} is null or ${t.approvedBy} <> ${t.enteredBy}`),
    check("opening_total_positive", sql`${t.value} >= 0`),
  ],
);
