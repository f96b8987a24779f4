import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { actorHere } from "#app/_session/actor.ts";
import { SlotChoice } from "#app/_ui/bookings/slot-choice.tsx";
import { slotsOf } from "#app/_ui/bookings/slots.ts";
import { Facts } from "#app/_ui/facts.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { CodeField, Hidden } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead, Sheet } from "#app/_ui/sheet.tsx";
import type { MatterKind } from "#db/words.ts";
import { bookableSession, openDraft } from "#lib/bookings/queries.ts";
import { matterInWords } from "#lib/bookings/rules.ts";
import { formatInstant, formatSpan } from "#lib/format.ts";
import { codePage } from "#lib/sign-in/queries.ts";
import { enterBooking } from "../actions.ts";

export const metadata: Metadata = { title: "填写验证码", robots: { index: false } };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ request?: string; draft?: string }> };

/** The last step. A time that somebody took meanwhile is chosen anew here, and nothing typed is lost: the code still holds. */
export default async function BookingCodePage({ params, searchParams }: Props) {
  const { id } = await params;
  const { request = "", draft = "" } = await searchParams;
  const kept = openDraft(request, draft);
  const again = `/sessions/${id}/booking`;
  if (!kept || kept.sessionId !== id) redirect(again);
  const matters = kept.matters as MatterKind[];
  const [asked, found] = [await codePage(request), await bookableSession(await actorHere(), id, matters)];
  if (!found) redirect(again);
  const back = `${again}?${new URLSearchParams({ matters: matters.join("."), request, draft })}`;
  if (!asked) redirect(back);
  const free = found.slots.some((at) => at.toISOString() === kept.slotAt);
  const full = found.slots.length === 0;
  return (
    <>
      <PageHead title="填写验证码" about={`短信发到 ${asked.phone}，5 分钟内有效。`} />
      {asked.shown && <Notice title={`演示：验证码 ${asked.shown}`}>只有演示时才显示在这里，正式使用时发到手机上。</Notice>}
      <Sheet>
        <Facts
          facts={[
            ["时间", kept.slotAt && free ? formatInstant(new Date(kept.slotAt)) : full ? `候补（${formatSpan(found.startsAt, found.endsAt)}）` : ""],
            ["地方", found.host],
            ["来的人", kept.callMe],
            ["要问的事", matters.map((kind) => matterInWords[kind]).join("；")],
          ]}
        />
      </Sheet>
      {kept.slotAt && !free && <Notice tone="wait" title="刚才选的时间被别人约走了">{full ? "现在约满了，可以先候补，有空位会告诉您。" : "请另选一个，其他都还在。"}</Notice>}
      <Form action={enterBooking} submit={full ? "确定候补" : "确定预约"} busy="正在预约…" aside={<Link href={back} prefetch={false}>改时间、换号码，或重新获取</Link>}>
        <Hidden name="codeId" value={request} />
        <Hidden name="draft" value={draft} />
        {!free && !full && <SlotChoice name="slotAt" label="几点来？" slots={slotsOf(found.slots)} />}
        {!free && full && <Hidden name="slotAt" value="waitlist" />}
        <CodeField name="code" label="6 位验证码" required />
      </Form>
    </>
  );
}
