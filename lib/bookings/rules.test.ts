import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bookingState, keys, matterKind, type BookingState } from "#db/words.ts";
import { bookingMoves, freeLane, freeSlots, lengthOf, mayMove, toBring, type Taken } from "./rules.ts";

const at = (time: string) => new Date(`2026-11-25T${time}:00+08:00`);
const seats = [{ startsAt: at("09:00"), endsAt: at("11:00"), places: 2 }];
const early = at("07:00");

describe("a booking's states", () => {
  it("moves as the domain page says and in no other way", () => {
    const allowed: Record<BookingState, string> = { waitlisted: "booked cancelled missed", booked: "arrived cancelled missed", arrived: "being_served cancelled missed", being_served: "served arrived", served: "", cancelled: "", missed: "arrived" };
    for (const from of keys(bookingState)) for (const to of keys(bookingState)) expect([from, to, mayMove(from, to)]).toEqual([from, to, allowed[from].split(" ").includes(to)]);
    expect(keys(bookingState).filter((state) => bookingMoves[state].length === 0)).toEqual(["served", "cancelled"]);
  });
});

describe("slots", () => {
  it("are as long as the matters take, an hour at most", () => {
    expect(lengthOf(["property_service"])).toBe(20);
    expect(lengthOf(["support", "inheritance", "divorce"])).toBe(60);
    for (const kind of keys(matterKind)) expect(lengthOf([kind])).toBeGreaterThanOrEqual(20);
  });
  it("fall away when every desk is taken, and never begin within half an hour", () => {
    expect(freeSlots(seats, [], 30, early)).toHaveLength(10);
    const both: Taken[] = [1, 2].map((lane) => ({ lane, slotAt: at("09:00"), slotUntil: at("09:30") }));
    expect(freeSlots(seats, both, 30, early)[0]).toEqual(at("09:30"));
    expect(freeSlots(seats, [], 30, at("08:50"))[0]).toEqual(at("09:20"));
    expect(freeSlots([], [], 30, early)).toEqual([]);
  });
  it("taken in any order never overlap in a lane, and never exceed the desks", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(12), fc.constantFrom(20, 30, 40, 60)), { maxLength: 40 }), (wishes) => {
        const taken: Taken[] = [];
        for (const [step, minutes] of wishes) {
          const from = new Date(at("09:00").getTime() + step * 600_000);
          const lane = freeLane(seats, taken, from, minutes);
          if (lane === null) continue;
          expect(lane).toBeLessThanOrEqual(2);
          const until = new Date(from.getTime() + minutes * 60_000);
          expect(until <= at("11:00")).toBe(true);
          expect(taken.some((one) => one.lane === lane && one.slotAt < until && one.slotUntil > from)).toBe(false);
          taken.push({ lane, slotAt: from, slotUntil: until });
        }
      }),
    );
  });
  it("come with what to bring, each thing once", () => {
    const things = toBring(["inheritance", "support"]);
    expect(things).toContain("房产证复印件");
    expect(new Set(things).size).toBe(things.length);
  });
});
