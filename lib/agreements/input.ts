import { z } from "zod";
import { dayField, idField, nameField, optionalDay, reasonField, textField } from "#lib/fields.ts";

const inOrder = { path: ["endsOn"], message: "到期日不能早于签订日。" };
const spans = (input: { signedOn: string; endsOn: string | null }) => input.endsOn === null || input.endsOn >= input.signedOn;

const asksWhole = "每年计划填 1 到 400 的整数，没有约定就空着。";
/** What the parties agreed on; may be written anew while it is in force. */
const agreed = {
  endsOn: optionalDay,
  studio: textField(60),
  plannedSessions: z.preprocess((value) => (value === "" || value === undefined ? null : value), z.coerce.number(asksWhole).int(asksWhole).min(1, asksWhole).max(400, asksWhole).nullable()),
  branchGives: textField(500),
  communityGives: textField(500),
  terms: textField(5000),
};
const name = nameField("协议名称", 100);

export const makeAgreementInput = z.object({ name, branchId: idField("请选择党支部。"), communityId: idField("请选择社区。"), signedOn: dayField("请填写签订日期。"), ...agreed }).refine(spans, inOrder);
export const changeAgreementInput = z.object({ agreementId: idField(), name, signedOn: dayField("请填写签订日期。"), ...agreed }).refine(spans, inOrder);
export const startAgreementInput = z.object({ agreementId: idField() });
export const renewAgreementInput = z.object({ agreementId: idField(), signedOn: dayField("请填写续签日期。"), ...agreed }).refine(spans, inOrder);
export const endAgreementInput = z.object({ agreementId: idField(), reason: reasonField });
