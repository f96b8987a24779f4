import { and, asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "#db/client.ts";
import { message, oneTapToken } from "#db/schema/ground.ts";
import { session, shift } from "#db/schema/sessions.ts";
import { signup } from "#db/schema/signups.ts";
import { runJobsOnce, setClock, useDatabase } from "#db/testing.ts";
import { cancelSession, changeSession } from "#lib/sessions/commands.ts";
import { answerOffer, cancelSignup, reconfirm, signUp, signUpByProxy, signUpList } from "./commands.ts";
import { signupJobs } from "./jobs.ts";
import { scene } from "./scene.ts";

useDatabase();
// graphile-worker's own job for messages is none of ours here.
const jobs = [...signupJobs, { name: "send_message", run: async () => {} }];
beforeEach(() => setClock("2026-11-20T10:00:00+08:00"));

const rowsOf = (shiftId: string) => database().select().from(signup).where(eq(signup.shiftId, shiftId)).orderBy(asc(signup.id));
const stateOf = async (signupId: string) => (await database().select().from(signup).where(eq(signup.id, signupId)))[0]?.state;
const takenOf = async (shiftId: string) => (await database().select().from(shift).where(eq(shift.id, shiftId)))[0]?.taken;
const toldOf = (kind: "offer" | "change" | "cancellation" | "reminder" | "signup") => database().select().from(message).where(eq(message.kind, kind)).orderBy(asc(message.id));
const must = <T>(answer: { ok: true; value: T } | { ok: false; message: string }): T => {
  if (!answer.ok) throw new Error(answer.message);
  return answer.value;
};

describe("signing up", () => {
  it("confirms while there is a place, then puts on the waitlist, once per person", async () => {
    const { himself, volunteers, published } = await scene();
    const { shiftIds } = await published();
    const people = await volunteers(3);
    const states = [];
    for (const id of people) states.push(must(await signUp(himself(id), { shiftId: shiftIds[0] })).state);
    expect(states).toEqual(["confirmed", "confirmed", "waitlisted"]);
    expect(await signUp(himself(people[0]!), { shiftId: shiftIds[0] })).toMatchObject({ ok: false, code: "signup_once_per_shift" });
    expect(await takenOf(shiftIds[0]!)).toBe(2);
  });
  it("gives a double tap the first answer", async () => {
    const { himself, volunteers, published } = await scene();
    const { shiftIds } = await published();
    const [one] = await volunteers(1);
    const [a, b] = await Promise.all([signUp(himself(one!), { shiftId: shiftIds[0] }, "tap"), signUp(himself(one!), { shiftId: shiftIds[0] }, "tap")]);
    expect(a).toEqual(b);
    expect(await takenOf(shiftIds[0]!)).toBe(1);
  });
  it("never holds one person in two shifts at one time, though both are tapped at once", async () => {
    const { himself, volunteers, published } = await scene();
    const [a, b] = [await published(), await published()];
    const [one] = await volunteers(1);
    const answers = await Promise.all([signUp(himself(one!), { shiftId: a.shiftIds[0] }), signUp(himself(one!), { shiftId: b.shiftIds[0] })]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ code: "unfit" });
  });
  it("refuses who is not of the team, and a draft", async () => {
    const { volunteers, published, secretary } = await scene();
    const { shiftIds } = await published();
    const [one] = await volunteers(1);
    expect(await signUp({ kind: "person", personId: one!, signInId: one!, teamIds: [] }, { shiftId: shiftIds[0] })).toMatchObject({ ok: false, code: "forbidden" });
    expect(await signUp(secretary, { shiftId: shiftIds[0] })).toMatchObject({ ok: false, code: "no_person" });
  });
});

describe("by proxy", () => {
  it("asks for consent, and overrules soft limits with a reason alone", async () => {
    const { secretary, volunteers, published, atPost } = await scene();
    const first = await published();
    const [one] = await volunteers(1, { birthday: "1950-01-01" });
    must(await signUpByProxy(secretary, { shiftId: first.shiftIds[0], personId: one, agreed: true }));
    const afternoon = await published({ from: "14:00", to: "16:00" });
    const ask = { shiftId: afternoon.shiftIds[0], personId: one };
    expect(await signUpByProxy(secretary, ask)).toMatchObject({ ok: false, code: "invalid", fields: { agreed: expect.any(String) } });
    expect(await signUpByProxy(secretary, { ...ask, agreed: "yes" })).toMatchObject({ ok: false, code: "soft_limit" });
    expect(await signUpByProxy(atPost("auditor"), { ...ask, agreed: "yes" })).toMatchObject({ ok: false, code: "forbidden" });
    const done = must(await signUpByProxy(secretary, { ...ask, agreed: "yes", overruleReason: "本人身体好，愿意来" }));
    expect((await rowsOf(afternoon.shiftIds[0]!))[0]).toMatchObject({ id: done.signupId, via: "proxy", overruled: "本人身体好，愿意来" });
    const clash = await published();
    expect(await signUpByProxy(secretary, { shiftId: clash.shiftIds[0], personId: one, agreed: true, overruleReason: "就要" })).toMatchObject({ ok: false, code: "unfit" });
  });
  it("enters a list, leaving out who is on it already or doesn't fit", async () => {
    const { secretary, volunteers, published } = await scene();
    const { shiftIds } = await published();
    const people = await volunteers(3);
    const [resting] = await volunteers(1, { restsFrom: "2026-11-20" });
    must(await signUpByProxy(secretary, { shiftId: shiftIds[0], personId: people[0], agreed: true }));
    const { entered, refused } = must(await signUpList(secretary, { shiftId: shiftIds[0], personIds: [...people, resting], agreed: true }));
    expect(entered.map((one) => one.state)).toEqual(["confirmed", "waitlisted"]);
    expect(refused).toEqual([{ personId: people[0], codes: ["already"] }, { personId: resting, codes: ["rest"] }]);
  });
});

describe("the waitlist", () => {
  async function full() {
    const world = await scene();
    const { sessionId, shiftIds } = await world.published({ shifts: [{ name: "志愿者", capacity: 1 }] });
    const people = await world.volunteers(3);
    const ids: string[] = [];
    for (const id of people) ids.push(must(await signUp(world.himself(id), { shiftId: shiftIds[0] })).signupId);
    return { ...world, sessionId, shiftId: shiftIds[0]!, people, ids };
  }
  it("offers a freed place to the first, by the worker, with a link; silence gives it to the next; passed rejoins at the end", async () => {
    const { himself, people, ids, shiftId } = await full();
    must(await cancelSignup(himself(people[0]!), { signupId: ids[0] }));
    await runJobsOnce(jobs);
    expect(await stateOf(ids[1]!)).toBe("offered");
    expect(await takenOf(shiftId)).toBe(1);
    const [told] = (await toldOf("offer")).filter((row) => row.subjectId === ids[1]);
    expect(told?.text).toContain("11月21日 10:00 前");
    expect(told?.sealed).not.toBeNull();
    expect(told?.text).not.toContain("/a/");

    await setClock("2026-11-21T10:00:01+08:00");
    expect(await answerOffer(himself(people[1]!), { signupId: ids[1], accept: true })).toMatchObject({ ok: false, code: "offer_over" });
    await runJobsOnce(jobs);
    expect(await stateOf(ids[1]!)).toBe("passed");
    expect(await stateOf(ids[2]!)).toBe("offered");
    const again = must(await signUp(himself(people[1]!), { shiftId }));
    expect(again.state).toBe("waitlisted");
    expect(must(await answerOffer({ kind: "token", personId: people[2]!, purpose: "offer", subjectId: ids[2]! }, { signupId: ids[2], accept: "yes" })).state).toBe("confirmed");
    expect((await database().select().from(oneTapToken).where(eq(oneTapToken.subjectId, ids[2]!)))[0]?.usedAt).not.toBeNull();
    expect(await answerOffer({ kind: "token", personId: people[1]!, purpose: "offer", subjectId: ids[1]! }, { signupId: ids[2], accept: true })).toMatchObject({ ok: false, code: "forbidden" });
  });
  it("takes an answer and the end of its time at once: one of them, and the place is held once", async () => {
    const { himself, people, ids, shiftId } = await full();
    must(await cancelSignup(himself(people[0]!), { signupId: ids[0] }));
    await runJobsOnce(jobs);
    const answers = await Promise.all([answerOffer(himself(people[1]!), { signupId: ids[1], accept: true }), answerOffer(himself(people[1]!), { signupId: ids[1], accept: false })]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const held = (await rowsOf(shiftId)).filter((row) => row.state === "confirmed" || row.state === "offered").length;
    expect(await takenOf(shiftId)).toBe(held);
  });
  it("lets nobody overtake: a newcomer waits behind those who fit, and takes the place when none of them does", async () => {
    const { himself, people, ids, shiftId, volunteers } = await full();
    const [late] = await volunteers(1);
    must(await cancelSignup(himself(people[0]!), { signupId: ids[0] }));
    expect(must(await signUp(himself(late!), { shiftId })).state).toBe("waitlisted");
    expect(await stateOf(ids[1]!)).toBe("offered");
  });
  it("places at once who said so, and passes over who no longer fits", async () => {
    const { himself, people, ids, shiftId, published, volunteers } = await full();
    const [ready] = await volunteers(1);
    const instant = must(await signUp(himself(ready!), { shiftId, instant: "yes" }));
    for (const id of [people[1], people[2]]) must(await signUp(himself(id!), { shiftId: (await published()).shiftIds[0] }));
    must(await cancelSignup(himself(people[0]!), { signupId: ids[0] }));
    await runJobsOnce(jobs);
    expect(await stateOf(instant.signupId)).toBe("confirmed");
    expect(await stateOf(ids[1]!)).toBe("waitlisted");
  });
  it("offers a raised capacity too; near the start it is a phone list, once", async () => {
    const { secretary, plan, sessionId, shiftId, ids } = await full();
    await setClock("2026-11-25T06:30:00+08:00");
    const [before] = await database().select().from(session).where(eq(session.id, sessionId));
    must(await changeSession(secretary, { ...plan, sessionId, version: before!.version, shifts: [{ id: shiftId, name: "志愿者", capacity: 2 }] }));
    await runJobsOnce(jobs);
    await runJobsOnce(jobs);
    expect(await stateOf(ids[1]!)).toBe("waitlisted");
    expect((await toldOf("offer")).filter((row) => row.subjectId === ids[1])).toMatchObject([{ state: "phone_list" }]);
  });
});

describe("change, cancellation, reminder", () => {
  it("asks again after a change of time, keeps the place, lists the silent by phone, and takes either answer", async () => {
    const { secretary, himself, volunteers, published, plan } = await scene();
    const { sessionId, shiftIds } = await published();
    const people = await volunteers(2);
    const ids: string[] = [];
    for (const id of people) ids.push(must(await signUp(himself(id), { shiftId: shiftIds[0] })).signupId);
    const change = { ...plan, sessionId, version: 2, from: "10:00", to: "12:00", shifts: [{ id: shiftIds[0], name: "志愿者", capacity: 2 }] };
    expect(await changeSession(secretary, { ...change, version: 1 })).toMatchObject({ ok: false, code: "stale" });
    expect(must(await changeSession(secretary, change)).again).toBe(true);
    expect((await toldOf("change")).filter((row) => ids.includes(row.subjectId))).toHaveLength(2);
    expect(must(await reconfirm(himself(people[0]!), { signupId: ids[0], comes: true })).state).toBe("confirmed");
    await setClock("2026-11-22T10:00:01+08:00");
    await runJobsOnce(jobs);
    await runJobsOnce(jobs);
    expect((await toldOf("change")).filter((row) => row.subjectId === ids[1] && row.state === "phone_list")).toHaveLength(1);
    expect((await toldOf("change")).filter((row) => row.subjectId === ids[0] && row.state === "phone_list")).toHaveLength(0);
    expect(await stateOf(ids[1]!)).toBe("confirmed");
    expect(must(await reconfirm({ kind: "token", personId: people[1]!, purpose: "reconfirm", subjectId: ids[1]! }, { signupId: ids[1], comes: "" })).state).toBe("cancelled");
  });
  it("never takes places back", async () => {
    const { secretary, himself, volunteers, published, plan } = await scene();
    const { sessionId, shiftIds } = await published();
    for (const id of await volunteers(2)) must(await signUp(himself(id), { shiftId: shiftIds[0] }));
    expect(await changeSession(secretary, { ...plan, sessionId, version: 2, shifts: [{ id: shiftIds[0], name: "志愿者", capacity: 1 }] })).toMatchObject({ ok: false, code: "capacity_below_taken", fields: { "shifts.0.capacity": expect.any(String) } });
    expect(await changeSession(secretary, { ...plan, sessionId, version: 2, shifts: [{ name: "别的", capacity: 1 }] })).toMatchObject({ ok: false, code: "shift_held" });
  });
  it("tells everyone of a cancelled session once, and ends their sign-ups", async () => {
    const { secretary, himself, volunteers, published } = await scene();
    const { sessionId, shiftIds } = await published({ shifts: [{ name: "志愿者", capacity: 1 }] });
    for (const id of await volunteers(2)) must(await signUp(himself(id), { shiftId: shiftIds[0] }));
    expect(must(await cancelSession(secretary, { sessionId, reason: "下雪路滑" })).told).toBe(2);
    const rows = await rowsOf(shiftIds[0]!);
    expect(rows.map((row) => row.state)).toEqual(["cancelled", "cancelled"]);
    expect((await toldOf("cancellation")).filter((row) => rows.some((one) => one.id === row.subjectId))).toHaveLength(2);
    expect(await takenOf(shiftIds[0]!)).toBe(0);
    expect(await cancelSession(secretary, { sessionId, reason: "再取消" })).toMatchObject({ ok: false, code: "already" });
  });
  it("reminds each confirmed person the day before, once; who has no phone is on the phone list", async () => {
    const { himself, volunteers, published } = await scene();
    const { shiftIds } = await published();
    const [a] = await volunteers(1);
    const [b] = await volunteers(1, { phone: "" });
    const ids = [must(await signUp(himself(a!), { shiftId: shiftIds[0] })).signupId, must(await signUp(himself(b!), { shiftId: shiftIds[0] })).signupId];
    await setClock("2026-11-24T09:59:00+08:00");
    await runJobsOnce(jobs);
    expect((await toldOf("reminder")).filter((row) => ids.includes(row.subjectId))).toHaveLength(0);
    await setClock("2026-11-24T10:00:00+08:00");
    await runJobsOnce(jobs);
    await runJobsOnce(jobs);
    const told = await database().select().from(message).where(and(eq(message.kind, "reminder")));
    expect(told.filter((row) => ids.includes(row.subjectId)).map((row) => row.state).sort()).toEqual(["phone_list", "queued"]);
  });
});
