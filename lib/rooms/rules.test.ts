import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantAt } from "#lib/calendar.ts";
import { freeSpans, openOn, whyNotBooked, type OpenHours } from "./rules.ts";

const hours: OpenHours[] = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromTime: "09:00", toTime: "17:30" }));
const closures = [{ fromDay: "2026-11-05", toDay: "2026-11-06", reason: "换地板" }];
const now = instantAt("2026-11-02", "10:00");
const ask = (more: object = {}) => whyNotBooked({ day: "2026-11-04", from: "14:00", to: "16:00", people: 20, ...more }, now, { capacity: 30, hours, closures });
const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

describe("a room", () => {
  it("is open by weekday, not on closed days", () => {
    expect(openOn("2026-11-04", hours, closures)).toEqual({ open: { from: "09:00", to: "17:30" } });
    expect(openOn("2026-11-05", hours, closures)).toEqual({ closed: "换地板" });
    expect(openOn("2026-11-07", hours, closures)).toEqual({ closed: "不开放" });
  });
  it("is had within its hours, by no more than fit, in time to come", () => {
    expect(ask()).toEqual({});
    expect(ask({ from: "08:30" }).from).toContain("09:00–17:30");
    expect(ask({ to: "18:00" }).from).toContain("09:00–17:30");
    expect(ask({ people: 31 }).people).toContain("30");
    expect(ask({ day: "2026-11-05" }).day).toContain("换地板");
    expect(ask({ day: "2026-11-02", from: "09:30", to: "11:00" }).day).toContain("已经过去");
    expect(ask({ day: "2027-03-03" }).day).toContain("92 天");
  });
  it("is free where it is open and nobody has it: free and taken fill the open hours and never overlap", () => {
    const booking = fc.tuple(fc.integer({ min: 540, max: 1050 }), fc.integer({ min: 5, max: 180 })).map(([from, length]) => ({ from, to: Math.min(from + length, 1050) }));
    fc.assert(
      fc.property(fc.array(booking, { maxLength: 8 }), (spans) => {
        const taken = spans.filter((each) => each.to > each.from).map((each) => ({ startsAt: instantAt("2026-11-04", clock(each.from)), endsAt: instantAt("2026-11-04", clock(each.to)) }));
        const free = freeSpans("2026-11-04", hours, closures, taken);
        const isFree = (minute: number) => free.some((each) => each.from <= clock(minute) && clock(minute) < each.to);
        const isTaken = (minute: number) => spans.some((each) => each.from <= minute && minute < each.to);
        for (let minute = 540; minute < 1050; minute += 5) expect(isFree(minute)).toBe(!isTaken(minute));
        expect(free.every((each) => each.from >= "09:00" && each.to <= "17:30" && each.from < each.to)).toBe(true);
      }),
    );
    expect(freeSpans("2026-11-05", hours, closures, [])).toEqual([]);
  });
});
