import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { database } from "#db/client.ts";
import { auditEntry } from "#db/schema/ground.ts";
import { session } from "#db/schema/sessions.ts";
import { attendance, signup } from "#db/schema/signups.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import { open } from "../crypto.ts";
import { confirmRecord, confirmRecords, reverseRecord } from "../hours/commands.ts";
import { addWalkIn, checkIn, checkInSelf, checkOut, checkOutAll, checkOutSelf, closeSession, correctAttendance, markAway, markPaper, openDay } from "./commands.ts";
import { makeWorld, type World } from "./testing.ts";

useDatabase();
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const at = (time: string) => setClock(`2026-11-25T${time}:00+08:00`);
const stateOf = async (id: string) => (await database().select({ state: signup.state }).from(signup).where(eq(signup.id, id)))[0]?.state;
const counts = { peopleServed: 12, problemsSolved: 5 };

async function openedDay(people = 2, options = {}) {
  const planned = await world.planned(options);
  const lead = await world.at("session_lead", world.branch, planned.sessionId);
  const volunteers = [];
  for (let index = 0; index < people; index++) {
    const volunteer = await world.volunteer(`示例${index}`);
    volunteers.push({ ...volunteer, signupId: await world.signedUp(planned.shiftId, volunteer.id) });
  }
  await at("08:30");
  expect(await openDay(lead, { sessionId: planned.sessionId })).toMatchObject({ ok: true });
  return { ...planned, lead, volunteers };
}

async function codeOf(sessionId: string): Promise<string> {
  const [row] = await database().select().from(session).where(eq(session.id, sessionId));
  return open("day code", sessionId, row!.dayCodeSealed!);
}

describe("opening the day", () => {
  test("two hours before, by who runs it, once", async () => {
    const { sessionId } = await world.planned();
    const lead = await world.at("session_lead", world.branch, sessionId);
    const worker = await world.at("community_worker", world.community);
    await at("06:59");
    expect(await openDay(lead, { sessionId })).toMatchObject({ ok: false, code: "too_early" });
    await at("07:00");
    expect(await openDay(worker, { sessionId })).toMatchObject({ ok: false, code: "forbidden" });
    expect(await openDay(lead, { sessionId })).toMatchObject({ ok: true });
    expect(await openDay(lead, { sessionId })).toMatchObject({ ok: false, code: "already_open" });
    expect(await codeOf(sessionId)).toMatch(/^\d{6}$/);
  });
});

describe("check-in", () => {
  test("by his own phone with the code, out again, and the minutes stand confirmed", async () => {
    const { sessionId, lead, volunteers } = await openedDay(1);
    const [me] = volunteers;
    await at("08:50");
    expect(await checkInSelf(me!.actor, { signupId: me!.signupId, code: "000000" })).toMatchObject({ ok: false });
    const code = await codeOf(sessionId);
    expect(await checkInSelf(me!.actor, { signupId: me!.signupId, code }, "key")).toMatchObject({ ok: true });
    expect(await checkInSelf(me!.actor, { signupId: me!.signupId, code }, "key")).toMatchObject({ ok: true });
    expect(await checkInSelf(me!.actor, { signupId: me!.signupId, code })).toMatchObject({ ok: false, code: "already_in" });
    await at("11:00");
    expect(await checkOutSelf(me!.actor, { signupId: me!.signupId, code })).toMatchObject({ ok: true });
    await at("11:30");
    expect(await closeSession(lead, { sessionId, ...counts })).toMatchObject({ ok: true, value: { attended: 1, confirmed: 1, entered: 0 } });
    expect(await world.records(sessionId)).toMatchObject([{ minutes: 120, source: "self_scan", manual: false, state: "confirmed", confirmedBy: lead.personId, organizationId: world.branch, communityId: world.community }]);
  });

  test("nobody checks another person in as himself, and wrong codes run out", async () => {
    const { volunteers } = await openedDay(2);
    const [me, other] = volunteers;
    await at("09:00");
    expect(await checkInSelf(me!.actor, { signupId: other!.signupId, code: "123456" })).toMatchObject({ ok: false, code: "forbidden" });
    for (let index = 0; index < 9; index++) await checkInSelf(me!.actor, { signupId: me!.signupId, code: "000000" });
    expect(await checkInSelf(me!.actor, { signupId: me!.signupId, code: "000000" })).toMatchObject({ ok: false, code: "too_many" });
  });

  test("the host's community worker taps for him: named as 代签到 on the trail", async () => {
    const { sessionId, volunteers } = await openedDay(1);
    const worker = await world.at("community_worker", world.community);
    await at("09:05");
    expect(await checkIn(worker, { signupId: volunteers[0]!.signupId })).toMatchObject({ ok: true });
    const [row] = await database().select().from(attendance).where(eq(attendance.signupId, volunteers[0]!.signupId));
    expect(row).toMatchObject({ inSource: "proxy", inBy: worker.personId });
    const trail = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, volunteers[0]!.signupId));
    expect(trail.some((entry) => entry.command === "checkIn" && entry.forPersonId === volunteers[0]!.id && entry.personId === worker.personId)).toBe(true);
    expect(await closeSession(worker, { sessionId, ...counts })).toMatchObject({ ok: false, code: "forbidden" });
  });

  test("a walk-in is a member, takes a place, and a full shift refuses", async () => {
    const { shiftId, lead } = await openedDay(1, { capacity: 2 });
    const extra = await world.volunteer("示例补登");
    const late = await world.volunteer("示例超员");
    await at("09:10");
    expect(await addWalkIn(lead, { shiftId, personId: extra.id })).toMatchObject({ ok: true });
    expect(await addWalkIn(lead, { shiftId, personId: late.id })).toMatchObject({ ok: false, code: "full" });
  });

  test("a lead of another session has no say here", async () => {
    const { volunteers } = await openedDay(1);
    const stranger = await world.at("session_lead", world.branch, (await world.planned()).sessionId);
    expect(await checkIn(stranger, { signupId: volunteers[0]!.signupId })).toMatchObject({ ok: false, code: "forbidden" });
  });
});

describe("closing", () => {
  test("absent, excused, forgotten check-out, the closer's own: each as the rules say", async () => {
    const { sessionId, shiftId, lead, volunteers } = await openedDay(4);
    const own = await world.signedUp(shiftId, lead.personId);
    const [there, forgot, excused, gone] = volunteers;
    await at("09:00");
    for (const id of [there!.signupId, forgot!.signupId, own]) expect(await checkIn(lead, { signupId: id })).toMatchObject({ ok: true });
    await markAway(lead, { signupId: excused!.signupId, to: "excused" });
    await at("11:30");
    await checkOut(lead, { signupId: there!.signupId });
    await checkOut(lead, { signupId: own });
    expect(await closeSession(lead, { sessionId, problemsSolved: 1 })).toMatchObject({ ok: false, code: "invalid", fields: { peopleServed: expect.any(String) } });
    expect(await closeSession(lead, { sessionId, ...counts })).toMatchObject({ ok: true, value: { attended: 3, absent: 1, excused: 1, confirmed: 1, entered: 2 } });
    expect(await stateOf(gone!.signupId)).toBe("absent");
    const records = await world.records(sessionId);
    expect(records.find((row) => row.personId === there!.id)).toMatchObject({ state: "confirmed", manual: false, minutes: 150 });
    expect(records.find((row) => row.personId === forgot!.id)).toMatchObject({ state: "entered", manual: true, minutes: 150, enteredBy: lead.personId });
    const mine = records.find((row) => row.personId === lead.personId)!;
    expect(mine).toMatchObject({ state: "entered", manual: false });
    expect(await confirmRecord(lead, { id: mine.id })).toMatchObject({ ok: false, code: "own" });
    const ids = records.filter((row) => row.state === "entered").map((row) => row.id);
    expect(await confirmRecords(lead, { ids })).toMatchObject({ ok: false });
    const worker = await world.at("community_worker", world.community);
    expect(await confirmRecords(worker, { ids })).toMatchObject({ ok: true, value: { left: [] } });
  });

  test("two closers at once: one closes, one is told; every record once", async () => {
    const { sessionId, lead, volunteers } = await openedDay(3);
    const secretary = await world.at("branch_secretary", world.branch);
    await at("09:00");
    for (const each of volunteers) await checkIn(lead, { signupId: each.signupId });
    await at("11:30");
    await checkOutAll(lead, { sessionId });
    const answers = await Promise.all([closeSession(lead, { sessionId, ...counts }, "a"), closeSession(secretary, { sessionId, ...counts }, "b"), closeSession(lead, { sessionId, ...counts }, "a")]);
    expect(answers.filter((answer) => !answer.ok).map((answer) => !answer.ok && answer.code).every((code) => code === "already_closed")).toBe(true);
    expect(answers.some((answer) => answer.ok)).toBe(true);
    expect(await world.records(sessionId)).toHaveLength(3);
  });

  test("when a step inside fails, nothing of the closing stands", async () => {
    const { sessionId, lead, volunteers } = await openedDay(1);
    await at("09:00");
    await checkIn(lead, { signupId: volunteers[0]!.signupId });
    await at("11:30");
    await database().execute("alter table service_record add constraint test_refuses check (minutes <> 150) not valid");
    await expect(closeSession(lead, { sessionId, ...counts })).rejects.toThrow();
    const [row] = await database().select().from(session).where(eq(session.id, sessionId));
    expect(row?.state).toBe("under_way");
    await database().execute("alter table service_record drop constraint test_refuses");
    expect(await closeSession(lead, { sessionId, ...counts })).toMatchObject({ ok: true });
  });

  test("a person at two places at once: the second session closes, and its record waits and names the clash", async () => {
    const first = await openedDay(1);
    const who = first.volunteers[0]!;
    const second = await world.planned({ startsAt: "2026-11-25T10:00:00+08:00", endsAt: "2026-11-25T12:00:00+08:00" });
    const signupId = await world.signedUp(second.shiftId, who.id);
    const secretary = await world.at("branch_secretary", world.branch);
    await openDay(secretary, { sessionId: second.sessionId });
    await at("09:00");
    await checkIn(secretary, { signupId: who.signupId });
    await at("10:00");
    await checkIn(secretary, { signupId });
    await at("11:30");
    await checkOut(secretary, { signupId: who.signupId });
    await closeSession(secretary, { sessionId: first.sessionId, ...counts });
    await at("12:00");
    await checkOut(secretary, { signupId });
    expect(await closeSession(secretary, { sessionId: second.sessionId, ...counts })).toMatchObject({ ok: true, value: { confirmed: 0, entered: 1 } });
    const [waiting] = await world.records(second.sessionId);
    const refused = await confirmRecord(secretary, { id: waiting!.id });
    expect(refused).toMatchObject({ ok: false, code: "overlap" });
    expect(!refused.ok && refused.message).toContain("09:00–11:30");
    const [confirmed] = await world.records(first.sessionId);
    expect(await reverseRecord(secretary, { id: confirmed!.id, reason: "实际在另一处" })).toMatchObject({ ok: true });
    expect(await confirmRecord(secretary, { id: waiting!.id })).toMatchObject({ ok: true });
  });
});

describe("paper and corrections", () => {
  test("the signed sheet is manual, and another person confirms it", async () => {
    const { sessionId, lead, volunteers } = await openedDay(2);
    const [first, second] = volunteers;
    await at("12:00");
    expect(await markPaper(lead, { sessionId, rows: [{ signupId: first!.signupId, in: "09:05", out: "" }, { signupId: second!.signupId, in: "", out: "" }] })).toMatchObject({ ok: true, value: { marked: 1 } });
    expect(await markPaper(lead, { sessionId, rows: [{ signupId: second!.signupId, in: "11:30", out: "" }] })).toMatchObject({ ok: false, fields: { "rows.0.in": expect.any(String) } });
    const answer = await closeSession(lead, { sessionId, ...counts, extras: [{ signupId: first!.signupId, minutes: 30, reason: "居民多，延后结束" }] });
    expect(answer).toMatchObject({ ok: true, value: { confirmed: 0, entered: 1, absent: 1 } });
    const [record] = await world.records(sessionId);
    expect(record).toMatchObject({ source: "paper", manual: true, minutes: 175, reason: "居民多，延后结束" });
    expect(await confirmRecord(lead, { id: record!.id })).toMatchObject({ ok: false, code: "same_person" });
    const secretary = await world.at("branch_secretary", world.branch);
    expect(await confirmRecord(secretary, { id: record!.id })).toMatchObject({ ok: true });
    expect(await correctAttendance(secretary, { signupId: first!.signupId, to: "absent", reason: "核对后没有来" })).toMatchObject({ ok: true });
    const after = await world.records(sessionId);
    expect(after.reduce((sum, row) => sum + (["confirmed", "reversed"].includes(row.state) ? row.minutes : 0), 0)).toBe(0);
    expect(await correctAttendance(secretary, { signupId: second!.signupId, to: "attended", in: "09:00", out: "10:00", reason: "漏签" })).toMatchObject({ ok: true });
    expect((await world.records(sessionId)).find((row) => row.personId === second!.id)).toMatchObject({ state: "entered", manual: true, minutes: 60 });
  });

  test("too early marked absent, and then he came", async () => {
    const { lead, volunteers } = await openedDay(1);
    const { signupId } = volunteers[0]!;
    await at("09:20");
    await markAway(lead, { signupId, to: "absent" });
    expect(await checkIn(lead, { signupId })).toMatchObject({ ok: true });
    expect(await stateOf(signupId)).toBe("attended");
    expect(await correctAttendance(lead, { signupId, to: "absent", reason: "" })).toMatchObject({ ok: false, fields: { reason: expect.any(String) } });
  });
});

test("双报到 counts only in-service members whose registration stood; training stands apart", async () => {
  const { sessionId, shiftId, lead } = await openedDay(0, { doubleRegistration: true });
  const registered = await world.volunteer("示例在职", { in: world.unit, standing: "in_service", registered: world.community });
  const not = await world.volunteer("示例未报到", { in: world.unit, standing: "in_service" });
  const retired = await world.volunteer("示例退休", { in: world.branch, standing: "retired" });
  await at("09:00");
  for (const each of [registered, not, retired]) await checkIn(lead, { signupId: await world.signedUp(shiftId, each.id) });
  await at("11:30");
  await checkOutAll(lead, { sessionId });
  await closeSession(lead, { sessionId, ...counts });
  const records = await world.records(sessionId);
  expect(records.map((row) => [row.personId, row.doubleRegistration, row.organizationId]).sort()).toEqual([[registered.id, true, world.unit], [not.id, false, world.unit], [retired.id, false, world.branch]].sort());
  const training = await openedDay(1, { kind: "training" });
  await at("09:00");
  await checkIn(training.lead, { signupId: training.volunteers[0]!.signupId });
  await at("11:30");
  await closeSession(training.lead, { sessionId: training.sessionId, peopleServed: 0 });
  expect(await world.records(training.sessionId)).toMatchObject([{ kind: "training" }]);
});
