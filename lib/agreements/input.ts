import { z } from "zod";
import { dayField, idField, nameField, optionalDay, reasonField, textField } from "#lib/fields.ts";

const inOrder = { path: ["endsOn"], message: "到期日不能早于签订日。" };
const spans = (input: { signedOn: string; endsOn: string | null }) => input.endsOn === null || input.endsOn >= input.signedOn;

export const makeAgreementInput = z
  .object({ name: nameField("协议名称", 100), branchId: idField("请选择党支部。"), communityId: idField("请选择社区。"), signedOn: dayField("请填写签订日期。"), endsOn: optionalDay, terms: textField(5000) })
  .refine(spans, inOrder);
export const changeAgreementInput = z.object({ agreementId: idField(), name: nameField("协议名称", 100), signedOn: dayField("请填写签订日期。"), endsOn: optionalDay, terms: textField(5000) }).refine(spans, inOrder);
export const startAgreementInput = z.object({ agreementId: idField() });
export const renewAgreementInput = z.object({ agreementId: idField(), signedOn: dayField("请填写续签日期。"), endsOn: optionalDay, terms: textField(5000) }).refine(spans, inOrder);
export const endAgreementInput = z.object({ agreementId: idField(), reason: reasonField });
