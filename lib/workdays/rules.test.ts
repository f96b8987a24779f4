import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#db/client.ts";
import { knownSpecialDays } from "#db/special-days.ts";
import { useDatabase } from "#db/testing.ts";
import { addDays, daysBetween } from "#lib/calendar.ts";
import { given, refusalCode, smallTree } from "#lib/testing.ts";
import { setSpecialDay } from "./commands.ts";
import { workCalendar } from "./queries.ts";
import { addWorkingDays, worksOn, yearsUnannounced, type WorkCalendar } from "./rules.ts";

useDatabase();
let calendar: WorkCalendar;
beforeAll(async () => {
  calendar = await workCalendar(database(), "2026-09-01");
});

describe("working days", () => {
  it("know the National Day of 2026 and the weekends worked in exchange", () => {
    expect(worksOn("2026-10-01", calendar)).toBe(false);
    expect(worksOn("2026-10-05", calendar)).toBe(false);
    expect(worksOn("2026-10-10", calendar)).toBe(true);
    expect(worksOn("2026-11-21", calendar)).toBe(false);
    expect(worksOn("2026-11-23", calendar)).toBe(true);
    // Five working days from the eve of the holiday: 8, 9, 10 (a Saturday worked), 12, 13 October.
    expect(addWorkingDays("2026-09-30", 5, calendar)).toBe("2026-10-13");
  });
  it("are none on a Sunday that is not worked, and the first day is left out", () => {
    expect(addWorkingDays("2026-11-20", 1, calendar)).toBe("2026-11-23");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 30 }), (offset, count) => {
        const from = addDays("2026-09-01", offset);
        const to = addWorkingDays(from, count, calendar);
        expect(worksOn(to, calendar)).toBe(true);
        const between = Array.from({ length: daysBetween(from, to) }, (_, index) => addDays(from, index + 1));
        expect(between.filter((day) => worksOn(day, calendar))).toHaveLength(count);
      }),
    );
  });
  it("say which years are not announced", () => {
    expect(yearsUnannounced("2026-12-30", "2040-01-05", calendar)).toContain(2040);
    expect(yearsUnannounced("2026-03-01", "2026-04-01", calendar)).toEqual([]);
    expect(knownSpecialDays().days.every((each) => each.name !== "")).toBe(true);
  });
  it("are changed by the administrator alone", async () => {
    const tree = await smallTree();
    const input = { organizationId: tree.root, day: "2040-01-02", works: "holiday", name: "元旦" };
    expect(refusalCode(await setSpecialDay(tree.secretary, input))).toBe("forbidden");
    given(await setSpecialDay(tree.admin, input));
    const later = await workCalendar(database(), "2039-12-30");
    expect(worksOn("2040-01-02", later)).toBe(false);
    expect(yearsUnannounced("2040-01-01", "2040-02-01", later)).toEqual([]);
  });
});
