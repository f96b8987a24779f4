import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { formKey } from "#app/_ui/form/form.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { applicationState } from "#db/words.ts";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { formatFen } from "#lib/format.ts";
import { oneApplication, payableGifts } from "#lib/gifts/queries.ts";
import { balanceOf, openOf } from "#lib/gifts/rules.ts";
import { giftWords, quantity, recipientWords } from "../../../words.ts";
import { PayoutForm } from "../../payout-form.tsx";

export const metadata: Metadata = { title: "拨付" };

export default async function ApplicationPayout({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization: segment, id } = await params;
  const actor = await postHere(segment);
  const one = await oneApplication(actor, id);
  if (!one) notFound();
  const gifts = one.mayPay ? await payableGifts(actor, one) : [];
  const home = `/office/${segment}/gifts`;
  const open = openOf(one);
  const words = (amount: number) => (one.kind === "money" ? formatFen(amount) : quantity(gifts[0] ?? {}, amount));
  const first = gifts[0] ? Math.min(open, balanceOf(gifts[0])) : open;
  const options = gifts.map((gift) => ({ value: gift.id, label: `${gift.number} ${gift.donorName} 余额 ${words(balanceOf(gift))}${gift.earmark ? `（指定：${gift.earmark}）` : ""}` }));
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: `${home}/applications`, label: "用款用物申请" }, { href: `${home}/applications/${id}`, label: one.number }]} />} title={one.kind === "money" ? "拨付" : "发放"} about={`${recipientWords(one)}，批准 ${giftWords({ ...one, unitName: gifts[0]?.unitName ?? "" })}，还可支出 ${words(open)}`} />
      {!one.mayPay ? (
        <Notice tone="wait" title={`这份申请${applicationState[one.state]}`}>
          现在不能拨付。
        </Notice>
      ) : gifts.length === 0 ? (
        <Empty title={one.kind === "money" ? "没有可用的捐款" : `没有可发放的${one.item}`}>
          <p>先登记收到的捐赠，再来拨付。</p>
          <LinkButton look="main" href={`${home}/new?kind=${one.kind}`}>
            登记捐赠
          </LinkButton>
        </Empty>
      ) : (
        <PayoutForm segment={segment} formKey={formKey()} applicationId={id} kind={one.kind} gifts={options} hasEarmark={gifts.some((gift) => gift.earmark !== "")} today={dayOf(await now())} people={one.people} start={one.kind === "money" ? (first / 100).toFixed(2) : String(first)} />
      )}
    </>
  );
}
