import type { SessionState, SignupState, Source } from "#db/words.ts";
import { creditedMinutes, type Credit, type Presence, type Span } from "../hours/rules.ts";

const HOUR = 3_600_000;

export interface Standing extends Span {
  state: SessionState;
}

/** Why the day can't be opened now, in words, or null. From two hours before the start; later is fine, since paper is keyed in afterwards. */
export function whyNotOpen(session: Standing, now: Date): { code: string; message: string } | null {
  if (session.state === "under_way") return { code: "already_open", message: "今天已经开场了。" };
  if (session.state === "draft") return { code: "not_published", message: "这个场次还没有发布，请先发布。" };
  if (session.state !== "published") return { code: "not_open", message: session.state === "completed" ? "这个场次已经结束。" : "这个场次已经取消。" };
  if (now.getTime() < session.startsAt.getTime() - 2 * HOUR) return { code: "too_early", message: "开始前两小时起才能开场。" };
  return null;
}

/** Why it can't be closed now, or null. */
export function whyNotClose(session: Standing, now: Date): { code: string; message: string } | null {
  if (session.state === "completed") return { code: "already_closed", message: "这个场次已经结束，不用再办。" };
  if (session.state !== "under_way") return { code: "not_under_way", message: "还没有开场，请先开场；没来得及签到的，开场后可以补录纸质签到表。" };
  if (now < session.startsAt) return { code: "not_begun", message: "还没到开始时间，不能结束。" };
  return null;
}

export interface Sheet {
  state: SignupState;
  shift: Span;
  presence: { inAt: Date; outAt: Date | null } | null;
}

/** Why a volunteer can't check in (or out) on his own phone now, or null. */
export function whyNotSelf(sheet: Sheet, session: SessionState, direction: "in" | "out", now: Date): { code: string; message: string } | null {
  if (session !== "under_way") return { code: "not_open", message: session === "published" ? "还没有开场，请等负责人开场后再签到。" : "这个场次已经结束。" };
  if (sheet.state === "absent" || sheet.state === "excused") return { code: "marked_away", message: "负责人已登记您未到或请假，请到现场找负责人更正。" };
  if (sheet.state !== "confirmed" && sheet.state !== "attended") return { code: "not_confirmed", message: "您还没有报上这个岗位，请找现场负责人。" };
  const inside = sheet.state === "attended" && sheet.presence !== null;
  if (direction === "out") {
    if (!inside) return { code: "not_checked_in", message: "您还没有签到，请先签到。" };
    return sheet.presence?.outAt ? { code: "already_out", message: "您已经签退过了。" } : null;
  }
  if (inside) return { code: "already_in", message: "您已经签到过了。" };
  return now >= sheet.shift.endsAt ? { code: "shift_over", message: "这个岗位的时间已过，请找现场负责人登记。" } : null;
}

export interface Line {
  signupId: string;
  personId: string;
  state: SignupState;
  shift: Span;
  presence: (Presence & { inBy: string; outBy: string | null }) | null;
  /** Minutes beyond the plan, given by the lead with a reason. */
  extra: number;
  extraReason: string | null;
}

export interface Earned extends Credit {
  signupId: string;
  personId: string;
  enteredBy: string;
  reason: string | null;
}

export interface Closing {
  /** Confirmed and never seen: they become absent. */
  absent: Line[];
  earned: Earned[];
  /** There, but with no whole minute within the shift. */
  nothing: Line[];
  attended: number;
  excused: number;
}

/** What closing does, shown before and done after by the same function. `closer` is who entered a forgotten check-out or added minutes. */
export function closingOf(lines: readonly Line[], closedAt: Date, closer: string): Closing {
  const closing: Closing = { absent: [], earned: [], nothing: [], attended: 0, excused: 0 };
  for (const line of lines) {
    if (line.state === "excused") closing.excused++;
    if (line.state === "confirmed" || line.state === "absent") closing.absent.push(line);
    if (line.state !== "attended") continue;
    closing.attended++;
    const credit = line.presence && creditedMinutes(line.shift, line.presence, closedAt, line.extra);
    if (!line.presence || !credit) closing.nothing.push(line);
    else {
      const enteredBy = credit.forgotten || line.extra > 0 ? closer : (line.presence.outBy ?? line.presence.inBy);
      closing.earned.push({ ...credit, signupId: line.signupId, personId: line.personId, enteredBy, reason: line.extra > 0 ? line.extraReason : null });
    }
  }
  return closing;
}

/** How the sheet says where a time came from. */
export function sourceOf(as: "lead" | "proxy" | undefined, leads: boolean): Source {
  return as ?? (leads ? "lead" : "proxy");
}
