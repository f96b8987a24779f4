import { requestCategory, type RequestCategory, type RequestState, type Urgency } from "#db/words.ts";
import { dayOf, instantAt, type Day } from "#lib/calendar.ts";
import { addWorkingDays, worksOn, type WorkCalendar } from "#lib/workdays/rules.ts";

/** Every move a request may make (domain.md, States); anything else is refused. Merging comes from any state still open. */
export const requestMoves: Record<RequestState, readonly RequestState[]> = {
  received: ["dispatched", "in_progress", "resolved", "redirected", "merged"],
  dispatched: ["dispatched", "in_progress", "received", "resolved", "merged"],
  in_progress: ["resolved", "dispatched", "merged"],
  resolved: ["call_back", "in_progress", "merged"],
  call_back: ["verified", "in_progress", "merged"],
  verified: ["in_progress"],
  redirected: ["received"],
  merged: ["received", "dispatched", "in_progress", "resolved", "call_back"],
};

export function mayMove(from: RequestState, to: RequestState): boolean {
  return requestMoves[from].includes(to);
}

/** Still to be worked on or to be asked about: what the desk's list shows. */
export const openStates = ["received", "dispatched", "in_progress", "resolved", "call_back"] as const satisfies readonly RequestState[];
/** The clock of the due time runs until it is resolved; pausing does not exist. */
export const runningStates = ["received", "dispatched", "in_progress"] as const satisfies readonly RequestState[];

export function isOpen(state: RequestState): boolean {
  return (openStates as readonly RequestState[]).includes(state);
}

/** The office closes at 18:00: a due day counted in working days ends there. */
export const CLOSING_TIME = "18:00";
const HOURS: Partial<Record<Urgency, number>> = { urgent: 2, pressing: 24 };
const WORKING_DAYS: Partial<Record<Urgency, number>> = { ordinary: 5, hard: 15 };

/** Due by urgency: 紧急 2 h and 较急 24 h round the clock, 一般 5 working days, 疑难 15 (domain.md, States). The day of receipt is not counted. */
export function dueAt(urgency: Urgency, receivedAt: Date, calendar: WorkCalendar): Date {
  const hours = HOURS[urgency];
  if (hours) return new Date(receivedAt.getTime() + hours * 3_600_000);
  return instantAt(addWorkingDays(dayOf(receivedAt), WORKING_DAYS[urgency] ?? 5, calendar), CLOSING_TIME);
}

/** Until when a dispatch may be sent back (退单): the close of the next working day (接诉即办工作条例 art. 12). */
export function objectBy(sentAt: Date, calendar: WorkCalendar): Date {
  return instantAt(addWorkingDays(dayOf(sentAt), 1, calendar), CLOSING_TIME);
}

/** The last day to which it may be extended, once: as many working days again as its urgency gave; 2 where it gave hours. */
export function latestExtension(urgency: Urgency, due: Date, calendar: WorkCalendar): Day {
  return addWorkingDays(dayOf(due), WORKING_DAYS[urgency] ?? 2, calendar);
}

/** Why this day can't be the extended due day, or null. */
export function whyNotExtended(day: Day, request: { urgency: Urgency; dueAt: Date; firstDueAt: Date | null }, calendar: WorkCalendar): string | null {
  if (request.firstDueAt) return "已经延过一次，不能再延。";
  if (!worksOn(day, calendar)) return "这一天不上班，请选工作日。";
  if (instantAt(day, CLOSING_TIME) <= request.dueAt) return "要比现在的期限晚。";
  const latest = latestExtension(request.urgency, request.dueAt, calendar);
  return day > latest ? `最晚可以延到 ${latest}。` : null;
}

/** How high an overdue request stands: 0 grid, 1 community at once, 2 street a working day later. Before it is due: as high as it stands. */
export function escalationOf(due: Date, instant: Date, calendar: WorkCalendar): 0 | 1 | 2 {
  if (instant < due) return 0;
  return instant < instantAt(addWorkingDays(dayOf(due), 1, calendar), CLOSING_TIME) ? 1 : 2;
}

const wordsOf: Record<Exclude<RequestCategory, "other">, string[]> = {
  drain: ["污水", "下水", "返水", "堵", "漏水", "水管", "停水", "积水", "排水", "井盖"],
  fire_exit: ["消防", "楼道", "堆", "纸箱", "通道", "灭火", "杂物"],
  charging: ["飞线", "充电", "电动车", "电瓶"],
  refuse: ["垃圾", "臭", "清运", "保洁", "卫生"],
  property: ["物业", "电梯", "门禁", "维修基金", "单元门"],
  parking: ["停车", "车位", "占道", "堵车"],
  lighting: ["路灯", "灯", "照明", "黑"],
  road: ["路面", "坑", "台阶", "坡道", "道路", "栏杆"],
  noise: ["噪音", "噪声", "吵", "扰民", "广场舞", "施工"],
  green: ["树", "绿化", "草坪", "树枝", "花坛"],
  building: ["违建", "私搭", "乱建", "搭建", "占地"],
  neighbour: ["邻居", "楼上", "楼下", "纠纷", "漏到"],
  care: ["老人", "残疾", "独居", "困难", "低保", "照顾"],
};

/** The category that the resident's words suggest: the one most of whose words stand there; 其他 when none does. */
export function suggestCategory(text: string): RequestCategory {
  let best: RequestCategory = "other";
  let most = 0;
  for (const [category, words] of Object.entries(wordsOf) as [RequestCategory, string[]][]) {
    const found = words.filter((word) => text.includes(word)).reduce((sum, word) => sum + word.length, 0);
    if (found > most) [best, most] = [category, found];
  }
  return best;
}

/** Two-character pieces of a text, for search: letters and digits folded, spaces and marks left out. */
export function gramsOf(text: string): string[] {
  const runs = text.normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const grams = new Set<string>();
  for (const run of runs) {
    const letters = [...run];
    for (let at = 0; at + 1 < letters.length; at++) grams.add(`${letters[at]}${letters[at + 1]}`);
  }
  return [...grams];
}

/** How alike two texts are by their pieces: 0 nothing in common … 1 the same. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const other = new Set(b);
  return a.filter((gram) => other.has(gram)).length / Math.min(a.length, b.length);
}

const NUMBER = /\d[\d\s-]{5,}\d[\dXx]?/g;
const DOOR = /([0-9０-９]+|[一二三四五六七八九十]+)\s*(号楼|栋|幢|单元|室|号)/g;

/**
 * What a session, a 需求 or a 微心愿 made from a request starts with: the category and the estate; of the resident's words nothing where he did not
 * agree that it is told, else his words without his name, numbers and doors.
 */
export function turnWords(from: { category: RequestCategory; words: string; consent: boolean; callMe: string; estate: string | null }): { title: string; about: string; placeText: string } {
  const category = requestCategory[from.category];
  const named = from.callMe === "" ? from.words : from.words.replaceAll(from.callMe, "居民");
  const words = named.replace(NUMBER, "（号码略）").replace(DOOR, "（门牌略）");
  return { title: category, about: from.consent ? `居民反映：${words}`.slice(0, 500) : `居民反映了${category}方面的问题。`, placeText: from.estate ?? "" };
}

/** Estates and buildings by their whole names (示例小区1 3号楼), in the order of their estates. */
export function placeNames(places: readonly { id: string; name: string; parentId: string | null }[]): { id: string; name: string }[] {
  const names = new Map(places.map((place) => [place.id, place.name]));
  return places
    .map((place) => ({ id: place.id, name: [place.parentId && names.get(place.parentId), place.name].filter(Boolean).join(" ") }))
    .sort((a, b) => a.name.localeCompare(b.name, "zh-CN", { numeric: true }));
}

/** 诉求〔2026〕00012号. */
export function requestNumber(year: number, n: number): string {
  return `诉求〔${year}〕${String(n).padStart(5, "0")}号`;
}
