import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keys, serviceRecordState, source, type ServiceRecordState } from "#db/words.ts";
import { canMoveRecord, creditedMinutes, isTimed, overlaps, serviceMinutes, whyNotConfirm, type Presence } from "./rules.ts";

const day = Date.parse("2026-11-25T01:00:00Z");
const minute = (n: number) => new Date(day + n * 60_000);
const shift = { startsAt: minute(0), endsAt: minute(150) };
const anySource = fc.constantFrom(...keys(source));
const liveSource = fc.constantFrom("self_scan" as const, "lead" as const, "proxy" as const);
const seconds = fc.integer({ min: -20_000, max: 20_000 }).map((n) => new Date(day + n * 1000));
const presence: fc.Arbitrary<Presence> = fc
  .record({ inAt: seconds, stay: fc.option(fc.integer({ min: 0, max: 30_000 })), inSource: anySource, outSource: anySource })
  .map(({ inAt, stay, inSource, outSource }) => ({ inAt, inSource, outAt: stay === null ? null : new Date(inAt.getTime() + stay * 1000), outSource: stay === null ? null : outSource }));

describe("credited minutes", () => {
  test("stay within the shift, plus what the lead adds", () => {
    fc.assert(
      fc.property(presence, seconds, fc.integer({ min: 0, max: 60 }), (stay, closedAt, extra) => {
        const credit = creditedMinutes(shift, stay, closedAt, extra);
        if (!credit) return;
        expect(credit.startsAt >= shift.startsAt && credit.startsAt.getTime() > stay.inAt.getTime() - 60_000).toBe(true);
        expect(credit.endsAt.getTime()).toBeLessThanOrEqual(shift.endsAt.getTime() + extra * 60_000);
        expect(credit.minutes).toBeGreaterThanOrEqual(1);
        expect(credit.minutes).toBeLessThanOrEqual(150 + extra);
        expect(credit.minutes * 60_000).toBeLessThanOrEqual(credit.endsAt.getTime() - credit.startsAt.getTime());
        if (extra === 0 && stay.outAt) expect(credit.endsAt <= stay.outAt).toBe(true);
      }),
    );
  });
  test("are manual exactly when a hand entered a time, a check-out is missing, or minutes were added", () => {
    fc.assert(
      fc.property(presence, fc.integer({ min: 0, max: 60 }), (stay, extra) => {
        const credit = creditedMinutes(shift, stay, minute(200), extra);
        if (!credit) return;
        const byHand = !isTimed(stay.inSource) || (stay.outSource !== null && !isTimed(stay.outSource));
        expect(credit.manual).toBe(byHand || stay.outAt === null || extra > 0);
        expect(isTimed(credit.source)).toBe(!byHand);
      }),
    );
  });
  test("grow with the stay", () => {
    fc.assert(
      fc.property(seconds, liveSource, fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 5_000 }), (inAt, via, stay, more) => {
        const until = (s: number) => creditedMinutes(shift, { inAt, inSource: via, outAt: new Date(inAt.getTime() + s * 1000), outSource: via }, minute(200))?.minutes ?? 0;
        expect(until(stay + more)).toBeGreaterThanOrEqual(until(stay));
      }),
    );
  });
  test("a forgotten check-out ends as planned, or when the session closed before", () => {
    const stay: Presence = { inAt: minute(-10), inSource: "lead", outAt: null, outSource: null };
    expect(creditedMinutes(shift, stay, minute(600))).toEqual({ startsAt: minute(0), endsAt: minute(150), minutes: 150, source: "lead", manual: true, forgotten: true });
    expect(creditedMinutes(shift, stay, minute(100))?.minutes).toBe(100);
    expect(creditedMinutes(shift, { ...stay, inAt: minute(150) }, minute(600))).toBeNull();
  });
  test("more than 60 minutes beyond the plan is impossible", () => {
    const stay: Presence = { inAt: minute(0), inSource: "lead", outAt: minute(300), outSource: "lead" };
    expect(creditedMinutes(shift, stay, minute(300), 60)).toMatchObject({ minutes: 210, manual: true });
    expect(creditedMinutes(shift, stay, minute(300))).toMatchObject({ minutes: 150, manual: false });
    expect(() => creditedMinutes(shift, stay, minute(300), 61)).toThrow(RangeError);
  });
});

describe("states", () => {
  test("exactly these moves exist", () => {
    const all = keys(serviceRecordState).flatMap((from) => keys(serviceRecordState).filter((to) => canMoveRecord(from, to)).map((to) => `${from}>${to}`));
    expect(all).toEqual(["entered>confirmed", "entered>refused", "confirmed>reversed"]);
  });
  test("who may confirm, by exhaustion", () => {
    const people = ["a", "b", "c"];
    for (const state of keys(serviceRecordState))
      for (const personId of people)
        for (const enteredBy of people)
          for (const manual of [true, false])
            for (const by of people) {
              const allowed = whyNotConfirm({ state, personId, enteredBy, manual }, by) === null;
              expect(allowed).toBe(state === "entered" && by !== personId && !(manual && by === enteredBy));
            }
  });
});

test("overlap is symmetric, and touching ends don't overlap", () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 50 })).map(([start, length]) => ({ startsAt: minute(start), endsAt: minute(start + length) }));
  fc.assert(fc.property(span, span, (a, b) => overlaps(a, b) === overlaps(b, a)));
  expect(overlaps({ startsAt: minute(0), endsAt: minute(10) }, { startsAt: minute(10), endsAt: minute(20) })).toBe(false);
});

test("a sum is confirmed minus reversals, and a reversal takes back exactly its record", () => {
  const row = fc.record({ minutes: fc.integer({ min: 1, max: 600 }), manual: fc.boolean(), fate: fc.constantFrom("entered", "confirmed", "refused", "reversed" as const) });
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const stored: { minutes: number; manual: boolean; state: ServiceRecordState }[] = [];
      for (const { fate, minutes, manual } of rows) {
        stored.push({ minutes, manual, state: fate });
        if (fate === "reversed") stored.push({ minutes: -minutes, manual, state: fate });
      }
      const expected = rows.filter((each) => each.fate === "confirmed");
      const sums = serviceMinutes(stored);
      expect(sums.total).toBe(expected.reduce((sum, each) => sum + each.minutes, 0));
      expect(sums.timed + sums.manual).toBe(sums.total);
      expect(sums.manual).toBe(expected.filter((each) => each.manual).reduce((sum, each) => sum + each.minutes, 0));
    }),
  );
});
