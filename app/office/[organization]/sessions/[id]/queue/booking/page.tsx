import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { SlotChoice } from "#app/_ui/bookings/slot-choice.tsx";
import { slotsOf } from "#app/_ui/bookings/slots.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Check, Checkboxes, Radios } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Field, FieldRow, Hidden, PhoneField } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { bookingPriority, keys, matterKind } from "#db/words.ts";
import { counterTimes } from "#lib/bookings/queries.ts";
import { matterInWords } from "#lib/bookings/rules.ts";
import { formatSpan } from "#lib/format.ts";
import { bookedFor } from "../actions.ts";

export const metadata: Metadata = { title: "代人预约" };

/** For a caller or a visitor at the counter: one form by the keyboard; the length of several matters is told when a time won't do. */
export default async function BookForSomebody({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const found = await counterTimes(await postHere(organization), id);
  if (!found) notFound();
  const full = found.slots.length === 0;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: `/office/${organization}/sessions/${id}/queue`, label: "预约和叫号" }]} />} title="代人预约" about={`${formatSpan(found.startsAt, found.endsAt)}　${found.host}`} />
      {full && <Notice tone="wait" title="时间约满了">登记后列入候补，有人取消时按先后补上。</Notice>}
      <Form action={bookedFor} submit={full ? "列入候补" : "预约"} initial={{ via: "counter", priority: "none" }}>
        <Hidden name="office" value={organization} />
        <Hidden name="sessionId" value={id} />
        <FieldRow>
          <Field name="callMe" label="怎么称呼" required maxLength={20} autoComplete="off" hint="例如 张奶奶" />
          <PhoneField name="phone" label="电话" autoComplete="off" hint="没有可以不填，前一天由社区打电话或上门告诉" />
        </FieldRow>
        {full ? <Hidden name="slotAt" value="" /> : <SlotChoice name="slotAt" label="几点来" slots={slotsOf(found.slots)} />}
        <Checkboxes name="matters" label="要问的事" inline options={keys(matterKind).map((kind) => ({ value: kind, label: matterKind[kind], hint: matterInWords[kind] }))} />
        <Radios name="priority" label="照顾" options={{ ...bookingPriority, none: "不需要" }} inline />
        <Radios name="via" label="谁来约的" options={{ counter: "本人打电话或到窗口", household: "家里人代约" }} inline />
        <Check name="homeVisit" label="来不了，希望上门" />
      </Form>
    </>
  );
}
