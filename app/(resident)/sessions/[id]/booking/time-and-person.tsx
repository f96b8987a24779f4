import Link from "next/link";
import { SlotChoice } from "#app/_ui/bookings/slot-choice.tsx";
import { slotsOf } from "#app/_ui/bookings/slots.ts";
import { Check, Radios } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Field, Hidden, PhoneField } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Section, Sheet } from "#app/_ui/sheet.tsx";
import { bookingPriority, type MatterKind } from "#db/words.ts";
import type { bookableSession, openDraft } from "#lib/bookings/queries.ts";
import { matterInWords } from "#lib/bookings/rules.ts";
import { askForBooking } from "./actions.ts";

type Found = NonNullable<Awaited<ReturnType<typeof bookableSession>>>;

/** The second step: when, for whom, and the number the code goes to. `draft`: he came back from the code to choose again. */
export function TimeAndPerson({ found, matters, draft }: { found: Found; matters: MatterKind[]; draft: ReturnType<typeof openDraft> }) {
  const full = found.slots.length === 0;
  return (
    <>
      <Section title="要问的事" aside={<Link href={`/sessions/${found.id}/booking?was=${matters.join(".")}`} prefetch={false}>重新选</Link>}>
        <Sheet>
          <p>{matters.map((kind) => matterInWords[kind]).join("；")}</p>
          <p>约 {found.minutes} 分钟。请带上：{found.bring.join("、")}。</p>
        </Sheet>
      </Section>
      {full && <Notice tone="wait" title={found.tooLong ? `没有 ${found.minutes} 分钟这么长的空时间了` : "时间约满了，可以候补"}>{found.tooLong && "可以先约一件事，其余的现场再问；或者候补。"}有人取消时按先后补上，用短信告诉您；当天直接来取号也可以。</Notice>}
      <Form action={askForBooking.bind(null, found.id, matters)} submit={full ? "候补：获取验证码" : "获取验证码"} busy="正在发送…" initial={draft ?? { via: "self", priority: "none" }}>
        {full ? <Hidden name="slotAt" value="" /> : <SlotChoice name="slotAt" label="几点来？" slots={slotsOf(found.slots)} />}
        <Radios name="via" label="给谁约？" options={{ self: "我自己", household: "家里人（没有手机，或不会用）" }} inline />
        <Field name="callMe" label="怎么称呼来的人？" hint="不用写全名，例如 张奶奶" required maxLength={20} autoComplete="off" />
        <Radios name="priority" label="需要照顾吗？" hint="按实际情况选，不用出示证件，同时到的会先叫。" options={{ ...bookingPriority, none: "不需要" }} inline />
        <Check name="homeVisit" label="来不了，希望上门" hint="社区会打电话和您商量，不一定能安排。" />
        <PhoneField name="phone" label="手机号" required hint="验证码和提醒发到这个号码，只有社区工作人员看得到。" />
      </Form>
    </>
  );
}
