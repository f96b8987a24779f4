import { source, type Source } from "#db/words.ts";
import type { Day } from "#lib/calendar.ts";
import { formatDay, formatSpan } from "#lib/format.ts";

/** When a record was: the span, or the day only for a declared one. */
export function recordTime(row: { day: Day; startsAt: Date | null; endsAt: Date | null }): string {
  return row.startsAt && row.endsAt ? formatSpan(row.startsAt, row.endsAt) : `${formatDay(row.day)}（只记日期）`;
}

/** Where its minutes came from: 本人扫码 · 系统计时, 纸质签到表 · 手工. */
export function recordSource(row: { source: Source; manual: boolean }): string {
  return `${source[row.source]} · ${row.manual ? "手工" : "系统计时"}`;
}
