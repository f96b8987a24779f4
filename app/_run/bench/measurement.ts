import type { BrowserContext } from "@playwright/test";

/** One figure, and what it is measured against in the same run. */
export type Figure = { value: number; unit: string; beside?: number; ratio?: number };

/** A running product on demonstration data, of this run alone. */
export type Bench = { address: string; databaseUrl: string; context: BrowserContext };

/** One thing worth measuring; it may give several figures, by name. */
export type Measurement = (bench: Bench) => Promise<Record<string, Figure>>;

export function figure(value: number, unit: string, beside?: number): Figure {
  const round = (number: number) => Number(number.toPrecision(4));
  return beside === undefined ? { value: round(value), unit } : { value: round(value), unit, beside: round(beside), ratio: round(value / beside) };
}

export function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
