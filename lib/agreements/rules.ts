import type { AgreementState } from "#db/words.ts";
import type { Day, Period } from "#lib/calendar.ts";
import { formatDay } from "#lib/format.ts";

export type AgreementMove = "start" | "renew" | "end";

/** agreement: draft → in_force → renewed | ended (domain.md, States); null when the move isn't there. */
export function nextAgreementState(state: AgreementState, move: AgreementMove): AgreementState | null {
  if (state === "draft") return move === "start" ? "in_force" : null;
  if (state === "in_force") return move === "renew" ? "renewed" : move === "end" ? "ended" : null;
  return null;
}

/** What may still be written: a draft wholly, one in force only its terms and last day; a closed one nothing. */
export function changeable(state: AgreementState): "all" | "terms" | "nothing" {
  return state === "draft" ? "all" : state === "in_force" ? "terms" : "nothing";
}

/** How long before its last day an agreement waits to be renewed. */
export const RENEWAL_DAYS = 60;

type Term = { signedOn: Day; endsOn: Day | null };

/** The days of a year on which the agreement stands, or null when it stands on none. */
export function termIn({ signedOn, endsOn }: Term, year: number): Period | null {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const from = signedOn > first ? signedOn : first;
  const to = endsOn !== null && endsOn < last ? endsOn : last;
  return from <= to ? { from, to } : null;
}

/** The years it has an account for, the newest first: from its first day to its last, but no year to come. */
export function yearsOf({ signedOn, endsOn }: Term, today: Day): number[] {
  const yearOf = (day: Day) => Number(day.slice(0, 4));
  const first = yearOf(signedOn);
  const last = Math.max(first, Math.min(yearOf(today), endsOn === null ? yearOf(today) : yearOf(endsOn)));
  return Array.from({ length: last - first + 1 }, (_, back) => last - back);
}

/** A month's sessions under an agreement. 人次 are person × session. */
export interface MonthHeld {
  month: number;
  coming: number;
  held: number;
  cancelled: number;
  visits: number;
  served: number;
}

const none = { coming: 0, held: 0, cancelled: 0, visits: 0, served: 0 };

/** Twelve months and their sum; `short`: how many of the planned are neither held nor on the schedule, null where none were agreed. */
export function foldMonths(found: readonly MonthHeld[], planned: number | null) {
  const months: MonthHeld[] = Array.from({ length: 12 }, (_, at) => found.find((each) => each.month === at + 1) ?? { month: at + 1, ...none });
  const total = { ...none };
  for (const each of months) for (const key of Object.keys(none) as (keyof typeof none)[]) total[key] += each[key];
  return { months, total, planned, short: planned === null ? null : Math.max(0, planned - total.held - total.coming) };
}

/** One paragraph for a summary: 截至X月X日…, figures only. */
export function accountText(of: { name: string; studio: string; year: number; asOf: Day; planned: number | null; total: Omit<MonthHeld, "month"> }): string {
  const until = of.asOf.startsWith(String(of.year)) ? `截至${formatDay(of.asOf, { weekday: false })}，` : "";
  const planned = of.planned === null ? "" : `（计划 ${of.planned} 场）`;
  const coming = of.total.coming > 0 ? `，另有 ${of.total.coming} 场已排定` : "";
  return `${of.year}年，${until}按《${of.name}》，${of.studio || "双方"}共开展服务 ${of.total.held} 场${planned}${coming}，志愿者参与 ${of.total.visits} 人次，服务群众 ${of.total.served} 人次。`;
}
