import { z } from "zod";
import { keys, role } from "#db/words.ts";
import { idField, optionalDay, reasonField } from "#lib/fields.ts";

/** `fromDay` empty: today. `toDay` empty: until it is ended. */
export const grantPostInput = z
  .object({ personId: idField("请选择人员。"), role: z.enum(keys(role), { error: "请选择岗位。" }), organizationId: idField("请选择组织。"), fromDay: optionalDay, toDay: optionalDay })
  .refine((input) => input.toDay === null || input.toDay >= (input.fromDay ?? ""), { path: ["toDay"], message: "结束日期不能早于开始日期。" });
export const endPostInput = z.object({ postId: idField(), reason: reasonField });
export const grantLeadInput = z.object({ sessionId: idField(), personId: idField("请选择负责人。") });
