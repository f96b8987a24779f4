import type { Figure } from "#lib/participation/rules.ts";

/** What each figure means, as the sheet of definitions says it (domain.md, Figures). */
export const definitions: Record<Figure, string> = {
  units: "最后一天仍有效、已被社区接收的单位报到数。",
  inService: "最后一天的在职党员：有核定人数的用核定人数，没有的按名册计并标“未核”。离退休党员不计。",
  shouldRegister: "在职党员减免报到，单列，不在别的数里暗减。",
  registered: "最后一天仍有效、已被接收报到的在职党员。",
  registrationRate: "已报到 ÷ 在职党员。没有在职党员的单位写“—”。",
  registrationRateOfShould: "已报到 ÷ 应报到。",
  participationRate: "最后一天的在职党员中，本期在报到有效期间有已确认双报到服务记录的人 ÷ 在职党员。",
  registeredParticipationRate: "当天已报到的人中有本期服务记录的 ÷ 已报到。",
  idle: "已报到、本期还没有服务记录的人数。",
  sessions: "有本单位党员参加的场次数。",
  persons: "本期有服务记录的不重复人数，按服务当天所在单位。",
  visits: "人 × 场次；在别处完成的服务每条计一次。",
  minutes: "已确认的服务时长减去冲销，单位小时。路上的时间不计。",
  minutesEach: "服务时长 ÷ 最后一天的在职党员。",
  visitsEach: "参与人次 ÷ 最后一天的在职党员。",
  peopleServed: "场次结束时登记的服务群众人次。",
  problemsSolved: "场次结束时登记的解决问题、办实事件数。",
  communities: "有服务记录的不重复社区数。",
};
