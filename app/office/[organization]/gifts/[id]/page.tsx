import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { donorKind, giftKind, giftMeans, giftState, recipientKind, type GiftMeans } from "#db/words.ts";
import { formatDay, formatFen, formatInstant } from "#lib/format.ts";
import { oneGift } from "#lib/gifts/queries.ts";
import { PartsTable } from "../parts-table.tsx";
import { giftTone, giftWords, leftWords, quantity, recipientWords } from "../words.ts";

export const metadata: Metadata = { title: "捐赠明细" };

export default async function OneGift({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization: segment, id } = await params;
  const gift = await oneGift(await postHere(segment), id);
  if (!gift) notFound();
  const home = `/office/${segment}/gifts`;
  const here = `${home}/${gift.id}`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "捐赠台账" }]} />} title={gift.number} about={`${giftKind[gift.kind]} · ${giftWords(gift)}`}>
        {gift.mayReverse && (
          <LinkButton look="danger" href={`${here}/reversal`}>
            {gift.state === "pledged" ? "撤销认捐" : "冲销"}
          </LinkButton>
        )}
        {gift.isNamed && gift.state === "received" && <LinkButton href={`${here}/note`}>打印捐赠登记单</LinkButton>}
        {gift.mayReceive && (
          <LinkButton look="main" href={`${here}/arrival`}>
            登记收到
          </LinkButton>
        )}
      </PageHead>
      <Sheet>
        <Facts
          facts={[
            ["状态", <State key="state" tone={giftTone[gift.state]}>{gift.reversesId ? "冲销单" : giftState[gift.state]}</State>],
            ["捐赠人", gift.donorName ? `${gift.donorName}（${donorKind[gift.donorKind]}）` : donorKind[gift.donorKind]],
            ["捐赠", giftWords(gift)],
            ["折合金额", gift.kind === "goods" && gift.amountFen > 0 ? formatFen(gift.amountFen) : null],
            ["已用", gift.kind === "money" ? formatFen(gift.usedFen) : quantity(gift, gift.usedCount)],
            ["余额", leftWords(gift)],
            ["指定用途", gift.earmark],
            ["声明", gift.unrelated ? "受益人与捐赠人没有利害关系" : null],
            ["收到日期", gift.receivedOn ? formatDay(gift.receivedOn, { year: true, weekday: false }) : "还没有收到"],
            ["怎样收到", gift.means ? (giftMeans[gift.means as GiftMeans] ?? gift.means) : null],
            ["现金在场人", gift.witnessedBy],
            ["活动", gift.session ? <Link key="session" href={`/office/${segment}/sessions/${gift.sessionId}`} prefetch={false}>{gift.session}</Link> : null],
            ["登记单位", gift.organization],
            ["经手人", gift.enteredBy],
            ["登记时间", formatInstant(gift.recordedAt, { year: true })],
            ["冲销原因", gift.reason],
            ["原单", gift.reversesId ? <Link key="first" href={`${home}/${gift.reversesId}`} prefetch={false}>查看被冲销的捐赠</Link> : null],
            ["冲销单", gift.reversalId ? <Link key="reversal" href={`${home}/${gift.reversalId}`} prefetch={false}>查看冲销单</Link> : null],
          ]}
        />
      </Sheet>
      <Section title="用到了哪里">
        <PartsTable
          caption="每一笔使用"
          parts={gift.uses}
          unitName={gift.unitName || "件"}
          lead={{
            head: "用途",
            cell: (use) => (
              <>
                {gift.isNamed ? <Link href={`${home}/applications/${use.applicationId}`} prefetch={false}>{use.purpose}</Link> : use.purpose}
                <br />
                <small>{recipientWords({ recipient: use.recipient || recipientKind[use.recipientKind], class: use.class, people: Math.max(0, use.people) })}</small>
              </>
            ),
          }}
          empty={
            <Empty title="还没有使用">
              <p>申请批准后，在申请里选择从这笔捐赠拨付，这里自动出现。</p>
            </Empty>
          }
        />
      </Section>
    </>
  );
}
