import { z } from "zod";
import { exemptionKind, keys } from "#db/words.ts";
import { isDay } from "#lib/calendar.ts";
import { dayField, idField, optionalDay, textField } from "#lib/fields.ts";

export const enterExemptionInput = z
  .object({ personId: idField("请选择党员。"), kind: z.enum(keys(exemptionKind), { error: "请选择免报到的情形。" }), reason: textField(200), fromDay: dayField("请填写开始日期。"), toDay: optionalDay })
  .refine((input) => input.toDay === null || input.toDay >= input.fromDay, { message: "结束日期不能早于开始日期。", path: ["toDay"] })
  .refine((input) => input.kind !== "other" || input.reason.length >= 2, { message: "选“其他”时请写明情形。", path: ["reason"] });
export const endExemptionInput = z.object({ exemptionId: idField(), toDay: dayField("请填写最后一天。") });

const count = z
  .union([z.number(), z.string()], { error: "请填写人数。" })
  .transform((value) => (typeof value === "string" && value.trim() === "" ? Number.NaN : Number(value)))
  .refine((value) => Number.isInteger(value) && value >= 0 && value <= 99_999, "请填写 0 到 99999 之间的整数。");
export const enterHeadCountInput = z.object({ unitId: idField(), day: dayField("请选择哪一天的人数。"), inService: count });
export const verifyHeadCountInput = z.object({ headCountId: idField() });

const day = z.string().refine(isDay, "请填写日期，例如 2026-05-20。");
export const exportParticipationInput = z.object({ organizationId: idField(), from: day, to: day, rows: z.int().nonnegative() });
