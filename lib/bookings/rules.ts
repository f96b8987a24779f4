import type { BookingState, MatterKind } from "#db/words.ts";

/** Every move a booking may make (domain.md, States; a full session keeps a waitlist). 过号 goes back to arrived. */
export const bookingMoves: Record<BookingState, readonly BookingState[]> = {
  waitlisted: ["booked", "cancelled", "missed"],
  booked: ["arrived", "cancelled", "missed"],
  arrived: ["being_served", "cancelled", "missed"],
  being_served: ["served", "arrived"],
  served: [],
  cancelled: [],
  missed: ["arrived"],
};

export function mayMove(from: BookingState, to: BookingState): boolean {
  return bookingMoves[from].includes(to);
}

/** Starts are offered on these minutes of the hour. */
const STEP_MINUTES = 10;
/** A slot is no longer offered this long before it begins: the way there, and a counter that knows who comes. */
const NOTICE_MINUTES = 30;
/** Standing bookings of one phone over all sessions. */
export const MOST_BOOKINGS = 2;
/** 爽约: after two in half a year he is asked to call instead; never banned. */
export const MISSES_TO_CALL = 2;
export const MISS_DAYS = 180;

const lengths: Partial<Record<MatterKind, number>> = { divorce: 40, inheritance: 40, house_delivery: 40, property_service: 20, neighbour: 20 };
const LENGTH = 30;
const EACH_MORE = 10;
const LONGEST = 60;

/** How long the matters take at a desk, in minutes: the longest of them and ten more for each other one, an hour at most. */
export function lengthOf(matters: readonly MatterKind[]): number {
  const longest = Math.max(...matters.map((matter) => lengths[matter] ?? LENGTH), 20);
  return Math.min(LONGEST, longest + EACH_MORE * Math.max(0, matters.length - 1));
}

/** A time in which `places` counsellors sit. */
export interface Seats {
  startsAt: Date;
  endsAt: Date;
  places: number;
}

/** A standing booking of a lane. */
export interface Taken {
  lane: number;
  slotAt: Date;
  slotUntil: Date;
}

/** How many counsellors sit during the whole of this time: the places of the shifts that cover it. */
export function lanesDuring(seats: readonly Seats[], from: Date, until: Date): number {
  return seats.filter((seat) => seat.startsAt <= from && seat.endsAt >= until).reduce((sum, seat) => sum + seat.places, 0);
}

/** The lowest lane that is free during this time, or null. */
export function freeLane(seats: readonly Seats[], taken: readonly Taken[], from: Date, minutes: number): number | null {
  const until = new Date(from.getTime() + minutes * 60_000);
  for (let lane = 1; lane <= lanesDuring(seats, from, until); lane++) {
    if (!taken.some((one) => one.lane === lane && one.slotAt < until && one.slotUntil > from)) return lane;
  }
  return null;
}

/** The starts at which one with these minutes still finds a desk, earliest first; none that begins within half an hour. */
export function freeSlots(seats: readonly Seats[], taken: readonly Taken[], minutes: number, instant: Date): Date[] {
  if (seats.length === 0) return [];
  const step = STEP_MINUTES * 60_000;
  const first = Math.max(Math.min(...seats.map((seat) => seat.startsAt.getTime())), instant.getTime() + NOTICE_MINUTES * 60_000);
  const last = Math.max(...seats.map((seat) => seat.endsAt.getTime()));
  const slots: Date[] = [];
  for (let at = Math.ceil(first / step) * step; at + minutes * 60_000 <= last; at += step) if (freeLane(seats, taken, new Date(at), minutes) !== null) slots.push(new Date(at));
  return slots;
}

/** What to bring, by matter, in words a resident understands; for the slip and the confirmation. */
export function toBring(matters: readonly MatterKind[]): string[] {
  const always = ["身份证", "写下要问的几件事"];
  const by: Partial<Record<MatterKind, string[]>> = {
    divorce: ["结婚证", "房产证或购房合同复印件"],
    support: ["户口簿", "子女的姓名和联系方式"],
    inheritance: ["房产证复印件", "户口簿", "遗嘱（如有）"],
    house_delivery: ["购房合同复印件", "付款凭证", "与开发商往来的书面材料"],
    property_service: ["物业服务合同", "缴费收据", "现场照片"],
    neighbour: ["现场照片"],
    labour: ["劳动合同", "工资流水"],
    contract: ["合同或借条复印件", "转账记录"],
    injury: ["病历和费用单据", "事故认定书（如有）"],
  };
  return [...new Set([...always, ...matters.flatMap((matter) => by[matter] ?? [])])];
}

/** What people say when they come, for choosing a matter in plain words; the register's term stands in db/words.ts. */
export const matterInWords: Record<MatterKind, string> = {
  divorce: "离婚、彩礼、孩子归谁",
  support: "子女不养老人、赡养费",
  inheritance: "房子存款怎么继承、立遗嘱",
  house_delivery: "买的房子或商铺不交、退款",
  property_service: "物业费、漏水、小区管理",
  neighbour: "邻居噪音、采光、占道",
  labour: "拖欠工资、被辞退、工伤",
  contract: "借钱不还、合同、定金",
  injury: "被撞、被打、被狗咬，要赔偿",
  other: "别的事，或不知道算哪一种",
};
