"use client";
import { Check, Radios, Select, type Option } from "#app/_ui/form/choices.tsx";
import { OfficeForm } from "#app/_ui/form/office-form.tsx";
import { DateField, Field, FieldRow, Hidden, MoneyField, NumberField } from "#app/_ui/form/text-fields.tsx";
import { donorKind, giftMeans, type GiftKind } from "#db/words.ts";
import { pledgeGiftInput, receivePledgeInput, recordGiftInput } from "#lib/gifts/input.ts";
import { arrive, pledge, record } from "./actions.ts";

type Place = { segment: string; organizationId: string; formKey: string };

/** A gift that has come, or a promise of one; the page's address says whether of money or goods. */
export function GiftForm({ segment, organizationId, formKey, kind, pledged, sessions, today }: Place & { kind: GiftKind; pledged: boolean; sessions: Option[]; today: string }) {
  return (
    <OfficeForm action={pledged ? pledge : record} formKey={formKey} schema={pledged ? pledgeGiftInput : recordGiftInput} submit={pledged ? "登记认捐" : "登记捐赠"} initial={{ donorKind: "person", receivedOn: today, means: kind === "money" ? "bank" : "delivered" }}>
      <Hidden name="segment" value={segment} />
      <Hidden name="organizationId" value={organizationId} />
      <Hidden name="kind" value={kind} />
      <Radios name="donorKind" label="捐赠人是" options={donorKind} required inline />
      <Field name="donorName" label="捐赠人" hint="公示只显示合计，不显示捐赠人和金额" maxLength={60} required />
      {kind === "money" ? <MoneyField name="amount" label="金额" hint="例如 1000 或 1000.50" required /> : <GoodsFields />}
      {!pledged && <ArrivalFields kind={kind} />}
      <Field name="earmark" label="指定用途或受益人" hint="没有指定就不填" maxLength={200} />
      <Check name="unrelated" label="捐赠人声明：指定的受益人中没有与他有利害关系的人（慈善法第四十条）" />
      {sessions.length > 0 && <Select name="sessionId" label="属于哪场活动" options={sessions} blank="不属于某场活动" />}
    </OfficeForm>
  );
}

/** A promise that has come. */
export function ArrivalForm({ segment, organizationId, formKey, giftId, kind, today }: Place & { giftId: string; kind: GiftKind; today: string }) {
  return (
    <OfficeForm action={arrive} formKey={formKey} schema={receivePledgeInput} submit="登记收到" initial={{ receivedOn: today, means: kind === "money" ? "bank" : "delivered" }}>
      <Hidden name="segment" value={segment} />
      <Hidden name="organizationId" value={organizationId} />
      <Hidden name="giftId" value={giftId} />
      <ArrivalFields kind={kind} />
    </OfficeForm>
  );
}

function GoodsFields() {
  return (
    <>
      <Field name="item" label="物品" hint="同样的物品每次写同样的名称，发放时按名称对应" maxLength={60} required />
      <FieldRow>
        <NumberField name="count" label="数量" required />
        <Field name="unitName" label="单位" hint="本、套、件" maxLength={10} short required />
        <MoneyField name="amount" label="折合金额" hint="捐赠人说明的，没有就不填" />
      </FieldRow>
    </>
  );
}

function ArrivalFields({ kind }: { kind: GiftKind }) {
  const { delivered, ...ofMoney } = giftMeans;
  return (
    <>
      <FieldRow>
        <DateField name="receivedOn" label="收到日期" required />
        <Select name="means" label="怎样收到" options={kind === "money" ? ofMoney : { delivered, direct: ofMoney.direct }} required />
      </FieldRow>
      {kind === "goods" && <Check name="usable" label="物品可以使用、安全，不是废旧过期的（慈善法第三十六条）" />}
      {kind === "money" && (
        <FieldRow>
          <Field name="witness1" label="现金在场人一" hint="收现金时填，要两个人" maxLength={20} short />
          <Field name="witness2" label="现金在场人二" maxLength={20} short />
        </FieldRow>
      )}
    </>
  );
}
