import { addDays, addMonths, isDay, type Period, type PeriodKind, periodKind, periodOf } from "#lib/calendar.ts";

export type Query = Record<string, string | undefined>;

/** The period an address asks for: a calendar period by a day in it, or any two dates; the running quarter when it says nothing that stands. */
export function periodAsked(query: Query, today: string): Period {
  const { kind, day, from, to } = query;
  if (from && to && isDay(from) && isDay(to) && from <= to) return { from, to };
  const known = kind && kind in periodKind ? (kind as PeriodKind) : "quarter";
  return periodOf(known, day && isDay(day) ? day : today);
}

/** The periods one click away. */
export function quickPeriods(today: string): [string, Period][] {
  const quarter = periodOf("quarter", today);
  return [
    ["本月", periodOf("month", today)],
    ["上月", periodOf("month", addMonths(today, -1))],
    ["本季", quarter],
    ["上季", periodOf("quarter", addDays(quarter.from, -1))],
    ["上半年", periodOf("half", `${today.slice(0, 4)}-01-01`)],
    ["本年", periodOf("year", today)],
    ["上年", periodOf("year", addMonths(today, -12))],
  ];
}

export function periodQuery(period: Period): string {
  return `from=${period.from}&to=${period.to}`;
}
