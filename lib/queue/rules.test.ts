import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bookingPriority, keys } from "#db/words.ts";
import { LONG_WAIT_MINUTES, nextFor, queueOrder, turnTime, waitInWords, waitingMinutes, type Waiting, newCalls } from "./rules.ts";

const at = (time: string) => new Date(`2026-11-25T${time}:00+08:00`);
const one = (ticket: number, arrived: string, more: Partial<Waiting> = {}): Waiting => ({ id: `b${ticket}`, ticket, arrivedAt: at(arrived), slotAt: null, priority: "none", setAsideAt: null, avoids: [], ...more });
const tickets = (all: Waiting[]) => all.map((each) => each.ticket);

describe("the order of the queue", () => {
  it("is by booked time and by arrival, whichever is earlier", () => {
    const waiting = [one(1, "09:05"), one(2, "08:50", { slotAt: at("09:00") }), one(3, "09:08", { slotAt: at("09:10") })];
    expect(tickets(queueOrder(waiting, at("09:12")))).toEqual([2, 1, 3]);
  });
  it("puts the old, disabled and pregnant first among those whose time has come, and nobody before his time", () => {
    const waiting = [one(1, "09:00"), one(2, "09:02", { priority: "elder" }), one(3, "09:00", { slotAt: at("10:00"), priority: "pregnant" })];
    expect(tickets(queueOrder(waiting, at("09:05")))).toEqual([2, 1, 3]);
  });
  it("puts who waited half an hour before everybody", () => {
    const waiting = [one(1, "09:00"), one(2, "09:25", { priority: "elder" })];
    expect(tickets(queueOrder(waiting, at("09:31")))).toEqual([1, 2]);
  });
  it("keeps a booked time for ten minutes, then counts the arrival; 过号 counts from then", () => {
    expect(turnTime(one(1, "09:10", { slotAt: at("09:00") }))).toEqual(at("09:00"));
    expect(turnTime(one(1, "09:11", { slotAt: at("09:00") }))).toEqual(at("09:11"));
    expect(turnTime(one(1, "09:00", { setAsideAt: at("09:20") }))).toEqual(at("09:20"));
  });
  it("leaves out whom this counsellor must not hear, for him alone", () => {
    const waiting = [one(1, "09:00", { avoids: ["a"] }), one(2, "09:05")];
    expect(nextFor(waiting, "a", at("09:10"))?.ticket).toBe(2);
    expect(nextFor(waiting, "b", at("09:10"))?.ticket).toBe(1);
    expect(nextFor([one(1, "09:00", { avoids: ["a"] })], "a", at("09:10"))).toBeNull();
  });
  it("loses and doubles nobody, and nobody who waited long stands behind one who didn't", () => {
    const minutes = fc.integer({ min: 0, max: 120 });
    const person = fc.record({ arrived: minutes, slot: fc.option(minutes, { nil: null }), priority: fc.constantFrom(...keys(bookingPriority)), aside: fc.option(minutes, { nil: null }) });
    const base = at("09:00").getTime();
    fc.assert(
      fc.property(fc.array(person, { maxLength: 30 }), fc.integer({ min: 0, max: 150 }), (people, nowMinutes) => {
        const instant = new Date(base + nowMinutes * 60_000);
        const waiting = people.map((each, index): Waiting => ({ id: `b${index}`, ticket: index + 1, arrivedAt: new Date(base + each.arrived * 60_000), slotAt: each.slot === null ? null : new Date(base + each.slot * 60_000), priority: each.priority, setAsideAt: each.aside === null ? null : new Date(base + each.aside * 60_000), avoids: [] }));
        const ordered = queueOrder(waiting, instant);
        expect(tickets(ordered).sort((a, b) => a - b)).toEqual(tickets(waiting));
        const long = ordered.map((each) => instant.getTime() - turnTime(each).getTime() >= LONG_WAIT_MINUTES * 60_000);
        expect(long.indexOf(false) === -1 || !long.slice(long.indexOf(false)).includes(true)).toBe(true);
      }),
    );
  });
});

describe("the waiting time", () => {
  it("is shared by the desks that are open, and unknown with none", () => {
    expect(waitingMinutes(3, [null, 20], 25)).toEqual([0, 5, 25]);
    expect(waitingMinutes(2, [], 25)).toEqual([null, null]);
    expect(waitInWords(null)).toContain("还没有开台");
    expect(waitInWords(30)).toBe("约 20–40 分钟");
  });
});

it("speaks a number once for each call, and nothing at the first sight of a board", () => {
  const board = (ticket: number | null, calledAt: string | null) => [{ name: "1 号台", ticket, calledAt }];
  expect(newCalls(null, board(3, "a"))).toEqual([]);
  expect(newCalls(board(3, "a"), board(3, "a"))).toEqual([]);
  expect(newCalls(board(3, "a"), board(3, "b"))).toEqual([{ ticket: 3, desk: "1 号台" }]);
  expect(newCalls(board(3, "a"), board(4, "b"))).toEqual([{ ticket: 4, desk: "1 号台" }]);
  expect(newCalls([], board(4, "b"))).toEqual([{ ticket: 4, desk: "1 号台" }]);
  expect(newCalls(board(4, "b"), board(null, null))).toEqual([]);
});
