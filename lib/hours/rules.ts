import type { ServiceRecordState, Source } from "#db/words.ts";

/** Minutes the lead may add beyond the planned end, with a reason and a second person (domain.md “Figures”). */
export const MOST_EXTRA = 60;
/** A record that knows the day only: at most this many minutes of one person on one day. */
export const DAY_CAP = 480;

const timed: Record<Source, boolean> = { self_scan: true, lead: true, proxy: true, paper: false, import: false, declared: false };

/** Was the minute taken by the system's clock? Paper, import and declared are manual. */
export function isTimed(source: Source): boolean {
  return timed[source];
}

export interface Span {
  startsAt: Date;
  endsAt: Date;
}

/** What stands on the attendance sheet of one sign-up. */
export interface Presence {
  inAt: Date;
  inSource: Source;
  outAt: Date | null;
  outSource: Source | null;
}

export interface Credit extends Span {
  minutes: number;
  source: Source;
  manual: boolean;
  /** Nobody checked him out: it ends as planned and needs a second person. */
  forgotten: boolean;
}

/**
 * The minutes one presence earns, or null when it earns none: within the shift, by the times as the sheet shows them (whole minutes). A forgotten check-out ends as planned (or at `closedAt`, when the
 * session closed earlier) and is manual. `extra`: 0–60 minutes beyond the shift's end, given by the lead with a reason; manual too.
 */
export function creditedMinutes(shift: Span, presence: Presence, closedAt: Date, extra = 0): Credit | null {
  if (extra < 0 || extra > MOST_EXTRA) throw new RangeError(`extra minutes: ${extra}`);
  const forgotten = presence.outAt === null;
  const start = later(shift.startsAt, wholeMinute(presence.inAt));
  const left = extra > 0 ? new Date(shift.endsAt.getTime() + extra * 60_000) : earlier(shift.endsAt, wholeMinute(presence.outAt ?? closedAt));
  const minutes = Math.floor((left.getTime() - start.getTime()) / 60_000);
  if (minutes < 1) return null;
  const byHand = [presence.inSource, presence.outSource].find((source) => source !== null && !isTimed(source));
  return { startsAt: start, endsAt: left, minutes, source: byHand ?? presence.inSource, manual: forgotten || extra > 0 || byHand !== undefined, forgotten };
}

/** What may follow each state; a service record is never deleted. */
export const recordMoves: Record<ServiceRecordState, readonly ServiceRecordState[]> = { entered: ["confirmed", "refused"], confirmed: ["reversed"], refused: [], reversed: [] };

export function canMoveRecord(from: ServiceRecordState, to: ServiceRecordState): boolean {
  return recordMoves[from].includes(to);
}

/** Why a record can't be confirmed by somebody, in words for him. */
export const confirmRefusals = {
  not_entered: "这条记录已经处理过，不用再确认。",
  own: "自己的服务时长不能由自己确认，请换一位同事确认。",
  same_person: "手工录入的时长要由另一个人确认，录入的人不能自己确认。",
  overlap: "这个人在这段时间已有一条确认的服务记录，时间不能重叠。",
  card_missing: "没有盖章的服务卡照片，单位不能核验，请由社区确认或请申报人补传。",
} as const;
export type ConfirmRefusal = keyof typeof confirmRefusals;

export interface Confirmable {
  state: ServiceRecordState;
  personId: string;
  enteredBy: string;
  manual: boolean;
}

/** Nobody confirms his own minutes; manual ones are confirmed by someone other than who entered them. Null: he may. */
export function whyNotConfirm(record: Confirmable, by: string): Exclude<ConfirmRefusal, "overlap" | "card_missing"> | null {
  if (record.state !== "entered") return "not_entered";
  if (record.personId === by) return "own";
  return record.manual && record.enteredBy === by ? "same_person" : null;
}

/** Do two stretches share an instant? Touching ends don't. */
export function overlaps(a: Span, b: Span): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

export interface Sums {
  timed: number;
  manual: number;
  total: number;
}

/** The states whose rows a sum adds: a reversed record and its negative row cancel out (domain.md “service minutes”). */
export const counted = ["confirmed", "reversed"] as const satisfies readonly ServiceRecordState[];

/** Service minutes: confirmed minus reversals, system-timed and manual apart. */
export function serviceMinutes(rows: readonly { minutes: number; manual: boolean; state: ServiceRecordState }[]): Sums {
  let ofClock = 0;
  let byHand = 0;
  for (const row of rows) {
    if (!counted.some((state) => state === row.state)) continue;
    if (row.manual) byHand += row.minutes;
    else ofClock += row.minutes;
  }
  return { timed: ofClock, manual: byHand, total: ofClock + byHand };
}

function wholeMinute(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / 60_000) * 60_000);
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}
