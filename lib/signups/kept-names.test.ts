import { asc, eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { database } from "#db/client.ts";
import { auditEntry } from "#db/schema/ground.ts";
import { jielongName } from "#db/schema/signups.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import { keepNames, settleName, signUpByProxy, signUpList } from "./commands.ts";
import { keptNames } from "./queries.ts";
import { scene } from "./scene.ts";

useDatabase();
beforeEach(() => setClock("2026-11-20T10:00:00+08:00"));

const must = <T>(answer: { ok: true; value: T } | { ok: false; message: string }): T => {
  if (!answer.ok) throw new Error(answer.message);
  return answer.value;
};
const rowsOf = (shiftId: string) => database().select().from(jielongName).where(eq(jielongName.shiftId, shiftId)).orderBy(asc(jielongName.id));
const unknown = (name: string, note = "") => ({ name, note, why: "unknown" as const });

async function pasted(names = [unknown("司马四", "能来"), unknown("老马")]) {
  const world = await scene();
  const { sessionId, shiftIds } = await world.published();
  const shiftId = shiftIds[0] ?? "";
  must(await keepNames(world.secretary, { shiftId, names }));
  return { ...world, sessionId, shiftId, listed: () => keptNames(world.secretary, sessionId) };
}

it("keeps each name once, however often and however many at once the list is pasted", async () => {
  const { secretary, shiftId, listed } = await pasted();
  expect((await listed()).map((one) => [one.name, one.note, one.why, one.keptBy])).toEqual([["司马四", "能来", "unknown", "钱老师"], ["老马", "", "unknown", "钱老师"]]);
  const again = { shiftId, names: [unknown("司马四", "上午能来"), unknown("新来的"), unknown("新来的")] };
  const kept = await Promise.all([keepNames(secretary, again), keepNames(secretary, again), keepNames(secretary, again)]);
  expect(kept.map((one) => must(one).kept).sort()).toEqual([0, 0, 1]);
  expect((await listed()).map((one) => [one.name, one.note])).toEqual([["司马四", "上午能来"], ["老马", ""], ["新来的", ""]]);
});

it("is settled once, by whom and when, and the same line pasted later does not open it again", async () => {
  const { secretary, shiftId, listed } = await pasted();
  const [first, second] = await listed();
  const answers = await Promise.all([settleName(secretary, { nameId: first?.id, outcome: "out" }), settleName(secretary, { nameId: first?.id, outcome: "signed" })]);
  expect(answers.filter((one) => one.ok)).toHaveLength(1);
  expect(answers.find((one) => !one.ok)).toMatchObject({ code: "settled" });
  expect(must(await keepNames(secretary, { shiftId, names: [unknown("司马四", "能来")] })).kept).toBe(0);
  expect((await listed()).map((one) => one.id)).toEqual([second?.id]);
  const [row] = await rowsOf(shiftId);
  expect(row?.settledAt?.toISOString()).toMatch(/^2026-11-20T02:00:/);
  expect(row?.settledBy).toBe(row?.keptBy);
  const trail = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, first?.id ?? ""));
  expect(trail.map((one) => one.command)).toEqual(["settleName"]);
  expect(JSON.stringify(trail)).not.toContain("司马四");
});

it("is settled by the sign-up made for it, in one transaction; a name that has its result already stops that sign-up", async () => {
  const { secretary, shiftId, volunteers, listed } = await pasted();
  const [one, two] = await volunteers(2);
  const kept = (await listed()).find((row) => row.name === "老马");
  const { signupId } = must(await signUpByProxy(secretary, { shiftId, personId: one, agreed: "on", nameId: kept?.id }));
  expect((await rowsOf(shiftId)).find((row) => row.id === kept?.id)).toMatchObject({ state: "signed", signupId });
  expect(await signUpByProxy(secretary, { shiftId, personId: two, agreed: "on", nameId: kept?.id })).toMatchObject({ ok: false, code: "settled" });
  expect((await listed()).map((row) => row.name)).toEqual(["司马四"]);
});

it("is settled when the list is pasted again after he joined the team under that name", async () => {
  const { secretary, shiftId, volunteers, listed } = await pasted();
  const [joined] = await volunteers(1, { name: "司马四老师" });
  must(await signUpList(secretary, { shiftId, personIds: [joined], agreed: "on" }));
  expect((await listed()).map((row) => row.name)).toEqual(["老马"]);
});

it("is read and settled by who fills that session alone", async () => {
  const { atPost, himself, volunteers, sessionId, shiftId, branch, listed } = await pasted();
  const [one] = await volunteers(1);
  const [kept] = await listed();
  const stranger = (await scene()).secretary;
  for (const actor of [atPost("auditor", branch), atPost("veterans_office", branch), himself(one ?? ""), stranger, { kind: "visitor" } as const]) {
    expect(await keptNames(actor, sessionId)).toEqual([]);
    expect(await settleName(actor, { nameId: kept?.id, outcome: "out" })).toMatchObject({ ok: false, code: "forbidden" });
    expect(await keepNames(actor, { shiftId, names: [unknown("谁")] })).toMatchObject({ ok: false, code: "forbidden" });
  }
});
