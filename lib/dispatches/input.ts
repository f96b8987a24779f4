import { z } from "zod";
import { idField, reasonField, several, textField } from "#lib/fields.ts";

export const dispatchRequestInput = z
  .object({
    requestId: idField(),
    version: z.coerce.number().int(),
    /** 首接主办: who stays responsible (接诉即办工作条例 art. 14). */
    ownerId: idField("请选择首接主办。"),
    assistIds: several(z.uuid("请从列表里选择协办。")),
    note: textField(300),
  })
  .refine((input) => !input.assistIds.includes(input.ownerId), { message: "主办不能同时是协办。", path: ["assistIds"] });

export const acceptDispatchInput = z.object({ dispatchId: idField() });
export const objectDispatchInput = z.object({ dispatchId: idField(), reason: reasonField });
export const withdrawDispatchInput = z.object({ dispatchId: idField(), reason: reasonField });
export const finishAssistInput = z.object({ dispatchId: idField(), text: textField(300) });
export const closeDispatchesInput = z.object({ requestId: z.uuid() });
