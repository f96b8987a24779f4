import { addDays } from "#lib/calendar.ts";

/** 司法确认 is asked for by both within thirty days from the day the agreement takes effect (人民调解法 art. 33). */
export const DAYS_TO_CONFIRM = 30;

export function confirmBy(agreedOn: string): string {
  return addDays(agreedOn, DAYS_TO_CONFIRM);
}

/** How near a date is, in words a counsellor reads at a glance; days before it from 7 on are only named. */
export function nearIn(days: number): { tone: "late" | "wait" | "calm"; words: string } {
  if (days < 0) return { tone: "late", words: `已过 ${-days} 天` };
  if (days === 0) return { tone: "late", words: "就是今天" };
  return { tone: days <= 7 ? "wait" : "calm", words: `还有 ${days} 天` };
}

/** What a resident brings for a matter, on the 告知单 he takes home. */
export const whatToBring = {
  divorce: ["结婚证、身份证、户口簿", "孩子的出生证", "房、车、存款的材料"],
  support: ["户口簿、身份证", "收入和看病的票据", "以前的协议或调解书"],
  inheritance: ["房产证", "死亡证明、户籍证明", "遗嘱（如果有）", "各继承人的身份材料"],
  house_delivery: ["购房合同、付款凭证", "收房通知", "和开发商的往来文件"],
  property_service: ["物业合同、缴费凭证", "照片、维修记录"],
  neighbour: ["现场照片、录像", "社区或物业处理过的记录"],
  labour: ["劳动合同、工资流水", "工作证、考勤、聊天记录"],
  contract: ["合同、借条", "转账记录、聊天记录"],
  injury: ["病历、票据", "事故或报警的记录", "证人的联系方式"],
  other: ["和这件事有关的材料，原件和复印件"],
} as const;

/** Where a resident goes with a referral, on his 告知单. */
export const whereToGo = {
  legal_aid: "拨打 12348，或到区司法局的法律援助中心，经济困难的可以免费请律师",
  mediation: "到社区人民调解委员会，不收费；达成协议的，可在 30 天内共同申请司法确认",
  notary: "到公证处，先打电话问清要带的材料",
  petition_window: "到信访窗口，请按登记的去向等候答复",
  court: "到法院诉讼服务大厅，或拨打 12368",
} as const;
