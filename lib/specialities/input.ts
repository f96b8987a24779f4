import { z } from "zod";
import { keys, speciality, validityKind } from "#db/words.ts";
import { dayField, idField, reasonField, textField } from "#lib/fields.ts";

export const recogniseSpecialityInput = z.object({ personId: idField(), speciality: z.enum(keys(speciality), { error: "请选择专长。" }), document: textField(200) });
export const endSpecialityInput = z.object({ personSpecialityId: idField(), reason: reasonField });
export const withdrawValidityInput = z.object({ validityId: idField(), reason: reasonField });
export const enterValidityInput = z
  .object({ personId: idField(), kind: z.enum(keys(validityKind), { error: "请选择类别。" }), document: textField(200), fromDay: dayField("请填写起始日期。"), untilDay: dayField("请填写有效期至。") })
  .refine((input) => input.untilDay >= input.fromDay, { path: ["untilDay"], message: "有效期至不能早于起始日期。" });
