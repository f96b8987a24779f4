import { z } from "zod";
import { callBackVia, keys, satisfaction } from "#db/words.ts";
import { idField, textField } from "#lib/fields.ts";

const solved = z.enum(["yes", "no"], "请选择解决了没有。");
const satisfied = z.enum(keys(satisfaction), "请选择满意不满意。");

export const beginCallBackInput = z.object({ requestId: idField() });
/** What the resident says himself by his link or code. */
export const answerCallBackInput = z.object({ requestId: idField(), solved, satisfied, text: textField(300) });
/** What the desk hears by telephone or at his door; not reached is recorded too. */
export const recordCallBackInput = z
  .object({ requestId: idField(), via: z.enum(keys(callBackVia), "请选择回访方式。"), reached: z.enum(["yes", "no"], "请选择联系上没有。"), solved: solved.or(z.literal("")).nullish(), satisfied: satisfied.or(z.literal("")).nullish(), text: textField(300) })
  .refine((input) => input.reached === "no" || Boolean(input.solved), { message: "请选择解决了没有。", path: ["solved"] })
  .refine((input) => input.reached === "no" || Boolean(input.satisfied), { message: "请选择满意不满意。", path: ["satisfied"] });
export const reopenRequestInput = z.object({ requestId: idField(), reason: textField(300).refine((text) => text.length >= 2, "请写明还有什么问题，至少两个字。") });
