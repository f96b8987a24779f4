import { ageOn, dayOf, weekStart, type Day } from "#lib/calendar.ts";
import { formatDay, formatInstant, formatTimes } from "#lib/format.ts";
import { speciality, validityKind, type SessionState, type Speciality, type ValidityKind } from "#db/words.ts";

/** A shift as the rule looks at it. */
export interface ShiftFacts {
  shiftId: string;
  teamId: string;
  startsAt: Date;
  endsAt: Date;
  where: Where;
  state: SessionState;
  opensAt: Date;
  closesAt: Date;
  speciality: Speciality | null;
  asks: ValidityKind | null;
  risky: boolean;
  /** The team's limit of shifts per person in a calendar week. */
  weekLimit: number;
  limits: Limits;
}

export interface Where {
  hostId: string;
  placeId: string | null;
  placeText: string;
}

/** Settings: minutes a day by age (from the highest age down), and minutes of travel between two hosts. */
export interface Limits {
  dayMinutes: { fromAge: number; minutes: number }[];
  travelMinutes: Record<string, number>;
}

export const defaultLimits: Limits = { dayMinutes: [{ fromAge: 70, minutes: 180 }], travelMinutes: {} };
export const DEFAULT_TRAVEL = 30;

/** A place the person already holds. */
export interface Engagement {
  shiftId: string;
  teamId: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  where: Where;
}

export interface PersonFacts {
  personId: string;
  /** Teams that approved him. */
  teamIds: string[];
  birthday: Day | null;
  specialities: Speciality[];
  validities: { kind: ValidityKind; fromDay: Day; untilDay: Day }[];
  restsFrom: Day | null;
  restsUntil: Day | null;
  engagements: Engagement[];
}

export const unfitCode = {
  not_member: "不是队员",
  speciality: "专长",
  asks: "证件",
  insurance: "保险",
  window: "报名时间",
  overlap: "时间冲突",
  rest: "休息",
  travel: "路程",
  day_limit: "每日上限",
  week_limit: "每周上限",
} as const;
export type UnfitCode = keyof typeof unfitCode;

/** One reason why not. Soft ones the secretary may overrule with a reason; hard ones nobody may. */
export interface Unfit {
  code: UnfitCode;
  soft: boolean;
  says: string;
}

/**
 * Who fits a shift (domain.md): no reason means yes; else EVERY reason why not, in words a volunteer understands.
 * `window: false` leaves the sign-up window out: an offer stands after it closed, and the lead adds on the spot.
 */
export function fits(shift: ShiftFacts, person: PersonFacts, at: Date, options: { window?: boolean } = {}): Unfit[] {
  const found: Unfit[] = [];
  const hard = (code: UnfitCode, says: string) => found.push({ code, soft: false, says });
  const soft = (code: UnfitCode, says: string) => found.push({ code, soft: true, says });
  const day = dayOf(shift.startsAt);
  const others = person.engagements.filter((held) => held.shiftId !== shift.shiftId);

  if (!person.teamIds.includes(shift.teamId)) hard("not_member", "还不是这支志愿服务队的队员");
  if (shift.speciality && !person.specialities.includes(shift.speciality)) hard("speciality", `这个岗位要有“${speciality[shift.speciality]}”专长，还没有认定`);
  if (shift.asks && !validOn(person, shift.asks, day)) hard("asks", `这个岗位要求当天${validityKind[shift.asks]}有效，没有登记或那天已到期`);
  // 志愿服务条例 art. 17: insurance before dangerous service.
  if (shift.risky && shift.asks !== "insurance" && !validOn(person, "insurance", day)) hard("insurance", "这次服务有风险，要当天保险有效才能参加");
  if (options.window !== false) windowReasons(shift, at).forEach((says) => hard("window", says));
  if (restsOn(person, day)) hard("rest", person.restsUntil ? `登记了休息到 ${formatDay(person.restsUntil, { weekday: false })}` : "登记了休息");

  for (const held of others) {
    if (overlaps(shift, held)) hard("overlap", `和已报名的“${held.title}”（${formatTimes(held.startsAt, held.endsAt)}）时间冲突`);
    else if (!isTimeEnough(shift, held)) soft("travel", `和“${held.title}”（${formatTimes(held.startsAt, held.endsAt)}）之间来不及赶路`);
  }
  const limit = dayLimit(shift.limits, person.birthday, day);
  const minutes = minutesOf(shift) + others.filter((held) => dayOf(held.startsAt) === day).reduce((sum, held) => sum + minutesOf(held), 0);
  if (limit !== null && minutes > limit) soft("day_limit", `那一天共 ${minutes} 分钟，超过每天 ${limit} 分钟的上限`);
  const week = weekStart(day);
  const inWeek = others.filter((held) => held.teamId === shift.teamId && weekStart(dayOf(held.startsAt)) === week).length;
  if (inWeek + 1 > shift.weekLimit) soft("week_limit", `那一周已有 ${inWeek} 次，本队每周最多 ${shift.weekLimit} 次`);
  return found;
}

function windowReasons(shift: ShiftFacts, at: Date): string[] {
  if (shift.state !== "published") return [shift.state === "draft" ? "场次还没有发布" : shift.state === "cancelled" ? "场次已取消" : "场次已经开始或结束"];
  if (at < shift.opensAt) return [`报名 ${formatInstant(shift.opensAt)} 开始`];
  return at >= shift.closesAt || at >= shift.endsAt ? ["报名已经截止"] : [];
}

function validOn(person: PersonFacts, kind: ValidityKind, day: Day): boolean {
  return person.validities.some((held) => held.kind === kind && held.fromDay <= day && day <= held.untilDay);
}

function restsOn(person: PersonFacts, day: Day): boolean {
  if (!person.restsFrom && !person.restsUntil) return false;
  return (person.restsFrom ?? day) <= day && day <= (person.restsUntil ?? day);
}

interface Span {
  startsAt: Date;
  endsAt: Date;
}

function overlaps(a: Span, b: Span): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

function isTimeEnough(shift: ShiftFacts, held: Engagement): boolean {
  const gap = shift.startsAt >= held.endsAt ? shift.startsAt.getTime() - held.endsAt.getTime() : held.startsAt.getTime() - shift.endsAt.getTime();
  return gap >= travelMinutes(shift, held.where) * 60_000;
}

/** Minutes of travel between two places: 0 at the same place, else the setting of the two hosts, else 30. */
export function travelMinutes(shift: Pick<ShiftFacts, "where" | "limits">, other: Where): number {
  const { where, limits } = shift;
  if (where.hostId === other.hostId && where.placeId === other.placeId && where.placeText === other.placeText) return 0;
  return limits.travelMinutes[other.hostId] ?? DEFAULT_TRAVEL;
}

/** The day's limit of minutes for a person of this age, or null when there is none (志愿服务条例 art. 15: fit the task to age). */
export function dayLimit(limits: Limits, birthday: Day | null, day: Day): number | null {
  if (!birthday) return null;
  const age = ageOn(birthday, day);
  const rows = limits.dayMinutes.filter((row) => age >= row.fromAge).sort((a, b) => b.fromAge - a.fromAge);
  return rows[0]?.minutes ?? null;
}

function minutesOf(span: Span): number {
  return Math.round((span.endsAt.getTime() - span.startsAt.getTime()) / 60_000);
}
