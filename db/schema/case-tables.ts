import { date, index, integer, jsonb, pgTable, unique, uuid } from "drizzle-orm/pg-core";
import { id, instant } from "../columns.ts";
import { organization } from "./organizations.ts";

/** 年度统计表: made once after the year, of one fixed shape, small cells and their complements hidden; never made again. */
export const caseTable = pgTable(
  "case_table",
  { id: id(), organizationId: uuid("organization_id").notNull().references(() => organization.id), communityId: uuid("community_id").notNull().references(() => organization.id), year: integer("year").notNull(), cells: jsonb("cells").$type<Record<string, (number | null)[]>>().notNull(), totals: jsonb("totals").$type<Record<string, number>>().notNull(), kinds: jsonb("kinds").$type<[string, number][]>().notNull(), asOf: date("as_of").notNull(), madeAt: instant("made_at").notNull() },
  (t) => [unique("case_table_once").on(t.organizationId, t.communityId, t.year), index("case_table_by_community").on(t.communityId, t.year)],
);
