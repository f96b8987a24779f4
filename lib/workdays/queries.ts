import { asc, between } from "drizzle-orm";
import { database, type Reader } from "#db/client.ts";
import { announcedYear, specialDay } from "#db/schema/workdays.ts";
import { addDays, type Day } from "#lib/calendar.ts";
import type { WorkCalendar } from "./rules.ts";

/** The calendar around a day: 60 days before to 400 after, enough for every due time. */
export async function workCalendar(reader: Reader, day: Day): Promise<WorkCalendar> {
  const [days, years] = await Promise.all([
    reader.select({ day: specialDay.day, works: specialDay.works }).from(specialDay).where(between(specialDay.day, addDays(day, -60), addDays(day, 400))),
    reader.select().from(announcedYear),
  ]);
  return { special: new Map(days.map((row) => [row.day, row.works as "holiday" | "workday"])), announced: new Set(years.map((row) => row.year)) };
}

/** The special days of a year, for the settings page. */
export async function specialDaysOf(year: number) {
  return database()
    .select({ day: specialDay.day, works: specialDay.works, name: specialDay.name, byOffice: specialDay.enteredBy })
    .from(specialDay)
    .where(between(specialDay.day, `${year}-01-01`, `${year}-12-31`))
    .orderBy(asc(specialDay.day));
}
