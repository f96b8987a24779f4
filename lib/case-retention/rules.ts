import { addMonths, dayOf } from "#lib/calendar.ts";

/** Is a closed case past its years? Counted from the day it was closed, in Asia/Shanghai; a reopened one has no such day. */
export function isDue(held: { closedAt: Date | null; state: string }, years: number, instant: Date): boolean {
  return held.closedAt !== null && held.state === "closed" && addMonths(dayOf(held.closedAt), 12 * years) <= dayOf(instant);
}
