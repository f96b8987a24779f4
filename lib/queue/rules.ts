import type { BookingPriority } from "#db/words.ts";

/** One who has a ticket and waits to be called. */
export interface Waiting {
  id: string;
  ticket: number;
  arrivedAt: Date;
  /** His booked time, if any. */
  slotAt: Date | null;
  priority: BookingPriority;
  setAsideAt: Date | null;
  /** Counsellors who must not hear him. */
  avoids: readonly string[];
}

/** A booked one may come this late and keeps his time. */
export const LATE_MINUTES = 10;
/** Who waited this long after his time goes before everybody. */
export const LONG_WAIT_MINUTES = 30;
/** Called this often and not there: 未到. */
export const MOST_CALLS = 3;

/** The rule as it is shown on the board, the slip and the counter. */
export const queueRule = [
  "预约的按预约时间，现场取号的按取号时间，时间早的先叫。",
  "到了时间的人里，70 岁以上老人、残疾人、孕妇优先。",
  "等了 30 分钟以上的，排在最前面。",
  "预约迟到超过 10 分钟，按到场时间排；过号的，按过号时间重新排。",
] as const;

/** From when on he is in turn: the booked time if he was on time for it, else his arrival; after 过号 the time of that. */
export function turnTime(one: Waiting): Date {
  if (one.setAsideAt) return one.setAsideAt;
  const onTime = one.slotAt && one.arrivedAt.getTime() <= one.slotAt.getTime() + LATE_MINUTES * 60_000;
  return onTime ? one.slotAt! : one.arrivedAt;
}

/** The order in which people are called, by the rule that is written down and shown. Bookings and walk-ins are one queue. */
export function queueOrder<T extends Waiting>(waiting: readonly T[], instant: Date): T[] {
  const rank = (one: T) => {
    const waited = instant.getTime() - turnTime(one).getTime();
    if (waited >= LONG_WAIT_MINUTES * 60_000) return 0;
    if (waited < 0) return 3;
    return one.priority === "none" ? 2 : 1;
  };
  return [...waiting].sort((a, b) => rank(a) - rank(b) || turnTime(a).getTime() - turnTime(b).getTime() || Number(b.slotAt !== null) - Number(a.slotAt !== null) || a.ticket - b.ticket);
}

/** Whom a desk calls next: the first in order whom its counsellor may hear; null when nobody waits for him. */
export function nextFor<T extends Waiting>(waiting: readonly T[], counsellorId: string, instant: Date): T | null {
  return queueOrder(waiting, instant).find((one) => !one.avoids.includes(counsellorId)) ?? null;
}

/**
 * How long the one at each place of the order will still wait, in minutes: desks take people as they become free. `busy`: for each open
 * desk the minutes since it called (null: free); `each`: the minutes one takes. With no desk open nobody can say (null).
 */
export function waitingMinutes(places: number, busy: readonly (number | null)[], each: number): (number | null)[] {
  if (busy.length === 0) return Array.from({ length: places }, () => null);
  const free = busy.map((since) => (since === null ? 0 : Math.max(each - since, 5)));
  return Array.from({ length: places }, () => {
    const soonest = free.indexOf(Math.min(...free));
    const wait = free[soonest]!;
    free[soonest] = wait + each;
    return Math.round(wait);
  });
}

/** An estimate in honest words: a range that widens with the wait. */
export function waitInWords(minutes: number | null): string {
  if (minutes === null) return "还没有开台，请稍等";
  if (minutes <= 5) return "马上就到";
  const low = Math.floor((minutes * 0.8) / 5) * 5;
  return `约 ${Math.max(5, low)}–${Math.ceil((minutes * 1.3) / 5) * 5} 分钟`;
}

/** What a board knows of a desk. */
export interface Shown {
  name: string;
  ticket: number | null;
  calledAt: string | null;
}

/** The calls a board has yet to speak: a number that is new at its desk, or was called again. Nothing for the first sight of the queue. */
export function newCalls(before: readonly Shown[] | null, after: readonly Shown[]): { ticket: number; desk: string }[] {
  if (!before) return [];
  return after.flatMap((at) => {
    const was = before.find((one) => one.name === at.name);
    return at.ticket !== null && (was?.ticket !== at.ticket || was.calledAt !== at.calledAt) ? [{ ticket: at.ticket, desk: at.name }] : [];
  });
}
