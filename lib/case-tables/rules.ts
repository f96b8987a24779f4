import type { MatterOutcome } from "#db/words.ts";

/** The lines of the one table, in its fixed order; quarters across. The last line is the sum of the four before it. */
export const outcomeLines = { answered: "已解答", mediation_intended: "有调解意向", referred: "已转介", no_view: "仅告知程序" } as const;
export type OutcomeLine = keyof typeof outcomeLines;
export const tableLines = { ...outcomeLines, matters: "有结果的事项", cases: "接待人次", followed: "完成的跟进" } as const;
export type TableLine = keyof typeof tableLines;

/** Counts under this are small: they could tell who came (domain.md, Figures). */
export const SMALL = 5;
const isSmall = (count: number) => count > 0 && count < SMALL;

/** One thing counted: what, in which quarter (1–4), how many. */
export type Counted = { line: OutcomeLine | "cases" | "followed"; quarter: number; count: number };

/** The figures as they are: a line of four quarters each. */
export function tableOf(counted: readonly Counted[]): Record<TableLine, number[]> {
  const lines = Object.fromEntries(Object.keys(tableLines).map((line) => [line, [0, 0, 0, 0]])) as Record<TableLine, number[]>;
  for (const { line, quarter, count } of counted) {
    lines[line][quarter - 1]! += count;
    if (line !== "cases" && line !== "followed") lines.matters[quarter - 1]! += count;
  }
  return lines;
}

export interface HiddenTable {
  /** Null where a cell is hidden: small, or needed to keep a small one from being subtracted. */
  cells: Record<TableLine, (number | null)[]>;
  /** The year's totals of each line, always shown. */
  totals: Record<TableLine, number>;
}

/**
 * Hides small cells, and as many others as it takes that no small one can be computed from what is shown: yearly totals stand for every line, and in every quarter the outcomes add up to
 * the matters. Exact: a hidden cell is safe when another table of whole numbers, not below zero, has the same shown figures and another number there.
 */
export function hideTable(table: Record<TableLine, number[]>): HiddenTable {
  const outcomes = Object.keys(outcomeLines) as OutcomeLine[];
  const grid = [...outcomes.map((line) => table[line]), table.matters];
  const hidden = grid.map((row) => row.map(isSmall));
  for (;;) {
    const open = firstUnsafe(grid, hidden);
    if (!open) break;
    const partner = cheapestPartner(grid, hidden, open);
    // Nothing is left to hide beside it: its whole line is gone and only the year's total speaks.
    if (!partner) break;
    hidden[partner[0]]![partner[1]] = true;
  }
  const cells = {} as Record<TableLine, (number | null)[]>;
  [...outcomes, "matters" as const].forEach((line, row) => {
    cells[line] = table[line].map((count, quarter) => (hidden[row]![quarter] ? null : count));
  });
  for (const line of ["cases", "followed"] as const) cells[line] = hideLine(table[line]);
  const totals = Object.fromEntries(Object.entries(table).map(([line, row]) => [line, row.reduce((sum, count) => sum + count, 0)])) as Record<TableLine, number>;
  return { cells, totals };
}

/** A line whose only sum is the year's: one hidden cell would be the rest of the total, so the smallest other goes with it. */
export function hideLine(row: readonly number[]): (number | null)[] {
  const hide = row.map(isSmall);
  if (hide.filter(Boolean).length === 1) {
    const [other] = row.map((count, at) => ({ count, at })).filter(({ at }) => !hide[at]).sort((a, b) => a.count - b.count);
    if (other) hide[other.at] = true;
  }
  return row.map((count, at) => (hide[at] ? null : count));
}

type Cell = [row: number, column: number];

function firstUnsafe(grid: number[][], hidden: boolean[][]): Cell | null {
  for (let row = 0; row < grid.length; row++) for (let column = 0; column < grid[row]!.length; column++) if (hidden[row]![column] && isSmall(grid[row]![column]!) && !canMove(grid, hidden, [row, column])) return [row, column];
  return null;
}

/** The cell of its row or column that costs least: small numbers first, the outcomes before the sums. */
function cheapestPartner(grid: number[][], hidden: boolean[][], [row, column]: Cell): Cell | null {
  const all = grid.flatMap((line, r) => line.map((count, c) => ({ r, c, count }))).filter(({ r, c }) => !hidden[r]![c]);
  const near = all.filter(({ r, c }) => r === row || c === column);
  const [best] = (near.length > 0 ? near : all).sort((a, b) => a.count - b.count || a.r - b.r || a.c - b.c);
  return best ? [best.r, best.c] : null;
}

/**
 * Can this hidden cell be one more or one less with every shown figure kept? A step from row to column moves one cell, the next back to a row moves another the other way; it can when such steps come
 * round to it. The line of sums counts against the others, so its cells move the opposite way; a cell goes down only from 1.
 */
function canMove(grid: number[][], hidden: boolean[][], cell: Cell): boolean {
  return [1, -1].some((way) => comesRound(grid, hidden, cell, way));
}

function comesRound(grid: number[][], hidden: boolean[][], [row, column]: Cell, way: number): boolean {
  const sums = grid.length - 1;
  const sign = (r: number) => (r === sums ? -1 : 1);
  const moves = (r: number, c: number, by: number) => hidden[r]![c]! && (by > 0 || grid[r]![c]! > 0);
  // In signed terms each row and column must add up to no change: the cell moves by `way`, so its row needs −way in another column.
  const signed = way * sign(row);
  if (!moves(row, column, way)) return false;
  const seen = new Set<number>();
  const rows = [row];
  while (rows.length > 0) {
    const at = rows.pop()!;
    for (let c = 0; c < grid[0]!.length; c++) {
      if ((at === row && c === column) || !moves(at, c, -signed * sign(at))) continue;
      if (c === column && at !== row) return true;
      for (let r = 0; r < grid.length; r++) {
        if (r === at || seen.has(r) || (r === row && c === column) || !moves(r, c, signed * sign(r))) continue;
        seen.add(r);
        rows.push(r);
      }
    }
  }
  return false;
}

/** The day after which a year's table is made, so that late paper is in it: 15 January. */
export function frozenOn(year: number): string {
  return `${year + 1}-01-15`;
}

/** A matter's line, or null while it waits. */
export function lineOf(outcome: MatterOutcome): OutcomeLine | null {
  return outcome === "pending" ? null : outcome;
}

