import type { ProcedureStage } from "#db/words.ts";

/** The text that is read before the first word: its version is stored with the resident's yes. A change of a line is a new version. */
export const TOLD_VERSION = "2026-11";

/** What a resident is told (法官法 art. 36; 法律援助法 arts. 21, 23; 个人信息保护法 arts. 17, 29). `years`: how long the words are kept. */
export function told(years: number): string[] {
  return [
    "咨询免费，由志愿者提供参考意见，不代理案件，不收钱，不推荐律师和律所；志愿者不受任何一方委托。",
    `您说的话只有接待您的志愿者和记录员能看；除非您换了人接待，或经两人批准查阅并留下记录。办结 ${years} 年后删除，只留数字。`,
    "要先问您和对方的姓名，核对志愿者和双方有没有关系；有关系就换一位志愿者，您说过的不会转给别人。",
    "您有权申请法律援助，电话 12348。",
    "您可以随时停下来，也可以要求看、改、删您的内容。",
  ];
}

/** Why a file number doesn't go with the stage; null when it does. A court's number means a procedure; without one a name check is all there is. */
export function fileNumberFault(stage: ProcedureStage, written: string, isCourt: boolean): { field: "fileNumber" | "stage"; message: string } | null {
  if (written === "") return null;
  if (stage === "none") return { field: "stage", message: "有案号就是已进入程序，请选择是哪一种。" };
  if (!isCourt && (stage === "litigation" || stage === "enforcement")) return { field: "fileNumber", message: "案号读不出来，请照材料抄写，例如（2021）甘0105民初1234号。" };
  return null;
}
