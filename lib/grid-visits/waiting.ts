import { reachOf } from "#lib/access.ts";
import type { Actor } from "#lib/actor.ts";
import { addDays, dayOf, instantAt, weekStart } from "#lib/calendar.ts";
import { formatDay } from "#lib/format.ts";
import type { Waiting } from "#lib/waiting/rules.ts";
import { assignments } from "./weeks.ts";

/** Of 周进网格, for a unit: this week's visit while it is due, and the weeks that went by without one. */
export async function waiting(actor: Actor, instant: Date): Promise<Waiting[]> {
  if (!reachOf(actor, "grid_visit.record").includes("below")) return [];
  const all = await assignments(actor, "grid_visit.record");
  const due = all.filter((each) => each.week === "due");
  const missed = all.filter((each) => each.missed.length > 0);
  const until = instantAt(addDays(weekStart(dayOf(instant)), 7));
  const lines: (Waiting | false)[] = [
    due.length > 0 && { id: "grid visits due", due: until, tone: "wait", title: due.length === 1 ? `本周还没有走访${due[0]!.grid}` : `本周还有 ${due.length} 个网格没有走访`, detail: due.length === 1 ? "去过了，几句话记下来就行" : due.map((each) => each.grid).join("、"), href: "visits", action: "记一次走访" },
    missed.length > 0 && { id: "grid visits missed", due: null, tone: "late", title: `${missed.reduce((sum, each) => sum + each.missed.length, 0)} 周没有走访`, detail: missed.map((each) => `${each.grid}：${each.missed.slice(0, 3).map((monday) => formatDay(monday, { weekday: false })).join("、")}起的一周${each.missed.length > 3 ? "等" : ""}`).join("；"), href: "visits", action: "看一看" },
  ];
  return lines.filter((line) => line !== false);
}
