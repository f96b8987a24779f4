import chineseDays from "chinese-days";
import type postgres from "postgres";

/** What the library calls a plain day is its English weekday; a holiday or a day worked in exchange names the holiday too. */
const named = (name: string) => name.includes(",");

/** The public holidays and 调休 days of the years that the library knows, from 2024 on. A year not announced is not among them: the library itself would call its holidays workdays. */
export function knownSpecialDays(until = 2040): { years: number[]; days: { day: string; works: "holiday" | "workday"; name: string }[] } {
  const years: number[] = [];
  const days: { day: string; works: "holiday" | "workday"; name: string }[] = [];
  for (let year = 2024; year <= until; year++) {
    if (!named(chineseDays.getDayDetail(`${year}-10-01`).name)) continue;
    years.push(year);
    for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10);
      const found = chineseDays.getDayDetail(day);
      if (named(found.name)) days.push({ day, works: found.work ? "workday" : "holiday", name: found.name.split(",")[1] ?? "" });
    }
  }
  return { years, days };
}

/** Enters what a new version of the library knows more; what an office has changed stays. */
export async function seedSpecialDays(sql: postgres.Sql): Promise<void> {
  const { years, days } = knownSpecialDays();
  await sql`insert into special_day ${sql(days, "day", "works", "name")} on conflict do nothing`;
  await sql`insert into announced_year ${sql(years.map((year) => ({ year })), "year")} on conflict do nothing`;
}
