import { addDays, dayOf, instantAt } from "#lib/calendar.ts";

const HOUR = 3_600_000;
const WAKES = "08:00";
const SLEEPS = "20:00";

/**
 * Until when an offer stands, or null when it can't be made and the person goes to the phone list (domain.md, States).
 * The clock runs 8:00–20:00 in Asia/Shanghai only: 12 such hours, 2 within 24 h of the start, and it ends two hours before
 * the start at the latest. Where 2 such hours don't fit, there is no offer.
 */
export function offerUntil(now: Date, startsAt: Date): Date | null {
  const latest = new Date(startsAt.getTime() - 2 * HOUR);
  const least = afterAwake(now, 2 * HOUR);
  if (least > latest) return null;
  const wanted = startsAt.getTime() - now.getTime() > 24 * HOUR ? afterAwake(now, 12 * HOUR) : least;
  return wanted < latest ? wanted : latest;
}

/** The first instant by which `ms` of waking time have passed since `from`. */
export function afterAwake(from: Date, ms: number): Date {
  let day = dayOf(from);
  let left = ms;
  for (;;) {
    const start = Math.max(from.getTime(), instantAt(day, WAKES).getTime());
    const room = instantAt(day, SLEEPS).getTime() - start;
    if (room >= left) return new Date(start + left);
    left -= Math.max(0, room);
    day = addDays(day, 1);
  }
}

/** Milliseconds of waking time between two instants. */
export function awakeBetween(from: Date, to: Date): number {
  let total = 0;
  for (let day = dayOf(from); instantAt(day) < to; day = addDays(day, 1)) {
    const start = Math.max(from.getTime(), instantAt(day, WAKES).getTime());
    const end = Math.min(to.getTime(), instantAt(day, SLEEPS).getTime());
    total += Math.max(0, end - start);
  }
  return total;
}
