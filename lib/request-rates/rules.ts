import { requestCategory, type RequestCategory } from "#db/words.ts";
import { formatRate } from "#lib/format.ts";

/**
 * What the rates are made of, for a period and a group (domain.md, Figures; 接诉即办工作条例 art. 32). Merged and redirected requests stand apart:
 * they count in none of the rates.
 */
export interface Counts {
  /** Received in the period, merged and redirected ones left out. */
  received: number;
  merged: number;
  redirected: number;
  /** Due in the period, and of those first answered in time. */
  due: number;
  answeredInTime: number;
  /** Followed up: the resident was reached in the period. Of those: verified as solved, satisfied, 基本满意. */
  followedUp: number;
  solved: number;
  satisfied: number;
  fair: number;
  /** Asked in the period and not reached yet: outside “followed up”, and shown. */
  notReached: number;
  /** Overdue at the period's end (or now), still running. */
  overdue: number;
  /** Hours to the first answer and to the end, median and 90 %; null where none. */
  answerHours: [median: number, most: number] | null;
  closeHours: [median: number, most: number] | null;
}

export const noCounts: Counts = { received: 0, merged: 0, redirected: 0, due: 0, answeredInTime: 0, followedUp: 0, solved: 0, satisfied: 0, fair: 0, notReached: 0, overdue: 0, answerHours: null, closeHours: null };

export const rate = { responded: "响应率", solved: "解决率", satisfied: "满意率" } as const;
export type Rate = keyof typeof rate;

/** A rate's numerator and denominator: always shown with it. */
export function rateOf(counts: Counts, name: Rate): { over: number; under: number; shown: string } {
  const [over, under] = { responded: [counts.answeredInTime, counts.due], solved: [counts.solved, counts.followedUp], satisfied: [counts.satisfied, counts.followedUp] }[name] as [number, number];
  return { over, under, shown: formatRate(over, under) };
}

/** Hours as people say them: under two days in hours, above in days. */
export function hoursInWords(hours: number | null): string {
  if (hours === null) return "—";
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} 分钟`;
  return hours < 48 ? `${Math.round(hours)} 小时` : `${(hours / 24).toFixed(1)} 天`;
}

const rateInWords = (counts: Counts, name: Rate) => {
  const { over, under, shown } = rateOf(counts, name);
  return under === 0 ? `${rate[name]}本期没有可算的` : `${rate[name]} ${shown}（${over}/${under}）`;
};

/** The month's 民情 report as paragraphs, from recorded facts alone; the same words for screen, copy and print. */
export function monthInWords(given: { name: string; period: string; asOf: string; total: Counts; before: Counts; categories: { category: RequestCategory; counts: Counts; before: Counts }[]; grids: { name: string; counts: Counts }[] }): string[] {
  const { total, before } = given;
  const change = (now: number, then: number) => (then === 0 && now === 0 ? "" : now === then ? "，与上期持平" : now > then ? `，比上期多 ${now - then} 件` : `，比上期少 ${then - now} 件`);
  const most = given.categories.filter((each) => each.counts.received > 0).sort((a, b) => b.counts.received - a.counts.received);
  const risen = most.filter((each) => each.counts.received >= 3 && each.counts.received >= 2 * Math.max(1, each.before.received));
  const grids = given.grids.filter((each) => each.counts.overdue > 0);
  return [
    `${given.name}${given.period}共受理居民诉求 ${total.received} 件${change(total.received, before.received)}；另有合并 ${total.merged} 件、告知其他渠道 ${total.redirected} 件。`,
    most.length > 0 ? `反映较多的是${most.slice(0, 3).map((each) => `${requestCategory[each.category]} ${each.counts.received} 件`).join("、")}。` : "本期没有新的诉求。",
    ...(risen.length > 0 ? [`明显增多的是${risen.map((each) => `${requestCategory[each.category]}（上期 ${each.before.received} 件，本期 ${each.counts.received} 件）`).join("、")}，建议会商。`] : []),
    `${(["responded", "solved", "satisfied"] as const).map((name) => rateInWords(total, name)).join("，")}。`,
    ...(total.answerHours ? [`首次答复用时中位数 ${hoursInWords(total.answerHours[0])}，九成在 ${hoursInWords(total.answerHours[1])}以内。`] : []),
    ...(total.closeHours ? [`办结用时中位数 ${hoursInWords(total.closeHours[0])}，九成在 ${hoursInWords(total.closeHours[1])}以内。`] : []),
    ...(total.notReached > 0 ? [`有 ${total.notReached} 件回访没有联系上居民，不计入已回访。`] : []),
    total.overdue > 0 ? `到期未办完 ${total.overdue} 件${grids.length > 0 ? `，在${grids.map((each) => `${each.name} ${each.counts.overdue} 件`).join("、")}` : ""}。` : "没有到期未办完的诉求。",
    `截至 ${given.asOf}。`,
  ];
}
