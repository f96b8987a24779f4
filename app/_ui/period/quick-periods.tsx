import type { Period } from "#lib/calendar.ts";
import { Tabs } from "../tabs.tsx";
import { periodQuery, quickPeriods } from "./asked.ts";

/** The periods one click away; `here` is the page without its period, ending in ? or &. */
export function QuickPeriods({ here, period, today }: { here: string; period: Period; today: string }) {
  return <Tabs label="时期" tabs={quickPeriods(today).map(([label, each]) => ({ label, href: `${here}${periodQuery(each)}`, here: each.from === period.from && each.to === period.to }))} />;
}
