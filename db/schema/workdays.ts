import { sql } from "drizzle-orm";
import { check, date, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "../columns.ts";

/** A day that is not what its weekday says: a public holiday, or a weekend worked in exchange (调休). Seeded without who and when; what an office enters has both. */
export const specialDay = pgTable(
  "special_day",
  { day: date("day").primaryKey(), works: text("works").notNull(), name: text("name").notNull(), enteredBy: uuid("entered_by"), enteredAt: instant("entered_at") },
  (t) => [check("special_day_works_known", sql`${t.works} in ('holiday', 'workday')`)],
);

/** Years whose holidays the State Council has announced: of any other year the product says 节假日待公布. */
export const announcedYear = pgTable("announced_year", { year: integer("year").primaryKey() });
