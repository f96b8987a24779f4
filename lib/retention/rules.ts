import { addDays, dayOf, type Day } from "#lib/calendar.ts";

/** How long what residents leave here is kept, each a setting of the root organization (domain.md, Retention): its bounds, and what stands until one is set. */
export const retentions = {
  case_retention_years: { says: "咨询的内容、姓名和材料，办结以后", unit: "年", least: 1, most: 10, otherwise: 2 },
  contact_retention_days: { says: "诉求、预约、活动室留的手机号和称呼，办完以后", unit: "天", least: 30, most: 1095, otherwise: 365 },
} as const;
export type Retention = keyof typeof retentions;

/** The first day on which a contact may go: so many days after what it was left for has ended (个人信息保护法 art. 19). */
export function contactEndsOn(endedAt: Date, days: number): Day {
  return addDays(dayOf(endedAt), days);
}
