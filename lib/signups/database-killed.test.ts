import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { closeDatabase, database } from "#db/client.ts";
import { testEnvironment, testFolder } from "#db/clones.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { durable, openServer, type Server } from "#db/server.ts";
import { setClock } from "#db/testing.ts";
import { demandWhole } from "./acknowledged.ts";
import { scene } from "./scene.ts";
import { tapping } from "./tapping.ts";

const PLACES = 25;
const CROWD = 60;
const folder = join(testFolder, `killed-${process.pid}`);
let server: Server;
let data: string;
let written = "";

beforeAll(async () => {
  server = await openServer(folder, { ...durable, shared_buffers: "64MB" });
  Object.assign(process.env, testEnvironment(server.url("postgres")));
  await migrateDatabase(server.url("postgres"));
  const [row] = await database().execute<{ data_directory: string }>("show data_directory");
  data = row?.data_directory ?? "";
}, 60_000);

afterAll(async () => {
  await closeDatabase();
  await server.release();
  for (const path of [folder, data]) rmSync(path, { recursive: true, force: true });
}, 60_000);

function killPostmaster(): void {
  process.kill(Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
}

const untilDown = () => vi.waitUntil(() => !server.isUp(), { interval: 10, timeout: 20_000 });

it("PostgreSQL SIGKILLed under the writing comes back with all it acknowledged", async () => {
  await setClock("2026-11-20T10:00:00+08:00");
  const world = await scene();
  const { shiftIds } = await world.published({ shifts: [{ name: "志愿者", capacity: PLACES }] });
  const tap = { teamId: world.teamId, shiftId: shiftIds[0] ?? "", personIds: await world.volunteers(CROWD) };
  let revived: Promise<void> | undefined;
  const answers = await tapping(tap, (count) => {
    if (count !== 15) return;
    killPostmaster();
    revived = untilDown().then(server.revive);
  });
  await revived;
  // The process that wrote outlives its database: who got no answer tapped again, and had one.
  expect(answers.filter((answer) => answer.said === "unknown").length).toBeGreaterThan(0);
  expect(answers.filter((answer) => answer.said !== "unknown")).toHaveLength(CROWD);
  await closeDatabase();
  await demandWhole(tap, answers);
  written = tap.shiftId;
}, 60_000);

it("the next start takes over what still runs, and starts what was killed", async () => {
  expect((await openServer(folder, durable)).how).toBe("adopted");
  await closeDatabase();
  killPostmaster();
  await untilDown();
  expect((await openServer(folder, durable)).how).toBe("started");
  const [row] = await database().execute<{ count: number }>(sql`select count(*)::int as count from signup where shift_id = ${written}`);
  expect(row?.count).toBe(CROWD);
}, 60_000);
