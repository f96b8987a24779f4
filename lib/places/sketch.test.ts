import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estateAt, sketchOf } from "./rules.ts";

describe("the sketch of a community", () => {
  it("gives each estate a cell of its own, and every point inside the sketch to one", () => {
    const estates = fc.integer({ min: 1, max: 60 }).map((count) => Array.from({ length: count }, (_, at) => ({ id: String(at), name: `小区${at + 1}` })));
    fc.assert(
      fc.property(estates, fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 }), (all, x, y) => {
        const cells = sketchOf(all);
        expect(cells.reduce((sum, cell) => sum + cell.width * cell.height, 0)).toBe(1_000_000);
        expect(estateAt(cells, x, y)).not.toBeNull();
        for (const cell of cells) expect(estateAt(cells, cell.x + cell.width / 2, cell.y + cell.height / 2)?.id).toBe(cell.id);
      }),
    );
  });
  it("stands in the order of names, and is empty where there are no estates", () => {
    expect(sketchOf([10, 2, 1].map((n) => ({ id: String(n), name: `小区${n}` }))).map((cell) => cell.id)).toEqual(["1", "2", "10"]);
    expect(sketchOf([])).toEqual([]);
  });
});
