"use client";
import { Radios } from "#app/_ui/form/choices.tsx";
import { OfficeForm } from "#app/_ui/form/office-form.tsx";
import { Field, FieldRow, Hidden, MoneyField, NumberField } from "#app/_ui/form/text-fields.tsx";
import { recipientKind, type GiftKind } from "#db/words.ts";
import { applyForGiftInput } from "#lib/gifts/input.ts";
import { apply } from "../actions.ts";

export function ApplicationForm({ segment, organizationId, formKey, kind }: { segment: string; organizationId: string; formKey: string; kind: GiftKind }) {
  return (
    <OfficeForm action={apply} formKey={formKey} schema={applyForGiftInput} submit="提交申请" initial={{ recipientKind: "pupils" }}>
      <Hidden name="segment" value={segment} />
      <Hidden name="organizationId" value={organizationId} />
      <Hidden name="kind" value={kind} />
      <Field name="purpose" label="用途" hint="例如 六一助学" maxLength={200} required />
      <Radios name="recipientKind" label="给谁" options={recipientKind} required inline />
      <Field name="recipient" label="受助人、学校或单位" hint="给学生的写学校名称，不写孩子的姓名" maxLength={60} required />
      <FieldRow>
        <Field name="class" label="班级或年级" hint="给学生的必填；同一天给同班另一批学生，写明是哪一批，例如 五年级（第二批），人次才分开算" maxLength={30} short />
        <NumberField name="people" label="受助人数" required />
      </FieldRow>
      {kind === "money" ? (
        <MoneyField name="amount" label="申请金额" required />
      ) : (
        <FieldRow>
          <Field name="item" label="物品" hint="与捐赠台账里的名称一样" maxLength={60} required />
          <NumberField name="count" label="数量" required />
        </FieldRow>
      )}
    </OfficeForm>
  );
}
