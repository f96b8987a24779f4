import { addDays, weekday, type Day } from "#lib/calendar.ts";

/** The days that are not what their weekday says, and the years whose holidays have been announced. */
export interface WorkCalendar {
  special: ReadonlyMap<Day, "holiday" | "workday">;
  announced: ReadonlySet<number>;
}

/** Does the office work on this day? Weekends don't, but for 调休; public holidays don't. */
export function worksOn(day: Day, calendar: WorkCalendar): boolean {
  const special = calendar.special.get(day);
  return special ? special === "workday" : weekday(day) <= 5;
}

/** The `count`-th working day after `day`; the day itself is not counted (民法典 art. 201: the first day is left out). `count` ≥ 1. */
export function addWorkingDays(day: Day, count: number, calendar: WorkCalendar): Day {
  let at = day;
  for (let left = count; left > 0; ) {
    at = addDays(at, 1);
    if (worksOn(at, calendar)) left--;
  }
  return at;
}

/** The years between two days whose holidays are not announced yet: a due day there may still move, and the screen says 节假日待公布. */
export function yearsUnannounced(from: Day, to: Day, calendar: WorkCalendar): number[] {
  const years: number[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) if (!calendar.announced.has(year)) years.push(year);
  return years;
}
