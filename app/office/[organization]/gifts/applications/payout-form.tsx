"use client";
import { Check, Select, type Option } from "#app/_ui/form/choices.tsx";
import { FieldArray } from "#app/_ui/form/field-array.tsx";
import { OfficeForm } from "#app/_ui/form/office-form.tsx";
import { DateField, Field, FieldRow, Hidden, MoneyField, NumberField } from "#app/_ui/form/text-fields.tsx";
import type { GiftKind } from "#db/words.ts";
import { payOutInput } from "#lib/gifts/input.ts";
import { pay } from "../actions.ts";

type PayoutProps = { segment: string; formKey: string; applicationId: string; kind: GiftKind; gifts: Option[]; hasEarmark: boolean; today: string; people: number; start: string };

export function PayoutForm({ segment, formKey, applicationId, kind, gifts, hasEarmark, today, people, start }: PayoutProps) {
  const isMoney = kind === "money";
  const first = { giftId: gifts[0]?.value ?? "", ...(isMoney ? { amount: start } : { count: start }) };
  return (
    <OfficeForm action={pay} formKey={formKey} schema={payOutInput} submit={isMoney ? "登记拨付" : "登记发放"} initial={{ paidOn: today, people, parts: [first] }}>
      <Hidden name="segment" value={segment} />
      <Hidden name="applicationId" value={applicationId} />
      <FieldArray name="parts" label="从哪笔捐赠支出" blank={{ giftId: gifts[0]?.value ?? "", amount: "", count: "" }} add="再加一笔捐赠" row={(place) => `第 ${place + 1} 笔`} most={20}>
        {(path) => (
          <FieldRow>
            <Select name={`${path}.giftId`} label="捐赠" options={gifts} required />
            {isMoney ? <MoneyField name={`${path}.amount`} label="金额" required /> : <NumberField name={`${path}.count`} label="数量" required />}
          </FieldRow>
        )}
      </FieldArray>
      <FieldRow>
        <DateField name="paidOn" label={isMoney ? "拨付日期" : "发放日期"} required />
        <NumberField name="people" label="这次受助人数" />
      </FieldRow>
      <Field name="receiver" label="签收的人或单位" hint="给学生的写学校或老师，不写孩子的姓名" maxLength={60} required />
      {hasEarmark && <Check name="earmarkKept" label="有指定用途的捐赠：用途一致，或已征得捐赠人同意（慈善法第五十六条）" />}
      <Check name="finishes" label="这是最后一笔，批准数额的余下部分不再拨付" />
    </OfficeForm>
  );
}
