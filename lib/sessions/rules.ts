import { dayOf, instantAt, timeOf, type Day } from "#lib/calendar.ts";
import { formatSpan, formatTimes } from "#lib/format.ts";
import { schoolOccasion, sessionKind, type SchoolOccasion, type SessionKind, type SessionState, type Speciality } from "#db/words.ts";

const moves: Record<SessionState, readonly SessionState[]> = {
  draft: ["published", "cancelled"],
  published: ["under_way", "cancelled"],
  under_way: ["completed"],
  completed: [],
  cancelled: [],
};

/** May a session go from one state to another? Everything not listed is refused (domain.md, States). */
export function maySessionMove(from: SessionState, to: SessionState): boolean {
  return moves[from].includes(to);
}

/** The kinds that count as 服务场次: training and fellowship stand apart (domain.md, Words). */
export const serviceKinds: readonly SessionKind[] = (Object.keys(sessionKind) as SessionKind[]).filter((kind) => kind !== "training" && kind !== "fellowship");

/** A session can be changed until it begins. */
export function isChangeable(state: SessionState): boolean {
  return state === "draft" || state === "published";
}

/** The title when none was typed: 法律咨询服务, 主题党日, 开学第一课普法宣讲. */
export function defaultTitle(kind: SessionKind, occasion?: SchoolOccasion): string {
  if (occasion) return `${schoolOccasion[occasion]}${sessionKind[kind]}`;
  return kind === "party_day" || kind === "gift_drive" ? sessionKind[kind] : `${sessionKind[kind]}${kind === "training" || kind === "fellowship" ? "活动" : "服务"}`;
}

interface DefaultShift {
  name: string;
  capacity: number;
  speciality: Speciality | "";
}

/** The shifts a new session of this kind starts with in the form. */
export function defaultShifts(kind: SessionKind): DefaultShift[] {
  switch (kind) {
    case "consultation":
      return [
        { name: "咨询席", capacity: 2, speciality: "legal_advice" },
        { name: "记录和引导", capacity: 2, speciality: "" },
      ];
    case "mediation":
      return [{ name: "调解员", capacity: 2, speciality: "mediation" }];
    case "law_talk":
      return [
        { name: "主讲", capacity: 1, speciality: "law_talk" },
        { name: "协助", capacity: 3, speciality: "" },
      ];
    default:
      return [{ name: "志愿者", capacity: 5, speciality: "" }];
  }
}

export interface Times {
  startsAt: Date;
  endsAt: Date;
}

/** The instants of wall times on a day in Asia/Shanghai. */
export function timesOn(day: Day, from: string, to: string): Times {
  return { startsAt: instantAt(day, from), endsAt: instantAt(day, to) };
}

/** The same wall times on another day. */
export function movedTo(day: Day, times: Times): Times {
  return timesOn(day, timeOf(times.startsAt), timeOf(times.endsAt));
}

interface WhenAndWhere extends Times {
  hostId: string;
  placeId: string | null;
  placeText: string;
}

/** Does the change ask those who signed up again? A change of time or place does; a title or a note doesn't. */
export function asksAgain(before: WhenAndWhere, after: WhenAndWhere): boolean {
  return (
    before.startsAt.getTime() !== after.startsAt.getTime() ||
    before.endsAt.getTime() !== after.endsAt.getTime() ||
    before.hostId !== after.hostId ||
    before.placeId !== after.placeId ||
    before.placeText !== after.placeText
  );
}

const HOUR = 3_600_000;

/** Until when they are asked to say again that they come: two days, but at the latest two hours before the start, and never before now. */
export function reconfirmBy(now: Date, startsAt: Date): Date {
  const latest = startsAt.getTime() - 2 * HOUR;
  return new Date(Math.max(now.getTime(), Math.min(now.getTime() + 48 * HOUR, latest)));
}

/** Why a shift can't have this capacity, or null: places once given are not taken back (Principle 4). */
export function capacityRefusal(taken: number, capacity: number): string | null {
  return capacity < taken ? `已有 ${taken} 人报上名，名额不能少于 ${taken}` : null;
}

/** The month `by` months away from a month (YYYY-MM). */
export function monthAfter(month: string, by: number): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

export interface SessionForText extends Times {
  title: string;
  team: string;
  host: string;
  place: string;
  contactPhone: string;
  reconfirm: boolean;
  state: SessionState;
  cancelReason: string | null;
  shifts: (Times & { name: string; capacity: number; taken: number; speciality: string | null })[];
}

/**
 * Plain text for the WeChat group: what, when, where, what is missing, the link. It never says who declined,
 * and nobody's name stands in it (Principle 6).
 */
export function wechatText(session: SessionForText, link: string): string {
  const when = formatSpan(session.startsAt, session.endsAt);
  if (session.state === "cancelled") return [`【取消】${session.title}`, `原定 ${when}`, session.cancelReason ? `原因：${session.cancelReason}` : "", "给大家添麻烦了，请互相转告。"].filter(Boolean).join("\n");
  const lines = [`【${session.reconfirm ? "时间地点有变" : "志愿服务"}】${session.title}`, `时间：${when}`, `地点：${[session.host, session.place].filter(Boolean).join(" ")}`];
  const missing = session.shifts.filter((shift) => shift.taken < shift.capacity);
  for (const shift of session.shifts) {
    const own = shift.startsAt.getTime() !== session.startsAt.getTime() || shift.endsAt.getTime() !== session.endsAt.getTime();
    const free = shift.capacity - shift.taken;
    lines.push(`· ${shift.name}${own ? `（${formatTimes(shift.startsAt, shift.endsAt)}）` : ""}${shift.speciality ? `，要有${shift.speciality}专长` : ""}：${free > 0 ? `还缺 ${free} 人` : "已满，可候补"}`);
  }
  lines.push(missing.length > 0 ? `报名请点：${link}` : `候补请点：${link}`);
  if (session.contactPhone) lines.push(`不用手机报名的，请打电话：${session.contactPhone}`);
  if (missing.length > 0) lines.push("也可以在群里接龙。");
  return lines.join("\n");
}

/** Today's month in Asia/Shanghai, or the one asked for when it is one. */
export function monthOr(asked: string | undefined, now: Date): string {
  return asked && /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : dayOf(now).slice(0, 7);
}
