import { addDays, addMonths, isDay, type Period, type PeriodKind, periodKind, periodOf } from "#lib/calendar.ts";

export type Query = Record<string, string | string[] | undefined>;

const FIRST = "2000-01-01";

/** One value of an address; a name given twice or empty counts as not given. */
export function one(query: Query, name: string): string | undefined {
  const value = query[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The period an address asks for: a calendar period by a day in it, or any two dates. What cannot be is told, and the running quarter stands in. */
export function periodAsked(query: Query, today: string): { period: Period; problem: string | null } {
  const refused = (problem: string) => ({ period: periodOf("quarter", today), problem: `${problem}下面是本季的数字。` });
  const [kind = "quarter", day = today, from, to] = [one(query, "kind"), one(query, "day"), one(query, "from"), one(query, "to")];
  if (from || to) {
    if (!isDay(from ?? "") || !isDay(to ?? "")) return refused("请把开始和结束日期都填上。");
    return checked({ from: from ?? "", to: to ?? "" });
  }
  if (!isKind(kind) || !isDay(day)) return refused("没有认出要看哪个时期。");
  return day < FIRST || day > lastOf(today) ? refused("日期要在2000年到今年年底之间。") : checked(periodOf(kind, day));

  function checked(period: Period) {
    if (period.to < period.from) return refused("结束日期不能早于开始日期。");
    if (period.from < FIRST || period.to > lastOf(today)) return refused("日期要在2000年到今年年底之间。");
    if (period.from > today) return refused("这个时期还没有开始。");
    return { period, problem: null };
  }
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

/** 2026-07 → 7月, with its year where a reader could take it for another one: the first, and each January. */
export function monthLabels(months: readonly string[]): string[] {
  return months.map((month, place) => `${place === 0 || month.endsWith("-01") ? `${month.slice(0, 4)}年` : ""}${Number(month.slice(5))}月`);
}

const isKind = (text: string): text is PeriodKind => Object.hasOwn(periodKind, text);
const lastOf = (today: string) => periodOf("year", today).to;
