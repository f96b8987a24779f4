import { sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { now } from "./clock.ts";

/**
 * Counts one attempt under a name within a window and says whether it is still within the limit. Kept in the database,
 * outside the command's transaction: a refused attempt counts too, for all web processes together.
 */
export async function withinLimit(name: string, limit: number, windowSeconds: number): Promise<boolean> {
  const start = windowStart(await now(), windowSeconds);
  const [row] = await database().execute<{ count: number }>(sql`
    insert into attempt_count (key, window_start, count) values (${name}, ${start}::timestamptz, 1)
    on conflict (key) do update set
      count = case when attempt_count.window_start = excluded.window_start then attempt_count.count + 1 else 1 end,
      window_start = excluded.window_start
    returning count`);
  return Number(row?.count ?? 0) <= limit;
}

/** Whether a name is still within its limit, without counting: where only failures count. */
export async function stillWithin(name: string, limit: number, windowSeconds: number): Promise<boolean> {
  const start = windowStart(await now(), windowSeconds);
  const [row] = await database().execute<{ count: number }>(sql`select count from attempt_count where key = ${name} and window_start = ${start}::timestamptz`);
  return Number(row?.count ?? 0) < limit;
}

function windowStart(instant: Date, windowSeconds: number): string {
  return new Date(Math.floor(instant.getTime() / (windowSeconds * 1000)) * windowSeconds * 1000).toISOString();
}
