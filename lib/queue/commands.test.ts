import { and, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#db/client.ts";
import { booking } from "#db/schema/bookings.ts";
import { message } from "#db/schema/ground.ts";
import { session, shift } from "#db/schema/sessions.ts";
import { signup } from "#db/schema/signups.ts";
import { team } from "#db/schema/teams.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import type { Actor } from "#lib/actor.ts";
import { addMatters, answerReminder, bookFor, bookSlot, cancelBooking, changeSlot, endBookings } from "#lib/bookings/commands.ts";
import { bookingJobs } from "#lib/bookings/jobs.ts";
import { bookableSession, heldBooking, sessionBookings } from "#lib/bookings/queries.ts";
import { codeOf, holderOf } from "#lib/follow/commands.ts";
import { newId } from "#lib/ids.ts";
import { askForNumber } from "#lib/sign-in/commands.ts";
import { shownCode } from "#lib/sign-in/codes.ts";
import { given, himself, refusalCode, smallTree } from "#lib/testing.ts";
import { arrive, callAgain, callNext, closeDesk, finishServing, makeBoard, moveDesk, openDesk, setAside, takeKioskTicket, takeTicket } from "./commands.ts";
import { boardOf, queueDesk, turnOf } from "./queries.ts";

useDatabase();
const past = new Date("2026-11-01T00:00:00Z");
const visitor: Actor = { kind: "visitor" };
const holder = (subjectId: string): Actor => ({ kind: "holder", subjectId });
const time = (text: string) => `2026-11-25T${text}:00+08:00`;
let tree: Awaited<ReturnType<typeof smallTree>>;
let teamId: string;
const counsellors: string[] = [];

beforeAll(async () => {
  await setClock("2026-11-24T01:00:00Z");
  tree = await smallTree();
  teamId = newId();
  await database().insert(team).values({ id: teamId, organizationId: tree.branch, name: "示例队", createdAt: past });
  for (const name of ["甲老师", "乙老师"]) counsellors.push(await tree.person(name, tree.branch, "retired"));
});

/** A consultation on 25 November 09:00–11:00 with two counsellors. */
async function consultation(state: "published" | "under_way" = "published"): Promise<string> {
  const id = newId();
  const db = database();
  const times = { startsAt: new Date(time("09:00")), endsAt: new Date(time("11:00")) };
  await db.insert(session).values({ id, ownerId: tree.branch, hostId: tree.community, teamId, kind: "consultation", title: "法律咨询", ...times, state, signupOpensAt: new Date(0), signupClosesAt: times.startsAt, createdBy: counsellors[0]!, createdAt: past });
  const shiftId = newId();
  await db.insert(shift).values({ id: shiftId, sessionId: id, name: "咨询席", ...times, capacity: 2, taken: 2, speciality: "legal_advice" });
  for (const personId of counsellors) await db.insert(signup).values({ id: newId(), shiftId, sessionId: id, personId, state: "confirmed", via: "self", enteredBy: personId, createdAt: past, changedAt: past });
  return id;
}

let phone = 19911110000;
async function proved(number = String(phone++)) {
  const { codeId } = given(await askForNumber(visitor, { phone: number, purpose: "booking" }, `10.1.0.${phone % 200}`));
  return { codeId, code: shownCode(codeId)! };
}
const book = async (sessionId: string, slot: string, more: object = {}) => bookSlot(visitor, { sessionId, slotAt: slot && time(slot), callMe: "张奶奶", matters: ["support"], ...(await proved()), ...more });
const row = async (id: string) => (await database().select().from(booking).where(eq(booking.id, id)))[0]!;

describe("booking", () => {
  it("takes a slot by a proved number, once for each place at a time, and its code follows it", async () => {
    const id = await consultation();
    const made = given(await book(id, "09:00"));
    given(await book(id, "09:00"));
    expect(await book(id, "09:10")).toMatchObject({ code: "slot_taken", fields: { slotAt: expect.any(String) } });
    const found = given(await holderOf(codeOf(made.id), "10.0.0.1"));
    expect((await heldBooking(found.actor, made.id))!.callMe).toBe("张奶奶");
    expect(await heldBooking(holder(newId()), made.id)).toBeNull();
    expect((await bookableSession(visitor, id, ["support"]))!.slots[0]!.toISOString()).toBe(new Date(time("09:30")).toISOString());
    expect((await row(made.id)).contactSealed!.toString("utf8")).not.toContain("张奶奶");
  });
  it("gives one place to one, however many ask at once", async () => {
    const id = await consultation();
    const proofs = await Promise.all(Array.from({ length: 12 }, () => proved()));
    const answers = await Promise.all(proofs.map((proof) => bookSlot(visitor, { sessionId: id, slotAt: time("10:00"), callMe: "居民", matters: ["support"], ...proof })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(2);
    for (const answer of answers) if (!answer.ok) expect(answer.code).toBe("slot_taken");
  });
  it("asks for a code that is right, and is once per phone", async () => {
    const id = await consultation();
    expect(await book(id, "09:00", { code: "000000" })).toMatchObject({ code: "code_wrong", fields: { code: expect.any(String) } });
    const number = "19933330001";
    given(await book(id, "09:00", await proved(number)));
    expect(refusalCode(await book(id, "10:00", await proved(number)))).toBe("booking_once_per_phone");
  });
  it("keeps a waitlist when full; a freed time goes to the first who fits, who is told", async () => {
    const id = await consultation();
    expect(refusalCode(await book(id, ""))).toBe("slots_free");
    const full: string[] = [];
    for (const slot of ["09:00", "09:30", "10:00", "10:30"]) for (let n = 0; n < 2; n++) full.push(given(await bookFor(tree.worker, { sessionId: id, slotAt: time(slot), callMe: "居民", phone: "", matters: ["support"] })).id);
    const long = given(await book(id, "", { matters: ["divorce", "inheritance", "support"] })).id;
    const short = given(await book(id, "")).id;
    given(await cancelBooking(holder(full[2]!), { bookingId: full[2] }));
    expect([(await row(long)).state, (await row(short)).state]).toEqual(["waitlisted", "booked"]);
    expect(await database().select().from(message).where(and(eq(message.subjectId, short), sql`${message.text} like '候补有空位%'`))).toHaveLength(1);
    expect(refusalCode(await cancelBooking(holder(full[2]!), { bookingId: full[2] }))).toBe("cannot_move");
  });
  it("is changed by its code without losing the place, and refuses a time that is gone", async () => {
    const id = await consultation();
    const made = given(await book(id, "09:00")).id;
    for (let n = 0; n < 2; n++) given(await book(id, "10:20"));
    expect(refusalCode(await changeSlot(holder(made), { bookingId: made, slotAt: time("10:20") }))).toBe("slot_taken");
    expect((await row(made)).slotAt!.toISOString()).toBe(new Date(time("09:00")).toISOString());
    given(await changeSlot(holder(made), { bookingId: made, slotAt: time("09:20") }));
    given(await addMatters(holder(made), { bookingId: made, matters: ["support", "inheritance"] }));
    expect((await row(made)).minutes).toBe(50);
    expect(refusalCode(await changeSlot(holder(newId()), { bookingId: made, slotAt: time("10:30") }))).toBe("forbidden");
  });
  it("asks one who missed twice to call, and never bans him: the counter books", async () => {
    const number = "19933330002";
    for (let n = 0; n < 2; n++) {
      const past = await consultation();
      const made = given(await book(past, "09:00", await proved(number))).id;
      given(await endBookings({ kind: "job", name: "end" }, { sessionId: past, how: "closed" }));
      expect((await row(made)).state).toBe("missed");
    }
    const id = await consultation();
    expect(refusalCode(await book(id, "09:00", await proved(number)))).toBe("call_first");
    given(await bookFor(tree.worker, { sessionId: id, slotAt: time("09:00"), callMe: "居民", phone: number, matters: ["support"] }));
  });
  it("is reminded the day before, once, and the answer cancels or keeps it", async () => {
    const id = await consultation();
    const [a, b] = [given(await book(id, "09:00")).id, given(await book(id, "09:30")).id];
    await setClock("2026-11-24T03:00:00Z");
    for (let n = 0; n < 2; n++) await bookingJobs[0]!.run({});
    expect(await database().select().from(message).where(and(eq(message.subjectId, a), sql`${message.text} like '提醒%'`))).toHaveLength(1);
    given(await answerReminder(holder(a), { bookingId: a, comes: "yes" }));
    given(await answerReminder(holder(b), { bookingId: b, comes: "no" }));
    expect([(await row(a)).comes, (await row(b)).state]).toEqual([true, "cancelled"]);
  });
});

describe("the day", () => {
  it("gives tickets without a gap, also at once, and one to each who arrives", async () => {
    await setClock("2026-11-24T03:00:00Z");
    const id = await consultation("under_way");
    const booked = given(await bookFor(tree.worker, { sessionId: id, slotAt: time("09:00"), callMe: "居民", phone: "", matters: ["support"] })).id;
    const made = await Promise.all([...Array.from({ length: 6 }, () => takeTicket(tree.worker, { sessionId: id })), arrive(tree.worker, { bookingId: booked }), arrive(tree.worker, { bookingId: booked })]);
    const tickets = made.map((answer) => given(answer).ticket);
    expect(tickets.at(-1)).toBe(tickets.at(-2));
    expect([...new Set(tickets)].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(refusalCode(await takeTicket(tree.otherWorker, { sessionId: id }))).toBe("forbidden");
  });
  it("calls nobody twice when two desks and the counter press at the same moment", async () => {
    const id = await consultation("under_way");
    const desks = [];
    for (const [index, counsellorId] of counsellors.entries()) desks.push(given(await openDesk(tree.worker, { sessionId: id, name: `${index + 1}号台`, counsellorId })).id);
    for (let n = 0; n < 10; n++) given(await takeTicket(tree.worker, { sessionId: id }));
    const presses = await Promise.all([callNext(himself(counsellors[0]!), { deskId: desks[0] }), callNext(himself(counsellors[1]!), { deskId: desks[1] }), callNext(tree.worker, { deskId: desks[0] }), callNext(tree.worker, { deskId: desks[1] })]);
    const called = presses.flatMap((answer) => (answer.ok ? [answer.value.ticket] : []));
    expect(called.sort()).toEqual([1, 2]);
    expect(presses.filter((answer) => !answer.ok).map((answer) => (answer.ok ? "" : answer.code))).toEqual(["stale", "stale"]);
    const serving = await database().select().from(booking).where(and(eq(booking.sessionId, id), eq(booking.state, "being_served")));
    expect(serving.map((each) => each.calls)).toEqual([1, 1]);
  });
  it("calls again, sets aside, finishes, and counts three calls without him as missed", async () => {
    const id = await consultation("under_way");
    const deskId = given(await openDesk(himself(counsellors[0]!), { sessionId: id, name: "1号台", counsellorId: counsellors[0] })).id;
    const one = given(await takeTicket(tree.worker, { sessionId: id })).id;
    given(await callNext(tree.worker, { deskId }));
    expect(refusalCode(await closeDesk(tree.worker, { deskId }))).toBe("desk_busy");
    given(await callAgain(tree.worker, { bookingId: one }));
    given(await setAside(tree.worker, { bookingId: one }));
    expect((await row(one)).state).toBe("arrived");
    given(await callNext(tree.worker, { deskId }));
    expect(given(await setAside(tree.worker, { bookingId: one })).missed).toBe(true);
    const two = given(await takeTicket(tree.worker, { sessionId: id })).id;
    given(await callNext(tree.worker, { deskId }));
    given(await finishServing(tree.worker, { bookingId: two }));
    expect(refusalCode(await finishServing(tree.worker, { bookingId: two }))).toBe("cannot_move");
    given(await closeDesk(tree.worker, { deskId }));
  });
  it("moves one to another desk in one step, and his first counsellor never gets him again", async () => {
    const id = await consultation("under_way");
    const [a, b] = [given(await openDesk(tree.worker, { sessionId: id, name: "1号台", counsellorId: counsellors[0] })).id, given(await openDesk(tree.worker, { sessionId: id, name: "2号台", counsellorId: counsellors[1] })).id];
    const one = given(await takeTicket(tree.worker, { sessionId: id })).id;
    given(await takeTicket(tree.worker, { sessionId: id }));
    expect(given(await callNext(tree.worker, { deskId: a })).id).toBe(one);
    expect(given(await moveDesk(himself(counsellors[0]!), { bookingId: one })).another).toBe(true);
    expect(given(await callNext(tree.worker, { deskId: a })).ticket).toBe(2);
    expect(given(await callNext(tree.worker, { deskId: b })).id).toBe(one);
  });
  it("shows numbers alone on the board, by a link that ends; the resident sees how many before him", async () => {
    const id = await consultation("under_way");
    const deskId = given(await openDesk(tree.worker, { sessionId: id, name: "1号台", counsellorId: counsellors[0] })).id;
    const made = [];
    for (let n = 0; n < 3; n++) made.push(given(await takeTicket(tree.worker, { sessionId: id, callMe: "李爷爷" })).id);
    given(await callNext(tree.worker, { deskId }));
    const token = newId();
    given(await makeBoard(tree.worker, { sessionId: id, kind: "board", token }));
    const board = (await boardOf(token, "board"))!;
    expect([board.desks[0]!.ticket, board.next.map((each) => each.ticket)]).toEqual([1, [2, 3]]);
    expect(JSON.stringify(board)).not.toMatch(/李爷爷|老师/);
    expect(await boardOf(token, "kiosk")).toBeNull();
    expect((await turnOf(holder(made[2]!), made[2]!))!.before).toBe(1);
    expect((await queueDesk(himself(counsellors[0]!), id))!.desks[0]!.mine).toBe(true);
    expect(await queueDesk(tree.otherWorker, id)).toBeNull();
    expect((await sessionBookings(tree.worker, id))!.length).toBe(3);
    await setClock("2026-11-27T03:00:00Z");
    expect(await boardOf(token, "board")).toBeNull();
    await setClock("2026-11-24T03:00:00Z");
  });
  it("gives a ticket at the kiosk by its link, and no more than a person could take", async () => {
    const id = await consultation("under_way");
    const token = newId();
    given(await makeBoard(tree.worker, { sessionId: id, kind: "kiosk", token }));
    expect(given(await takeKioskTicket({ token, priority: "elder" })).ticket).toBe(1);
    expect(refusalCode(await takeKioskTicket({ token: newId() }))).toBe("board_ended");
    const many = [];
    for (let n = 0; n < 40; n++) many.push(await takeKioskTicket({ token }));
    expect(many.some((answer) => !answer.ok && answer.code === "too_many")).toBe(true);
  });
});
