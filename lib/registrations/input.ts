import { z } from "zod";
import { keys, registrationSource } from "#db/words.ts";
import { idField, optionalId, phoneField, reasonField, several, textField, ticked } from "#lib/fields.ts";

const source = z.enum(keys(registrationSource)).default("online");
const slip = { source, slipFileId: optionalId };

export const submitUnitRegistrationInput = z.object({ unitId: idField(), communityId: idField("请选择社区。"), contactName: textField(40), contactPhone: phoneField, ...slip });
export const decideUnitRegistrationInput = z.object({ registrationId: idField() });
export const returnUnitRegistrationInput = z.object({ registrationId: idField(), reason: reasonField });

export const submitMemberRegistrationInput = z.object({ personId: idField("请选择党员。"), communityId: idField("请选择社区。"), ...slip });
export const endMemberRegistrationInput = z.object({ registrationId: idField(), reason: reasonField });
export const moveMemberRegistrationInput = z.object({ registrationId: idField(), communityId: idField("请选择新的社区。"), reason: reasonField, ...slip });

/** A list pasted from WPS: 姓名 电话 社区, by tabs or spaces; `communityId` stands for rows that name none. */
export const submitMemberRegistrationsInput = z.object({
  unitId: idField(),
  text: z.string({ error: "请粘贴名单。" }).trim().min(1, "请粘贴名单。").max(100_000, "名单太长，请分几次提交。"),
  communityId: optionalId,
  /** Submits the good rows and leaves the others for another time. */
  skipErrors: ticked,
});

/** Online: what waits at a community. Paper: what waits at a unit, for its second person. No ids: the whole list. */
const waitingList = z.object({ source, communityId: optionalId, unitId: optionalId, registrationIds: several(z.uuid({ error: "请从列表里选择。" })) });
const named = (list: { source: string; communityId: string | null; unitId: string | null }) => (list.source === "paper" ? list.unitId : list.communityId) !== null;
export const acceptMemberRegistrationsInput = waitingList.refine(named, "请说明是哪个社区或单位的名单。");
export const returnMemberRegistrationsInput = waitingList
  .extend({ reason: reasonField })
  .refine(named, "请说明是哪个社区或单位的名单。")
  .refine((list) => list.registrationIds.length > 0, { message: "请选择要退回的人。", path: ["registrationIds"] });
