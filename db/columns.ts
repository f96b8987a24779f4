import { sql, type SQL } from "drizzle-orm";
import { check, customType, text, timestamp, uuid, type AnyPgColumn } from "drizzle-orm/pg-core";

/** An instant, kept in UTC. No default: the clock is lib/clock.ts, so that a test can move it. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** The primary key, made by the code in time order (PostgreSQL 15 has no uuidv7()). */
export const id = () => uuid("id").primaryKey();

/** A text column that holds a key of one of the word lists; pair it with oneOf() in the table's checks. */
export const word = <K extends string>(name: string) => text(name).$type<K>();

/** The check that a column holds a key of its word list. */
export function oneOf(name: string, column: AnyPgColumn, words: Record<string, string>) {
  const list = Object.keys(words).map((key) => `'${key}'`).join(", ");
  return check(name, sql`${column} in (${sql.raw(list)})`);
}

export const bytes = customType<{ data: Buffer; driverData: Uint8Array }>({
  dataType: () => "bytea",
  fromDriver: (value) => Buffer.from(value),
});

export type { SQL };
