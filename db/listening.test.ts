import { expect, it, vi } from "vitest";
import { database } from "./client.ts";
import { sql } from "drizzle-orm";
import { listen } from "./listening.ts";
import { useDatabase } from "./testing.ts";

useDatabase();

const ears = async () => Number((await database().execute<{ n: number }>(sql`select count(*)::int as n from pg_stat_activity where application_name = 'hongmajia listens' and query ilike 'listen%' and datname = current_database()`))[0]!.n);
const say = (payload: string) => database().execute(sql`select pg_notify('queue', ${payload})`);

it("hears over one connection for all, comes back when it is cut, and lets go after the last", async () => {
  process.env.DATABASE_DIRECT_URL = process.env.DATABASE_URL;
  const first: string[] = [];
  const second: string[] = [];
  const stops = [listen("queue", (payload) => first.push(payload)), listen("queue", (payload) => second.push(payload))];
  await vi.waitFor(async () => {
    await say("a");
    expect(first).toContain("a");
    expect(second).toContain("a");
  }, 5_000);
  expect(await ears()).toBe(1);
  await database().execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hongmajia listens' and datname = current_database()`);
  await vi.waitFor(async () => {
    await say("b");
    expect(first).toContain("b");
  }, 10_000);
  for (const stop of stops) stop();
  await vi.waitFor(async () => expect(await ears()).toBe(0), 5_000);
});
