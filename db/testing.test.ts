import postgres from "postgres";
import { expect, test } from "vitest";
import { useDatabase } from "#db/testing.ts";

useDatabase();

test("a test file has a database of its own", async () => {
  const sql = postgres(process.env.DATABASE_URL ?? "", { max: 1 });
  const [row] = await sql`select current_database() as name, to_regclass('graphile_worker.jobs') is not null as worker`;
  await sql.end();
  expect(row?.name).toMatch(/^clone_/);
  expect(row?.worker).toBe(true);
});
