import { asc, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { connect, database } from "#db/client.ts";
import { shift } from "#db/schema/sessions.ts";
import { signup } from "#db/schema/signups.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import { now } from "#lib/clock.ts";
import { newId } from "#lib/ids.ts";
import { scene } from "./scene.ts";
import { tapping } from "./tapping.ts";

useDatabase();
const PLACES = 30;
const CROWD = 500;

async function crowded() {
  await setClock("2026-11-20T10:00:00+08:00");
  const world = await scene();
  const { sessionId, shiftIds } = await world.published({ shifts: [{ name: "志愿者", capacity: PLACES }] });
  return { ...world, sessionId, shiftId: shiftIds[0]!, people: await world.volunteers(CROWD) };
}

describe("500 at once for 30 places, in two processes", () => {
  it("confirms exactly 30, queues the rest in the order they came, nobody twice", async () => {
    const { teamId, shiftId, people } = await crowded();
    // The last ten tap in both processes, as one who taps on two devices.
    const halves = [people.slice(0, CROWD / 2), [...people.slice(CROWD / 2), ...people.slice(0, 10)]];
    const answers = (await Promise.all(halves.map((personIds) => tapping({ teamId, shiftId, personIds })))).flat();
    const codes = [...new Set(answers.map((answer) => answer.said))].sort();
    expect(codes.every((code) => ["confirmed", "waitlisted", "signup_once_per_shift"].includes(code))).toBe(true);

    const rows = await database().select().from(signup).where(eq(signup.shiftId, shiftId)).orderBy(asc(signup.queue));
    expect(rows).toHaveLength(CROWD);
    expect(new Set(rows.map((row) => row.personId)).size).toBe(CROWD);
    expect(rows.filter((row) => row.state === "confirmed")).toHaveLength(PLACES);
    const queue = rows.filter((row) => row.state === "waitlisted").map((row) => row.queue);
    expect(queue).toEqual(Array.from({ length: CROWD - PLACES }, (_, index) => index + 1));
    const [held] = await database().select({ taken: shift.taken }).from(shift).where(eq(shift.id, shiftId));
    expect(held?.taken).toBe(PLACES);
  }, 120_000);

  it("goes red without the lock: counting first and then writing oversells", async () => {
    const { sessionId, shiftId, people } = await crowded();
    const pools = [connect(process.env.DATABASE_URL!), connect(process.env.DATABASE_URL!)];
    await database().execute(sql`alter table shift drop constraint shift_never_over_capacity`);
    try {
      await Promise.all(
        people.slice(0, 120).map((personId, index) =>
          pools[index % 2]!.db.transaction(async (tx) => {
            const [row] = await tx.execute<{ held: number }>(sql`select count(*)::int as held from signup where shift_id = ${shiftId} and state = 'confirmed'`);
            const state = Number(row?.held) < PLACES ? ("confirmed" as const) : ("waitlisted" as const);
            const at = await now();
            await tx.insert(signup).values({ id: newId(), shiftId, sessionId, personId, state, via: "self", enteredBy: personId, queue: state === "waitlisted" ? 1 : null, createdAt: at, changedAt: at });
          }),
        ),
      );
      const [row] = await database().execute<{ held: number }>(sql`select count(*)::int as held from signup where shift_id = ${shiftId} and state = 'confirmed'`);
      expect(Number(row?.held)).toBeGreaterThan(PLACES);
    } finally {
      await Promise.all(pools.map((pool) => pool.end()));
    }
  }, 60_000);
});

describe("the waitlist of many", () => {
  it("is asked in the order people came", async () => {
    const { shiftId, people, teamId } = await crowded();
    await tapping({ teamId, shiftId, personIds: people.slice(0, 60) });
    const rows = await database().select().from(signup).where(eq(signup.shiftId, shiftId)).orderBy(asc(signup.queue));
    const waiting = rows.filter((row) => row.state === "waitlisted");
    expect(waiting.map((row) => row.id)).toEqual(waiting.map((row) => row.id).sort());
  }, 60_000);
});
