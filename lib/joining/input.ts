import { z } from "zod";
import { dayField, idField, nameField, optionalId, reasonField, textField } from "#lib/fields.ts";

const token = z.string({ error: "链接不完整，请重新扫码。" }).regex(/^[\w-]{20,60}$/, "链接不完整，请重新扫码。");
/** `note`: a word to a team; `communityId`: where one who joins a unit wants to register. */
const said = { note: textField(300), communityId: optionalId };

/** `targetId`: the team or the unit. */
export const makeJoiningLinkInput = z.object({ targetId: idField("请选择志愿队或单位。"), lastDay: dayField("请填写最后一天。"), note: textField(200) });
export const endJoiningLinkInput = z.object({ linkId: idField(), reason: reasonField });
export const joinByLinkInput = z.object({ token, ...said });
export const joinAsNewInput = z.object({ token, signInId: z.uuid("请重新填写手机号。"), name: nameField("姓名", 30), ...said });
export const decideUnitJoiningInput = z
  .object({ joiningId: idField(), decision: z.enum(["accept", "return"], { error: "请选择确认或退回。" }), reason: textField(200) })
  .refine((input) => input.decision === "accept" || input.reason.length >= 2, { path: ["reason"], message: "退回请写明原因，本人会看到。" });
