import { addDays, dayOf, timeOf, weekday, type Day } from "#lib/calendar.ts";

export interface OpenHours {
  /** 1 = Monday … 7 = Sunday. */
  weekday: number;
  /** HH:MM in Asia/Shanghai. */
  fromTime: string;
  toTime: string;
}

export interface Closure {
  /** Both included. */
  fromDay: Day;
  toDay: Day;
  reason: string;
}

export interface Taken {
  startsAt: Date;
  endsAt: Date;
}

/** From–to on one day, as wall times. */
export interface Span {
  from: string;
  to: string;
}

/** When a room is open on a day, or why it is not. */
export function openOn(day: Day, hours: readonly OpenHours[], closures: readonly Closure[]): { open: Span } | { closed: string } {
  const closure = closures.find((each) => each.fromDay <= day && day <= each.toDay);
  if (closure) return { closed: closure.reason };
  const own = hours.find((each) => each.weekday === weekday(day));
  return own ? { open: { from: own.fromTime, to: own.toTime } } : { closed: "不开放" };
}

/** Why a room can't be had from–to on this day for so many, by field; empty when it can. Overlaps are the database's to say. */
export function whyNotBooked(wanted: { day: Day; from: string; to: string; people: number }, now: Date, room: { capacity: number; hours: readonly OpenHours[]; closures: readonly Closure[] }): Record<string, string> {
  const why: Record<string, string> = {};
  if (wanted.to <= wanted.from) why.to = "结束时间要晚于开始时间。";
  if (wanted.people > room.capacity) why.people = `这个活动室最多 ${room.capacity} 人。`;
  const today = dayOf(now);
  if (wanted.day < today || (wanted.day === today && wanted.from < timeOf(now))) why.day = "这个时间已经过去，请选以后的时间。";
  else if (wanted.day > addDays(today, MOST_DAYS_AHEAD)) why.day = `最多提前 ${MOST_DAYS_AHEAD} 天预约。`;
  const on = openOn(wanted.day, room.hours, room.closures);
  if ("closed" in on) why.day ??= `这一天不能用：${on.closed}。`;
  else if (wanted.from < on.open.from || wanted.to > on.open.to) why.from = `这一天开放 ${on.open.from}–${on.open.to}，请选在里面。`;
  return why;
}

export const MOST_DAYS_AHEAD = 92;

/** What is left of the open hours of a day when its bookings are taken out, in order; none on a closed day. */
export function freeSpans(day: Day, hours: readonly OpenHours[], closures: readonly Closure[], taken: readonly Taken[]): Span[] {
  const on = openOn(day, hours, closures);
  if ("closed" in on) return [];
  let at = on.open.from;
  const free: Span[] = [];
  const busy = taken.filter((each) => dayOf(each.startsAt) === day).map((each) => ({ from: timeOf(each.startsAt), to: timeOf(each.endsAt) })).sort((a, b) => a.from.localeCompare(b.from));
  for (const each of busy) {
    if (each.from > at) free.push({ from: at, to: each.from < on.open.to ? each.from : on.open.to });
    if (each.to > at) at = each.to;
  }
  if (at < on.open.to) free.push({ from: at, to: on.open.to });
  return free;
}
