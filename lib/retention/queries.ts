import { database, type Reader } from "#db/client.ts";
import { addDays, dayOf, instantAt } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { settingNumber } from "#lib/setting.ts";
import { type Retention, retentions } from "./rules.ts";

/** The years or days (the setting's own unit) that stand now. */
export async function retentionOf(reader: Reader, name: Retention): Promise<number> {
  return settingNumber(reader, name, retentions[name].otherwise, retentions[name].least);
}

/** The instant before which something must have ended for its contact to go: a day of Asia/Shanghai. */
export async function contactsGoBefore(): Promise<Date> {
  return instantAt(addDays(dayOf(await now()), 1 - (await retentionOf(database(), "contact_retention_days"))));
}

/** All of them, for the notice of what is kept and the page that sets them. */
export async function retentionPeriods(): Promise<Record<Retention, number>> {
  const [years, days] = await Promise.all([retentionOf(database(), "case_retention_years"), retentionOf(database(), "contact_retention_days")]);
  return { case_retention_years: years, contact_retention_days: days };
}
