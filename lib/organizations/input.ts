import { z } from "zod";
import { keys, linkKind, openingMeasure, organizationKind } from "#db/words.ts";
import { dayField, idField, nameField, optionalId, phoneField, reasonField, textField, wholeNumber } from "#lib/fields.ts";
import { fenOf } from "#lib/money.ts";

const details = {
  name: nameField("组织名称"),
  /** Empty: the name itself. */
  shortName: textField(30),
  officialOrder: wholeNumber({ min: 0, max: 9999, otherwise: 0 }),
  phone: phoneField,
  policePhone: phoneField,
  address: textField(200),
  about: textField(1000),
};

export const addOrganizationInput = z.object({ parentId: optionalId, kind: z.enum(keys(organizationKind), { error: "请选择组织类别。" }), ...details });
export const changeOrganizationInput = z.object({ organizationId: idField(), ...details });
export const endOrganizationInput = z.object({ organizationId: idField(), reason: reasonField });
export const moveOrganizationInput = z.object({ organizationId: idField(), parentId: idField("请选择新的上级。"), reason: reasonField });
export const linkInput = z.object({ organizationId: idField("请选择社区或网格。"), partnerId: idField("请选择单位。"), kind: z.enum(keys(linkKind), { error: "请选择关系。" }) });

export const enterOpeningTotalInput = z
  .object({
    organizationId: idField(),
    measure: z.enum(keys(openingMeasure), { error: "请选择项目。" }),
    /** Yuan for gifts, else a whole number, as typed. */
    value: z.union([z.string(), z.number()], { error: "请填写数值。" }).transform(String),
    until: dayField("请填写截止日期。"),
    document: nameField("依据的文件", 200),
  })
  .transform((input, ctx) => {
    const value = input.measure === "gifts_fen" ? fenOf(input.value) : /^\d{1,9}$/.test(input.value.trim()) ? Number(input.value) : null;
    if (value === null) ctx.addIssue({ code: "custom", path: ["value"], message: input.measure === "gifts_fen" ? "请填写金额，最多两位小数。" : "请填写整数。" });
    return { ...input, value: value ?? 0 };
  });
export const approveOpeningTotalInput = z.object({ openingTotalId: idField() });
