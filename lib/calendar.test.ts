import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths, ageOn, dayOf, daysBetween, instantAt, isDay, kindOf, periodBefore, periodLastYear, periodOf, timeOf, weekStart, weekday } from "./calendar.ts";

const days = fc.integer({ min: -20_000, max: 40_000 }).map((count) => addDays("2000-01-01", count));

describe("days in Asia/Shanghai", () => {
  it("ends a day at midnight there, whatever the machine's zone", () => {
    expect(dayOf(new Date("2026-11-24T15:59:59Z"))).toBe("2026-11-24");
    expect(dayOf(new Date("2026-11-24T16:00:00Z"))).toBe("2026-11-25");
    expect(timeOf(new Date("2026-11-24T16:00:00Z"))).toBe("00:00");
    expect(instantAt("2026-11-25", "09:00").toISOString()).toBe("2026-11-25T01:00:00.000Z");
  });
  it("agrees with the platform's own calendar for that zone since 1992", () => {
    const there = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", dateStyle: "short", timeStyle: "short" });
    fc.assert(fc.property(fc.date({ min: new Date("1992-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }), (instant) => {
      expect(`${dayOf(instant)} ${timeOf(instant)}`).toBe(there.format(instant));
    }));
  });
  it("knows which days exist", () => {
    expect(["2024-02-29", "2026-12-31"].every(isDay)).toBe(true);
    expect(["2026-02-29", "2026-13-01", "2026-1-1", "", "明天"].some(isDay)).toBe(false);
  });
  it("adds days and months without losing or inventing one", () => {
    fc.assert(fc.property(days, fc.integer({ min: -800, max: 800 }), (day, count) => {
      expect(daysBetween(day, addDays(day, count))).toBe(count);
      expect(addDays(addDays(day, count), -count)).toBe(day);
      expect(isDay(addMonths(day, count % 60))).toBe(true);
    }));
    expect(addMonths("2027-12-31", 2)).toBe("2028-02-29");
    expect(addMonths("2026-03-31", -1)).toBe("2026-02-28");
  });
  it("starts a week on Monday", () => {
    expect(weekday("2026-11-25")).toBe(3);
    expect(weekStart("2026-11-29")).toBe("2026-11-23");
  });
  it("counts age from the birthday on", () => {
    expect(ageOn("1956-11-25", "2026-11-24")).toBe(69);
    expect(ageOn("1956-11-25", "2026-11-25")).toBe(70);
    expect(ageOn("1956-02-29", "2026-02-28")).toBe(69);
    expect(ageOn("1956-02-29", "2026-03-01")).toBe(70);
  });
});

describe("periods", () => {
  const kinds = fc.constantFrom("month" as const, "quarter" as const, "half" as const, "year" as const);
  it("hold their day, are known again by kind, and follow each other without a gap", () => {
    fc.assert(fc.property(kinds, days, (kind, day) => {
      const period = periodOf(kind, day);
      expect(period.from <= day && day <= period.to).toBe(true);
      expect(kindOf(period)).toBe(kind);
      expect(addDays(periodBefore(period).to, 1)).toBe(period.from);
      expect(kindOf(periodLastYear(period))).toBe(kind);
    }));
  });
  it("compares two free dates with as many days before, and with the year before", () => {
    const free = { from: "2026-03-05", to: "2026-03-20" };
    expect(kindOf(free)).toBeNull();
    expect(periodBefore(free)).toEqual({ from: "2026-02-17", to: "2026-03-04" });
    expect(periodLastYear(free)).toEqual({ from: "2025-03-05", to: "2025-03-20" });
    expect(periodBefore(periodOf("quarter", "2026-01-15"))).toEqual({ from: "2025-10-01", to: "2025-12-31" });
  });
});
