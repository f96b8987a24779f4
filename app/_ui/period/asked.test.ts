import { describe, expect, it } from "vitest";
import { monthLabels, periodAsked, periodQuery, quickPeriods } from "./asked.ts";

const today = "2026-11-24";
const quarter = { from: "2026-10-01", to: "2026-12-31" };

describe("the period in the address", () => {
  it("is the running quarter unless another one is asked for", () => {
    expect(periodAsked({}, today)).toEqual({ period: quarter, problem: null });
    expect(periodAsked({ kind: "month", day: "2026-02-11" }, today)).toEqual({ period: { from: "2026-02-01", to: "2026-02-28" }, problem: null });
    expect(periodAsked({ kind: "half" }, today).period).toEqual({ from: "2026-07-01", to: "2026-12-31" });
    expect(periodAsked({ from: "2026-01-05", to: "2026-02-03" }, today)).toEqual({ period: { from: "2026-01-05", to: "2026-02-03" }, problem: null });
  });

  it("says what is wrong, and shows the running quarter", () => {
    const wrong = [
      { from: "2026-02-30", to: "2026-03-01" },
      { from: "2026-03-01" },
      { from: "2026-03-02", to: "2026-03-01" },
      { from: "0001-01-01", to: "2026-03-01" },
      { from: "2026-11-25", to: "2026-11-26" },
      { from: "2026-01-01", to: "9999-12-31" },
      { kind: "week" },
      { kind: "constructor" },
      { kind: "year", day: "9999-12-31" },
      { kind: "month", day: "2026-12-01" },
    ];
    for (const query of wrong) {
      const asked = periodAsked(query, today);
      expect(asked.period).toEqual(quarter);
      expect(asked.problem).toMatch(/。下面是本季的数字。$/);
    }
  });

  it("comes back from its own address", () => {
    for (const [, period] of quickPeriods(today)) expect(periodAsked(Object.fromEntries(new URLSearchParams(periodQuery(period))), today)).toEqual({ period, problem: null });
  });
});

it("a month carries its year at the head and in January", () => {
  expect(monthLabels(["2025-12", "2026-01", "2026-02"])).toEqual(["2025年12月", "2026年1月", "2月"]);
});
