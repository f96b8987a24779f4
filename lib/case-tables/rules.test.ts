import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hideLine, hideTable, outcomeLines, SMALL, tableOf, type Counted, type TableLine } from "./rules.ts";

const small = fc.nat({ max: 3 });
const outcomes = Object.keys(outcomeLines) as (keyof typeof outcomeLines)[];
const counts = (most: number) => fc.array(fc.array(fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat({ max: most }) }), { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 });
const counted = (grid: number[][]): Counted[] => outcomes.flatMap((line, row) => grid[row]!.map((count, at) => ({ line, quarter: at + 1, count })));

/**
 * What an outsider can work out: every whole number a hidden cell may hold. Each line and each quarter is one equation over the hidden cells; a linear bound per cell is not
 * enough, so the solutions are walked, a few hundred thousand at most.
 */
function possible(grid: number[][], shown: (number | null)[][], cell: [number, number]): Set<number> {
  const unknown = shown.flatMap((row, r) => row.flatMap((value, c) => (value === null ? [[r, c] as [number, number]] : [])));
  const rowTotal = grid.map((row) => row.reduce((sum, count) => sum + count, 0));
  const found = new Set<number>();
  let steps = 0;
  const walk = (at: number, values: number[][]) => {
    if (found.size > 1 || steps++ > 200_000) return;
    const place = unknown[at];
    if (!place) {
      const whole = values.every((row, r) => row.reduce((sum, count) => sum + count, 0) === rowTotal[r]) && [0, 1, 2, 3].every((c) => values.slice(0, 4).reduce((sum, row) => sum + row[c]!, 0) === values[4]![c]);
      if (whole) found.add(values[cell[0]]![cell[1]]!);
      return;
    }
    const [r, c] = place;
    const rest = rowTotal[r]! - values[r]!.reduce((sum, count, column) => sum + (unknown.slice(at).some(([ur, uc]) => ur === r && uc === column) ? 0 : count), 0);
    const last = !unknown.slice(at + 1).some(([ur]) => ur === r);
    for (let value = last ? Math.max(rest, 0) : 0; value <= rest; value++) {
      const next = values.map((row) => [...row]);
      next[r]![c] = value;
      walk(at + 1, next);
    }
  };
  walk(0, shown.map((row) => row.map((value) => value ?? 0)));
  return steps > 200_000 ? new Set([0, 1]) : found;
}

describe("the yearly table", () => {
  it("adds the outcomes up to the matters, and always shows the year's totals", () => {
    const table = tableOf([{ line: "answered", quarter: 1, count: 7 }, { line: "referred", quarter: 1, count: 2 }, { line: "cases", quarter: 1, count: 8 }]);
    expect([table.matters[0], table.cases[0]]).toEqual([9, 8]);
    expect(hideTable(table).totals).toMatchObject({ answered: 7, referred: 2, matters: 9, cases: 8 });
  });
  it("shows no small cell", () => {
    fc.assert(fc.property(counts(12), (grid) => {
      const { cells } = hideTable(tableOf(counted(grid)));
      for (const row of Object.values(cells)) for (const value of row) expect(value === null || value === 0 || value >= SMALL).toBe(true);
    }));
  });
  it("leaves no small cell to be found by subtraction, unless its line's total is all that is shown", () => {
    fc.assert(fc.property(counts(5), (grid) => {
      const table = tableOf(counted(grid));
      const { cells } = hideTable(table);
      const lines: TableLine[] = [...outcomes, "matters"];
      const numbers = lines.map((line) => table[line]);
      const shown = lines.map((line) => cells[line]);
      for (let r = 0; r < 5; r++) for (let c = 0; c < 4; c++) {
        const value = numbers[r]![c]!;
        if (value > 0 && value < SMALL && shown.some((row) => row.some((each) => each !== null))) expect(possible(numbers, shown, [r, c]).size, JSON.stringify({ numbers, shown, cell: [r, c] })).toBeGreaterThan(1);
      }
    }), { numRuns: 40 });
  }, 60_000);
  it("hides a second cell beside a lone small one in a line with a total", () => {
    expect(hideLine([3, 20, 9, 30])).toEqual([null, 20, null, 30]);
    expect(hideLine([0, 0, 2, 0]).filter((value) => value === null)).toHaveLength(2);
    fc.assert(fc.property(fc.array(small, { minLength: 4, maxLength: 4 }), (row) => {
      expect(hideLine(row).filter((value) => value === null).length).not.toBe(1);
    }));
  });
});
