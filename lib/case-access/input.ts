import { z } from "zod";
import { idField, reasonField, ticked } from "#lib/fields.ts";

/** A case is named by its session and its number in it: who asks has no list of cases to look through. */
export const askBreakGlassInput = z.object({
  sessionId: idField("请选择场次。"),
  number: z.coerce.number("请填写是第几位。").int("请填写整数。").min(1, "从 1 开始。").max(9999, "没有这么多。"),
  reason: reasonField.refine((text) => text.length >= 6, "请写清楚为什么要看，至少六个字。"),
});
export const decideBreakGlassInput = z.object({ breakGlassId: idField(), grants: ticked });
export const readByBreakGlassInput = z.object({ breakGlassId: idField() });
