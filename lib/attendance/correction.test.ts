import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { database } from "#db/client.ts";
import { auditEntry } from "#db/schema/ground.ts";
import { attendance, signup } from "#db/schema/signups.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import type { Actor } from "../actor.ts";
import { confirmRecord } from "../hours/commands.ts";
import { checkIn, closeSession, correctAttendance, markAway, openDay } from "./commands.ts";
import { makeWorld, type World } from "./testing.ts";

useDatabase();
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const at = (time: string) => setClock(`2026-11-25T${time}:00+08:00`);
const reason = "核对了签到表";
const stateOf = async (id: string) => (await database().select({ state: signup.state }).from(signup).where(eq(signup.id, id)))[0]?.state;

/** A day under way on which one was there, one was not, one had asked for leave. */
async function dayWithAll() {
  const { sessionId, shiftId } = await world.planned();
  const lead = await world.at("session_lead", world.branch, sessionId);
  const secretary = await world.at("branch_secretary", world.branch);
  const ids: string[] = [];
  for (const name of ["到了", "没到", "请假"]) ids.push(await world.signedUp(shiftId, (await world.volunteer(name)).id));
  const [attended, absent, excused] = ids as [string, string, string];
  await at("08:30");
  await openDay(lead, { sessionId });
  await at("09:00");
  await checkIn(lead, { signupId: attended });
  await markAway(lead, { signupId: absent, to: "absent" });
  await markAway(lead, { signupId: excused, to: "excused" });
  await at("12:00");
  const close = async () => expect(await closeSession(lead, { sessionId, peopleServed: 3 })).toMatchObject({ ok: true });
  return { sessionId, lead, secretary, attended, absent, excused, close };
}

const words = ["attended", "absent", "excused"] as const;
const moves = words.flatMap((from) => words.filter((to) => to !== from).map((to) => [from, to] as const));

describe("attended, absent and excused are corrected into one another", () => {
  test.each(moves)("%s → %s on the day: with a reason, on the trail, no minutes yet", async (from, to) => {
    const day = await dayWithAll();
    const signupId = day[from];
    expect(await correctAttendance(day.lead, { signupId, to, in: "09:10", out: "10:40" })).toMatchObject({ ok: false, code: "invalid", fields: { reason: expect.any(String) } });
    expect(await correctAttendance(day.lead, { signupId, to, in: "09:10", out: "10:40", reason })).toMatchObject({ ok: true, value: { state: to } });
    expect(await stateOf(signupId)).toBe(to);
    const [line] = await database().select().from(auditEntry).where(and(eq(auditEntry.command, "correctAttendance"), eq(auditEntry.subjectId, signupId)));
    expect(line).toMatchObject({ personId: day.lead.personId, reason, change: { from, to } });
    expect(await world.records(day.sessionId)).toHaveLength(0);
  });

  test.each(moves)("%s → %s after the closing: what was earned is taken back, what is new waits for another person", async (from, to) => {
    const day = await dayWithAll();
    await day.close();
    const signupId = day[from];
    expect(await correctAttendance(day.secretary, { signupId, to, in: "09:10", out: "10:40", reason })).toMatchObject({ ok: true });
    expect(await stateOf(signupId)).toBe(to);
    const records = (await world.records(day.sessionId)).filter((row) => row.signupId === signupId);
    expect(records.reduce((sum, row) => sum + (["confirmed", "reversed"].includes(row.state) ? row.minutes : 0), 0)).toBe(0);
    const waiting = records.filter((row) => row.state === "entered");
    expect(waiting.map((row) => [row.minutes, row.manual, row.source, row.reason])).toEqual(to === "attended" ? [[90, true, "paper", reason]] : []);
    const [made] = waiting;
    if (!made) return;
    expect(await confirmRecord(day.secretary, { id: made.id })).toMatchObject({ ok: false, code: "same_person" });
    expect(await confirmRecord(await world.at("community_worker", world.community), { id: made.id })).toMatchObject({ ok: true });
  });
});

test("who attended may have his times corrected; the earlier minutes are reversed, once", async () => {
  const day = await dayWithAll();
  await day.close();
  const input = { signupId: day.attended, to: "attended", in: "09:30", out: "10:30", reason };
  const answers = await Promise.all([correctAttendance(day.secretary, input, "one form"), correctAttendance(day.secretary, input, "one form")]);
  expect(answers.every((answer) => answer.ok)).toBe(true);
  const records = await world.records(day.sessionId);
  expect(records.filter((row) => row.state === "entered").map((row) => row.minutes)).toEqual([60]);
  expect(await database().select().from(attendance).where(eq(attendance.signupId, day.attended))).toMatchObject([{ inSource: "paper" }]);
});

test("what cannot be is refused and nothing changes: the same again, a time ahead, a time outside the shift, no arrival", async () => {
  const day = await dayWithAll();
  expect(await correctAttendance(day.lead, { signupId: day.absent, to: "absent", reason })).toMatchObject({ ok: false, code: "same" });
  expect(await correctAttendance(day.lead, { signupId: day.absent, to: "attended", in: "12:01", reason })).toMatchObject({ ok: false, code: "time_ahead", fields: { in: expect.any(String) } });
  expect(await correctAttendance(day.lead, { signupId: day.absent, to: "attended", reason })).toMatchObject({ ok: false, fields: { in: expect.any(String) } });
  expect(await correctAttendance(day.lead, { signupId: day.absent, to: "attended", in: "10:00", out: "09:00", reason })).toMatchObject({ ok: false, fields: { out: expect.any(String) } });
  await day.close();
  expect(await correctAttendance(day.secretary, { signupId: day.absent, to: "attended", in: "11:45", out: "11:50", reason })).toMatchObject({ ok: false, code: "no_minutes" });
  expect(await stateOf(day.absent)).toBe("absent");
});

test("neither the volunteer, the host's worker, the lead of another session nor another branch corrects it", async () => {
  const day = await dayWithAll();
  const elsewhere = (await world.planned()).sessionId;
  const [row] = await database().select({ personId: signup.personId }).from(signup).where(eq(signup.id, day.absent));
  const others: Actor[] = [await world.at("session_lead", world.branch, elsewhere), await world.at("community_worker", world.community), await world.at("branch_secretary", world.unit), { kind: "person", personId: row?.personId ?? "", signInId: day.absent, teamIds: [world.team] }];
  for (const actor of others) expect(await correctAttendance(actor, { signupId: day.absent, to: "excused", reason })).toMatchObject({ ok: false, code: "forbidden" });
  expect(await stateOf(day.absent)).toBe("absent");
});
