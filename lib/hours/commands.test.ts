import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { database } from "#db/client.ts";
import { file } from "#db/schema/ground.ts";
import { serviceRecord } from "#db/schema/hours.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import { makeWorld, type World } from "../attendance/testing.ts";
import { now } from "../clock.ts";
import { newId } from "../ids.ts";
import { confirmRecord, confirmRecords, declareService, refuseRecord, reverseRecord } from "./commands.ts";
import { myHours, personSums, recordList, recordsToConfirm } from "./queries.ts";
import { serviceMinutes } from "./rules.ts";

useDatabase();
let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await setClock("2026-11-25T12:00:00+08:00");
});

const year = { from: "2026-01-01", to: "2026-12-31" };
const member = () => world.volunteer("示例党员", { in: world.unit, standing: "in_service", registered: world.community });
const declared = (personId: string, more: object = {}) => ({ personId, day: "2026-11-20", communityId: world.community, minutes: 120, what: "清理楼道", ...more });

async function record(personId: string, from: string, until: string, more: Partial<typeof serviceRecord.$inferInsert> = {}) {
  const id = newId();
  const [startsAt, endsAt] = [new Date(`2026-11-24T${from}:00+08:00`), new Date(`2026-11-24T${until}:00+08:00`)];
  await database().insert(serviceRecord).values({ id, kind: "service", personId, day: "2026-11-24", startsAt, endsAt, minutes: (endsAt.getTime() - startsAt.getTime()) / 60_000, source: "paper", manual: true, state: "entered", organizationId: world.branch, communityId: world.community, what: "法律咨询", enteredBy: newId(), recordedAt: startsAt, ...more });
  return id;
}

describe("declared service", () => {
  test("needs a standing registration, a community, a day that was, and keeps to the day's cap", async () => {
    const me = await member();
    expect(await declareService(me.actor, declared(me.id))).toMatchObject({ ok: true, value: { state: "entered" } });
    expect(await declareService(me.actor, declared(me.id, { minutes: 361 }))).toMatchObject({ ok: false, code: "day_cap", fields: { minutes: expect.stringContaining("360") } });
    expect(await declareService(me.actor, declared(me.id, { minutes: 360 }))).toMatchObject({ ok: true });
    expect(await declareService(me.actor, declared(me.id, { day: "2026-11-26" }))).toMatchObject({ ok: false, code: "day_ahead" });
    expect(await declareService(me.actor, declared(me.id, { day: "2026-01-20" }))).toMatchObject({ ok: false, code: "not_registered" });
    expect(await declareService(me.actor, declared(me.id, { communityId: world.branch }))).toMatchObject({ ok: false, code: "not_community" });
    expect(await declareService(me.actor, declared((await member()).id))).toMatchObject({ ok: false, code: "forbidden" });
    const retired = await world.volunteer("示例退休", { in: world.branch, standing: "retired" });
    expect(await declareService(retired.actor, declared(retired.id))).toMatchObject({ ok: false, code: "not_in_service" });
  });

  test("two at once don't break the cap", async () => {
    const me = await member();
    const answers = await Promise.all([1, 2, 3].map(() => declareService(me.actor, declared(me.id, { minutes: 240 }))));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(2);
  });

  test("the community confirms it; the unit may too, with the stamped card, and it says so", async () => {
    const me = await member();
    const worker = await world.at("community_worker", world.community);
    const verifier = await world.at("unit_verifier", world.unit);
    const first = await declareService(me.actor, declared(me.id));
    if (!first.ok) throw new Error(first.message);
    expect(await confirmRecord(verifier, { id: first.value.id })).toMatchObject({ ok: false, code: "card_missing" });
    expect(await confirmRecord(worker, { id: first.value.id })).toMatchObject({ ok: true });
    const card = newId();
    await database().insert(file).values({ id: card, kind: "service_card", name: "卡.jpg", mediaType: "image/jpeg", size: 10, sha256: "0".repeat(64), uploadedBy: me.id, uploadedAt: await now() });
    const second = await declareService(me.actor, declared(me.id, { day: "2026-11-21", cardFileId: card }));
    if (!second.ok) throw new Error(second.message);
    expect(await confirmRecord(verifier, { id: second.value.id })).toMatchObject({ ok: true });
    const rows = await database().select().from(serviceRecord).where(eq(serviceRecord.personId, me.id)).orderBy(serviceRecord.id);
    expect(rows.map((row) => [row.state, row.unitVerified, row.doubleRegistration])).toEqual([["confirmed", false, true], ["confirmed", true, true]]);
    expect(await declareService(me.actor, declared(me.id, { day: "2026-11-22", cardFileId: card }))).toMatchObject({ ok: false });
  });
});

describe("confirming and reversing", () => {
  test("a list is confirmed as far as it can be, the rest named; overlaps within the list too", async () => {
    const [a, b] = [await world.volunteer("示例甲"), await world.volunteer("示例乙")];
    const secretary = await world.at("branch_secretary", world.branch);
    const ids = [await record(a.id, "09:00", "11:00"), await record(a.id, "10:00", "12:00"), await record(b.id, "09:00", "11:00"), await record(b.id, "11:00", "12:00"), await record(secretary.personId, "09:00", "10:00"), await record(a.id, "14:00", "15:00", { enteredBy: secretary.personId })];
    const waiting = await recordsToConfirm(secretary);
    expect(waiting?.rows.filter((row) => ids.includes(row.id)).map((row) => row.no)).toEqual([null, null, null, null, "own", "same_person"]);
    const answer = await confirmRecords(secretary, { ids });
    if (!answer.ok) throw new Error(answer.message);
    expect(answer.value.confirmed).toEqual([ids[0], ids[2], ids[3]]);
    expect(answer.value.left.map((each) => [each.id, each.code])).toEqual([[ids[1], "overlap"], [ids[4], "own"], [ids[5], "same_person"]]);
    expect(answer.value.left[0]?.clashId).toBe(ids[0]);
    expect(await confirmRecords(secretary, { ids: [] })).toMatchObject({ ok: false, fields: { ids: expect.any(String) } });
    const stranger = await world.at("branch_secretary", world.unit);
    expect(await confirmRecords(stranger, { ids })).toMatchObject({ ok: false, code: "forbidden" });
  });

  test("two confirmers of overlapping records at once: one stands", async () => {
    const who = await world.volunteer("示例丙");
    const [one, two] = [await world.at("branch_secretary", world.branch), await world.at("community_worker", world.community)];
    const [x, y] = [await record(who.id, "09:00", "11:00"), await record(who.id, "10:00", "12:00")];
    const answers = await Promise.all([confirmRecord(one, { id: x }), confirmRecord(two, { id: y })]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ code: "overlap" });
  });

  test("a reversal is a new row, once, with its reason; a refused one stays refused", async () => {
    const who = await world.volunteer("示例丁");
    const [secretary, other] = [await world.at("branch_secretary", world.branch), await world.at("branch_secretary", world.branch)];
    const id = await record(who.id, "09:00", "11:00");
    expect(await reverseRecord(secretary, { id, reason: "重复" })).toMatchObject({ ok: false, code: "not_confirmed" });
    await confirmRecord(secretary, { id });
    expect(await reverseRecord(secretary, { id, reason: "" })).toMatchObject({ ok: false, fields: { reason: expect.any(String) } });
    const answers = await Promise.all([reverseRecord(secretary, { id, reason: "重复登记" }), reverseRecord(other, { id, reason: "重复登记" })]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const rows = await database().select().from(serviceRecord).where(eq(serviceRecord.personId, who.id)).orderBy(serviceRecord.id);
    expect(rows.map((row) => [row.minutes, row.state, row.reversesId])).toEqual([[120, "reversed", null], [-120, "reversed", id]]);
    expect(await reverseRecord(secretary, { id: rows[1]!.id, reason: "再冲销" })).toMatchObject({ ok: false });
    const refused = await record(who.id, "13:00", "14:00");
    expect(await refuseRecord(secretary, { id: refused, reason: "查无此事" })).toMatchObject({ ok: true });
    expect(await confirmRecord(other, { id: refused })).toMatchObject({ ok: false, code: "not_entered" });
  });
});

test("every sum on a screen equals the rows added up", async () => {
  const secretary = await world.at("branch_secretary", world.branch);
  const all = await database().select().from(serviceRecord).where(eq(serviceRecord.organizationId, world.branch));
  const list = await recordList(secretary, {});
  expect(list?.sum).toMatchObject(serviceMinutes(all));
  const sums = await personSums(secretary, year);
  for (const row of sums?.rows ?? []) expect(row).toMatchObject(serviceMinutes(all.filter((each) => each.personId === row.personId)));
  const me = await member();
  await declareService(me.actor, declared(me.id));
  expect(await myHours(me.actor, year)).toMatchObject({ service: { total: 0 }, waiting: { records: 1, minutes: 120 } });
  const [states] = await database().select({ bad: sql<number>`count(*)::int` }).from(serviceRecord).where(sql`state = 'confirmed' and (confirmed_by = person_id or (manual and confirmed_by = entered_by))`);
  expect(states?.bad).toBe(0);
});
