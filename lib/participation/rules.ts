import { formatDay, formatPeriod, formatRate, formatCount, hoursOf } from "#lib/format.ts";
import type { Period } from "#lib/calendar.ts";

/** What is counted for one unit, or for a node of the tree (distinct persons). Minutes are whole minutes, the rest whole numbers. */
export interface Counts {
  /** Units with a standing accepted 单位报到 on the last day; of them by stamped slip alone. */
  units: number;
  unitsOnPaper: number;
  /** In-service members on the last day: the verified head-count, else the roster. */
  inService: number;
  /** True when every unit counted has a head-count verified for the last day; else the number is marked 未核. */
  verified: boolean;
  exempt: number;
  registered: number;
  registeredOnPaper: number;
  /** In-service members on the last day with a 双报到 record in the period; and those of them registered that day. */
  tookPart: number;
  registeredTookPart: number;
  sessions: number;
  persons: number;
  visits: number;
  minutes: number;
  /** Of the minutes, those entered by hand. */
  manualMinutes: number;
  peopleServed: number;
  problemsSolved: number;
  communities: number;
}

/** Every figure of the report by its term (domain.md, Figures). Keys stand in URLs. */
export const figure = {
  units: "报到单位数",
  inService: "在职党员",
  shouldRegister: "应报到",
  registered: "已报到",
  registrationRate: "报到率",
  registrationRateOfShould: "报到率（按应报到）",
  participationRate: "参与率",
  registeredParticipationRate: "报到党员参与率",
  idle: "本期暂无服务记录",
  sessions: "服务场次",
  persons: "参与人数",
  visits: "参与人次",
  minutes: "服务时长",
  minutesEach: "人均时长",
  visitsEach: "人均次数",
  peopleServed: "服务群众人次",
  problemsSolved: "解决问题、办实事",
  communities: "覆盖社区数",
} as const;
export type Figure = keyof typeof figure;

/** What a link may lead to: every figure, and the two groups beside 应报到. */
export const drillable = { ...figure, exempt: "免报到", notRegistered: "未报到" } as const;
export type Drillable = keyof typeof drillable;

export const unitOfMeasure: Partial<Record<Figure, string>> = {
  units: "个",
  inService: "人",
  shouldRegister: "人",
  registered: "人",
  idle: "人",
  sessions: "场",
  persons: "人",
  visits: "人次",
  minutes: "小时",
  minutesEach: "小时",
  visitsEach: "次",
  peopleServed: "人次",
  problemsSolved: "件",
  communities: "个",
};

/** 应报到: in-service members on the last day less exemptions; a column of its own, never a silent subtraction. */
export function shouldRegister(counts: Counts): number {
  return Math.max(0, counts.inService - counts.exempt);
}

/** 本期暂无服务记录: registered on the last day, none in the period. */
export function idle(counts: Counts): number {
  return counts.registered - counts.registeredTookPart;
}

/** A figure as numerator over denominator where it is a rate or an average, else as a number over 1. */
export function ratio(counts: Counts, name: Figure): { over: number; under: number } {
  switch (name) {
    case "registrationRate":
      return { over: counts.registered, under: counts.inService };
    case "registrationRateOfShould":
      return { over: counts.registered, under: shouldRegister(counts) };
    case "participationRate":
      return { over: counts.tookPart, under: counts.inService };
    case "registeredParticipationRate":
      return { over: counts.registeredTookPart, under: counts.registered };
    case "minutesEach":
      return { over: counts.minutes, under: counts.inService };
    case "visitsEach":
      return { over: counts.visits, under: counts.inService };
    case "shouldRegister":
      return { over: shouldRegister(counts), under: 1 };
    case "idle":
      return { over: idle(counts), under: 1 };
    default:
      return { over: counts[name], under: 1 };
  }
}

export function isRate(name: Figure): boolean {
  return name.endsWith("Rate") || name === "registrationRateOfShould";
}

/** The figure as a number (rates as a fraction, times in hours), unrounded; null where nobody could have taken part. */
export function figureOf(counts: Counts, name: Figure): number | null {
  const { over, under } = ratio(counts, name);
  if (under === 0) return null;
  return name === "minutes" || name === "minutesEach" ? over / under / 60 : over / under;
}

/** The figure as people read it: 92.4%, 2.6, 1,207; “—” where nobody could have taken part, never 0 %. */
export function shown(counts: Counts, name: Figure): string {
  const { over, under } = ratio(counts, name);
  if (under === 0) return "—";
  if (isRate(name)) return formatRate(over, under);
  if (name === "minutes") return hoursOf(over);
  if (name === "minutesEach") return hoursOf(over / under);
  if (name === "visitsEach") return (Math.floor((over * 10) / under + 0.5) / 10).toFixed(1);
  return formatCount(over);
}

/** The step from another period: points for rates, plain difference else; “—” when either has no value. */
export function change(now: Counts, before: Counts, name: Figure): string {
  const [a, b] = [figureOf(now, name), figureOf(before, name)];
  if (a === null || b === null) return "—";
  const tenths = isRate(name) || name === "minutes" || name === "minutesEach" || name === "visitsEach";
  const scale = isRate(name) ? 100 : 1;
  const step = tenths ? Math.round((a - b) * scale * 10) / 10 : a - b;
  const sign = step > 0 ? "+" : step < 0 ? "−" : "";
  const size = tenths ? Math.abs(step).toFixed(1) : formatCount(Math.abs(step));
  return step === 0 ? "持平" : `${sign}${size}${isRate(name) ? " 个百分点" : ""}`;
}

/** The day figures stand for: the period's last day, or today while the period runs. */
export function lastDay(period: Period, today: string): string {
  return period.to < today ? period.to : today;
}

/** The whole report as one paragraph for a letter or a WeChat group; no unit is named before another. */
export function paragraph(report: { name: string; period: Period; lastDay: string; total: Counts; before: Counts }): string {
  const { total, before } = report;
  const say = (name: Figure) => `${shown(total, name)}${figureOf(total, name) === null ? "" : (unitOfMeasure[name] ?? "")}`;
  const step = (name: Figure) => {
    const by = change(total, before, name);
    return by === "—" ? "" : by === "持平" ? "，与上期持平" : `，较上期${by.startsWith("+") ? "上升" : "下降"}${by.slice(1).replace(" ", "")}`;
  };
  const mark = total.verified ? "" : "（部分单位人数未核）";
  return [
    `截至${formatDay(report.lastDay, { year: true, weekday: false })}，${report.name}${formatPeriod(report.period)}“双报到”情况如下：`,
    `共有${formatCount(total.units)}个单位向社区报到${total.unitsOnPaper > 0 ? `（其中纸质报到${formatCount(total.unitsOnPaper)}个）` : ""}，在职党员${say("inService")}${mark}，应报到${say("shouldRegister")}，已报到${say("registered")}，报到率${say("registrationRate")}${step("registrationRate")}；`,
    `开展服务${say("sessions")}，参与${say("persons")}、${say("visits")}，参与率${say("participationRate")}${step("participationRate")}，人均服务${say("minutesEach")}；`,
    `服务群众${say("peopleServed")}，解决问题、办实事${say("problemsSolved")}，覆盖社区${say("communities")}。`,
  ].join("");
}
