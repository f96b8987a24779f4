import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { oneGift } from "#lib/gifts/queries.ts";
import { reverse } from "../../actions.ts";
import { ReasonForm } from "../../reason-form.tsx";
import { giftWords } from "../../words.ts";

export const metadata: Metadata = { title: "冲销捐赠" };

export default async function GiftReversal({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization: segment, id } = await params;
  const gift = await oneGift(await postHere(segment), id);
  if (!gift) notFound();
  const home = `/office/${segment}/gifts`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "捐赠台账" }, { href: `${home}/${id}`, label: gift.number }]} />} title="冲销这笔捐赠" about={`${gift.donorName ?? ""} ${giftWords(gift)}`} />
      {gift.mayReverse ? (
        <>
          <Notice tone="wait" title="冲销以后">
            原单保留并标为“已冲销”，另生成一张数额相反的冲销单，合计随之更正。冲销不能撤回；要恢复请重新登记。
          </Notice>
          <ReasonForm action={reverse} segment={segment} fields={{ giftId: id }} submit="冲销" />
        </>
      ) : (
        <Notice tone="late" title="现在不能冲销">
          {gift.usedFen !== 0 || gift.usedCount !== 0 ? "这笔捐赠已有拨付，请先在申请里冲销拨付。" : "这笔捐赠已经冲销过，或不由您登记。"}
        </Notice>
      )}
    </>
  );
}
