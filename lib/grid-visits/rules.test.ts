import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, weekday, weekStart } from "#lib/calendar.ts";
import type { WorkCalendar } from "#lib/workdays/rules.ts";
import { asksForVisit, firstWeek, isLate, missedWeeks, standingOfWeek, weekEnd, whyNotDay } from "./rules.ts";

const plain: WorkCalendar = { special: new Map(), announced: new Set([2026]) };
/** A whole week of holidays from Monday 2026-02-16. */
const spring: WorkCalendar = { special: new Map(Array.from({ length: 7 }, (_, at) => [addDays("2026-02-16", at), "holiday" as const])), announced: new Set([2026]) };
const day = fc.integer({ min: 0, max: 400 }).map((offset) => addDays("2026-01-01", offset));
const calendar = fc.array(fc.tuple(day, fc.constantFrom("holiday" as const, "workday" as const)), { maxLength: 120 }).map((days): WorkCalendar => ({ special: new Map(days), announced: new Set([2026]) }));

describe("a week of 周进网格", () => {
  it("is due until Sunday, missed from Monday on, and visited by any of its days", () => {
    const assigned = { fromDay: "2026-01-01", days: ["2026-11-01"] };
    expect(standingOfWeek("2026-10-26", "2026-11-02", assigned, plain)).toBe("visited");
    expect(standingOfWeek("2026-11-02", "2026-11-08", assigned, plain)).toBe("due");
    expect(standingOfWeek("2026-11-02", "2026-11-09", assigned, plain)).toBe("missed");
    expect(missedWeeks("2026-11-16", { fromDay: "2026-10-19", days: ["2026-11-01"] }, plain)).toEqual(["2026-11-09", "2026-11-02", "2026-10-19"]);
  });
  it("of holidays alone is not missed", () => {
    expect(asksForVisit("2026-02-16", spring)).toBe(false);
    expect(standingOfWeek("2026-02-16", "2026-03-01", { fromDay: "2026-01-01", days: [] }, spring)).toBe("rest");
    expect(standingOfWeek("2026-02-16", "2026-03-01", { fromDay: "2026-01-01", days: [] }, plain)).toBe("missed");
  });
  it("counts from the first whole one", () => {
    expect(firstWeek("2026-11-02")).toBe("2026-11-02");
    expect(firstWeek("2026-11-03")).toBe("2026-11-09");
    expect(standingOfWeek("2026-11-02", "2026-11-20", { fromDay: "2026-11-03", days: [] }, plain)).toBeNull();
  });
  it("is missed only when it has ended, asked for a visit, was the unit's whole and has none; one visit takes away its own week alone", () => {
    fc.assert(
      fc.property(day, day, fc.array(day, { maxLength: 20 }), calendar, day, (today, fromDay, days, work, more) => {
        const assigned = { fromDay, days };
        const missed = missedWeeks(today, assigned, work, 60);
        for (const monday of missed) {
          expect(weekday(monday)).toBe(1);
          expect(weekEnd(monday) < today && monday >= fromDay && asksForVisit(monday, work)).toBe(true);
          expect(days.some((each) => each >= monday && each <= weekEnd(monday))).toBe(false);
        }
        expect(missedWeeks(today, { fromDay, days: [...days, more] }, work, 60)).toEqual(missed.filter((monday) => monday !== weekStart(more)));
      }),
    );
  });
  it("takes no day to come and none before the grid was the unit's; what is written after its Sunday is late", () => {
    expect(whyNotDay("2026-11-03", "2026-11-02", "2026-01-01")).toMatch("还没有发生");
    expect(whyNotDay("2026-11-01", "2026-11-02", "2026-11-02")).toMatch("还没有分给");
    expect(whyNotDay("2026-11-01", "2026-11-02", "2026-10-01")).toBeNull();
    expect(isLate({ day: "2026-11-03", recordedAt: new Date("2026-11-08T15:59:00Z") })).toBe(false);
    expect(isLate({ day: "2026-11-03", recordedAt: new Date("2026-11-08T16:00:00Z") })).toBe(true);
  });
});
