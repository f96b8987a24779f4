import { expect, it } from "vitest";
import { setClock, useDatabase } from "#db/testing.ts";
import { demandWhole } from "./acknowledged.ts";
import { scene } from "./scene.ts";
import { tapping } from "./tapping.ts";

useDatabase();
const PLACES = 25;
const CROWD = 60;

it.each([8, 30])("a writing process SIGKILLed after %i answers leaves every sign-up whole or not at all", async (answered) => {
  await setClock("2026-11-20T10:00:00+08:00");
  const world = await scene();
  const { shiftIds } = await world.published({ shifts: [{ name: "志愿者", capacity: PLACES }] });
  const tap = { teamId: world.teamId, shiftId: shiftIds[0] ?? "", personIds: await world.volunteers(CROWD) };
  const answers = await tapping(tap, (count, kill) => count === answered && kill());
  expect(answers.length).toBeGreaterThanOrEqual(answered);
  expect(answers.length).toBeLessThan(CROWD);
  await demandWhole(tap, answers);
}, 60_000);
