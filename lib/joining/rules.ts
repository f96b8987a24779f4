import { addDays, type Day } from "#lib/calendar.ts";

/** A link lives half a year at most; then somebody looks at it again. */
export const LONGEST_DAYS = 180;
/** As many persons as one number may stand for: a couple, and who lives with them. */
export const PERSONS_ON_A_PHONE = 6;

/** Why a last day will not do, or null. */
export function lastDayFault(lastDay: Day, today: Day): string | null {
  if (lastDay < today) return "最后一天不能早于今天。";
  return lastDay > addDays(today, LONGEST_DAYS) ? `最长 ${LONGEST_DAYS} 天，请选 ${addDays(today, LONGEST_DAYS)} 或以前的日期。` : null;
}

export type LinkState = "open" | "expired" | "ended" | "closed";

/** Does a link stand on this day? `targetEnded`: the team or unit itself is no more. */
export function linkState(link: { lastDay: Day; ended: boolean; targetEnded: boolean }, today: Day): LinkState {
  if (link.targetEnded) return "closed";
  if (link.ended) return "ended";
  return today > link.lastDay ? "expired" : "open";
}

/** What one reads who opens a link that no longer stands. */
export const linkTroubles: Record<Exclude<LinkState, "open">, string> = {
  expired: "这个加入链接已过最后一天。",
  ended: "这个加入链接已经停用。",
  closed: "这支志愿队或这个单位已经停办。",
};

/** The link as one pastes it into a WeChat group. `lastDay`: as people read it. */
export function joiningText(link: { kind: "team" | "unit"; name: string; note: string; lastDay: string; address: string; phone: string }): string {
  const how = link.kind === "team" ? "点开链接，填手机号和姓名，就可以申请入队。" : "点开链接，填手机号和姓名，登记为本单位在职党员，也可以选好要报到的社区。";
  const phone = link.phone ? `不会用手机操作的，请打电话代办：${link.phone}` : "";
  return [`【加入${link.name}】`, link.note, how, link.address, `${link.lastDay}前有效。`, phone].filter(Boolean).join("\n");
}
