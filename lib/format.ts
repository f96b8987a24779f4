import { dayOf, kindOf, timeOf, type Day, type Period } from "./calendar.ts";

const WEEKDAYS = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

/** 2026-11-25 → 11月25日 周三; with the year when `year` is asked for. */
export function formatDay(day: Day, options: { year?: boolean; weekday?: boolean } = {}): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const name = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()];
  return `${options.year ? `${year}年` : ""}${month}月${date}日${options.weekday === false ? "" : ` ${name}`}`;
}

/** 11月25日 周三 09:00–11:30, or both days when it ends on another one. */
export function formatSpan(start: Date, end: Date, options: { year?: boolean } = {}): string {
  const first = `${formatDay(dayOf(start), options)} ${timeOf(start)}`;
  return dayOf(start) === dayOf(end) ? `${first}–${timeOf(end)}` : `${first} 至 ${formatDay(dayOf(end), options)} ${timeOf(end)}`;
}

/** 09:00–11:30 */
export function formatTimes(start: Date, end: Date): string {
  return `${timeOf(start)}–${timeOf(end)}`;
}

/** 11月25日 14:05, with the year on request. */
export function formatInstant(instant: Date, options: { year?: boolean } = {}): string {
  return `${formatDay(dayOf(instant), { ...options, weekday: false })} ${timeOf(instant)}`;
}

/** Minutes as hours with one decimal, rounded half up for display only: 750 → 12.5. */
export function hoursOf(minutes: number): string {
  const tenths = Math.sign(minutes) * Math.floor((Math.abs(minutes) * 10) / 60 + 0.5);
  return (tenths / 10).toFixed(1);
}

/** 750 → 12.5 小时 */
export function formatMinutes(minutes: number): string {
  return `${hoursOf(minutes)} 小时`;
}

/** Whole fen → ¥30,000.00 */
export function formatFen(fen: number): string {
  const sign = fen < 0 ? "-" : "";
  const yuan = Math.floor(Math.abs(fen) / 100);
  return `${sign}¥${formatCount(yuan)}.${String(Math.abs(fen) % 100).padStart(2, "0")}`;
}

/** 12345 → 12,345 */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** A rate with one decimal, or — when nobody could have taken part (domain.md: “—”, not 0 %). */
export function formatRate(numerator: number, denominator: number): string {
  if (denominator === 0) return "—";
  return `${(Math.floor((numerator * 1000) / denominator + 0.5) / 10).toFixed(1)}%`;
}

/** 2026年第三季度, 2026年11月, 2026年上半年, 2026年, or 2026年1月5日至2月3日. */
export function formatPeriod(period: Period): string {
  const year = period.from.slice(0, 4);
  const month = Number(period.from.slice(5, 7));
  switch (kindOf(period)) {
    case "month":
      return `${year}年${month}月`;
    case "quarter":
      return `${year}年第${"一二三四"[(month - 1) / 3]}季度`;
    case "half":
      return `${year}年${month === 1 ? "上" : "下"}半年`;
    case "year":
      return `${year}年`;
    case null:
      return `${formatDay(period.from, { year: true, weekday: false })}至${formatDay(period.to, { year: period.to.slice(0, 4) !== year, weekday: false })}`;
  }
}
