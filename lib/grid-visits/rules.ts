import type { VisitWeek } from "#db/words.ts";
import { addDays, dayOf, weekStart, type Day } from "#lib/calendar.ts";
import { worksOn, type WorkCalendar } from "#lib/workdays/rules.ts";

/** How many weeks back what was missed is shown: a quarter. */
export const WEEKS_BACK = 12;

/** The last day of the week that begins on this Monday. */
export const weekEnd = (monday: Day): Day => addDays(monday, 6);

/** The first week that counts for a unit assigned to its grid on `fromDay`: the first whole one, Monday to Sunday. */
export function firstWeek(fromDay: Day): Day {
  const monday = weekStart(fromDay);
  return monday === fromDay ? monday : addDays(monday, 7);
}

/** Has the week a day on which the office works? A week of holidays alone asks for no visit. */
export function asksForVisit(monday: Day, calendar: WorkCalendar): boolean {
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index)).some((day) => worksOn(day, calendar));
}

export interface Assigned {
  /** Since when the grid is the unit's. */
  fromDay: Day;
  /** The days on which it was visited; what was cancelled is left out. */
  days: readonly Day[];
}

/** How the week that begins on this Monday stands on `today`; null before the grid was the unit's, and for weeks to come. */
export function standingOfWeek(monday: Day, today: Day, assigned: Assigned, calendar: WorkCalendar): VisitWeek | null {
  if (monday > today) return null;
  if (assigned.days.some((day) => weekStart(day) === monday)) return "visited";
  if (monday < firstWeek(assigned.fromDay)) return null;
  if (!asksForVisit(monday, calendar)) return "rest";
  return weekEnd(monday) < today ? "missed" : "due";
}

/** The Mondays of the last weeks that went by without the visit they asked for, newest first; the running week is not among them. */
export function missedWeeks(today: Day, assigned: Assigned, calendar: WorkCalendar, back = WEEKS_BACK): Day[] {
  const running = weekStart(today);
  return Array.from({ length: back }, (_, index) => addDays(running, -7 * (index + 1))).filter((monday) => standingOfWeek(monday, today, assigned, calendar) === "missed");
}

/** Recorded after its week had ended: 补记. */
export function isLate(visit: { day: Day; recordedAt: Date }): boolean {
  return dayOf(visit.recordedAt) > weekEnd(weekStart(visit.day));
}

/** Why this day can't be the day of a visit, or null. */
export function whyNotDay(day: Day, today: Day, fromDay: Day): string | null {
  if (day > today) return "走访还没有发生，请填今天或以前的日期。";
  if (day < fromDay) return "那时这个网格还没有分给这个单位，请核对日期。";
  return null;
}
