/** Days and periods in Asia/Shanghai. The zone has kept +08:00 without daylight saving since 1991, so the arithmetic is fixed. */
const OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;

/** A day as YYYY-MM-DD in Asia/Shanghai. */
export type Day = string;

/** The day an instant falls on; a day ends at midnight in Asia/Shanghai. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + OFFSET).toISOString().slice(0, 10);
}

/** The wall time HH:MM of an instant in Asia/Shanghai. */
export function timeOf(instant: Date): string {
  return new Date(instant.getTime() + OFFSET).toISOString().slice(11, 16);
}

/** The instant of a wall time (HH:MM) on a day in Asia/Shanghai. */
export function instantAt(day: Day, time = "00:00"): Date {
  return new Date(`${day}T${time}:00+08:00`);
}

/** Is it a day that exists (2024-02-30 is not)? */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text;
}

/** The day `days` after (or before, when negative). */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** The same day `months` later, held to the month's last day (31 January + 1 = 28 or 29 February). */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(day: Day): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** The Monday of the day's week. */
export function weekStart(day: Day): Day {
  return addDays(day, 1 - weekday(day));
}

/** Age in whole years on a day; a birthday on 29 February counts from 1 March in common years. */
export function ageOn(birthday: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(birthday.slice(0, 4));
  return day.slice(5) < birthday.slice(5) ? years - 1 : years;
}

/** A period of whole days, both ends included. */
export interface Period {
  from: Day;
  to: Day;
}

export const periodKind = { month: "月", quarter: "季度", half: "半年", year: "年" } as const;
export type PeriodKind = keyof typeof periodKind;
const MONTHS: Record<PeriodKind, number> = { month: 1, quarter: 3, half: 6, year: 12 };

/** The calendar month, quarter, half or year that holds a day. */
export function periodOf(kind: PeriodKind, day: Day): Period {
  const length = MONTHS[kind];
  const month = Number(day.slice(5, 7));
  const start = Math.floor((month - 1) / length) * length + 1;
  const from = `${day.slice(0, 4)}-${String(start).padStart(2, "0")}-01`;
  return { from, to: addDays(addMonths(from, length), -1) };
}

/** Which calendar period this is, or null for any two dates. */
export function kindOf(period: Period): PeriodKind | null {
  for (const kind of ["month", "quarter", "half", "year"] as const) {
    const whole = periodOf(kind, period.from);
    if (whole.from === period.from && whole.to === period.to) return kind;
  }
  return null;
}

/** 环比: the period just before, of the same kind; for two free dates, the same number of days. */
export function periodBefore(period: Period): Period {
  const kind = kindOf(period);
  if (kind) return periodOf(kind, addDays(period.from, -1));
  const length = daysBetween(period.from, period.to) + 1;
  return { from: addDays(period.from, -length), to: addDays(period.from, -1) };
}

/** 同比: the same period a year earlier. */
export function periodLastYear(period: Period): Period {
  const kind = kindOf(period);
  if (kind) return periodOf(kind, addMonths(period.from, -12));
  return { from: addMonths(period.from, -12), to: addMonths(period.to, -12) };
}

/** The instants a period covers: from the first midnight to the midnight after its last day (excluded). */
export function instantsOf(period: Period): { from: Date; until: Date } {
  return { from: instantAt(period.from), until: instantAt(addDays(period.to, 1)) };
}
