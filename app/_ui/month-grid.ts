/** The days of whole weeks, Monday first, that a month touches. */
export function monthGrid(month: string): string[] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0));
  const before = (first.getUTCDay() + 6) % 7;
  const length = Math.ceil((before + last.getUTCDate()) / 7) * 7;
  return Array.from({ length }, (_, place) => new Date(first.getTime() + (place - before) * 86_400_000).toISOString().slice(0, 10));
}
