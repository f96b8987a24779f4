import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Facts } from "#app/_ui/facts.tsx";
import { SheetShell } from "#app/_ui/sheet-shell.tsx";
import { donorKind, giftKind, giftMeans, type GiftMeans } from "#db/words.ts";
import { formatDay, formatFen, formatInstant } from "#lib/format.ts";
import { inCapitals } from "#lib/money.ts";
import { oneGift } from "#lib/gifts/queries.ts";
import { now } from "#lib/clock.ts";
import { quantity, recipientWords } from "#app/office/[organization]/gifts/words.ts";
import style from "./note.module.css";

export const metadata: Metadata = { title: "捐赠登记单" };

/** A branch is no 慈善组织: this is a note of what came, with what 慈善法 art. 38 asks of a receipt, and no receipt for tax. */
export default async function GiftNote({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization: segment, id } = await params;
  const gift = await oneGift(await postHere(segment), id);
  if (!gift?.isNamed || gift.state !== "received" || !gift.receivedOn) notFound();
  const isMoney = gift.kind === "money";
  const uses = gift.uses.filter((use) => !use.isReversed && use.reversesId === null);
  return (
    <SheetShell title="捐赠登记单（非捐赠票据，不作抵税凭证）" about={`编号 ${gift.number}`} asOf={formatInstant(await now(), { year: true })} back={{ href: `/office/${segment}/gifts/${id}`, label: "回到捐赠明细" }}>
      <Facts
        facts={[
          ["捐赠人", `${gift.donorName ?? ""}（${donorKind[gift.donorKind]}）`],
          ["捐赠种类", giftKind[gift.kind] === "款" ? "捐款" : "捐物"],
          ["金额（小写）", isMoney ? formatFen(gift.amountFen) : null],
          ["金额（大写）", isMoney ? `人民币${inCapitals(gift.amountFen)}` : null],
          ["物品", isMoney ? null : gift.item],
          ["数量", isMoney ? null : quantity(gift, gift.count)],
          ["折合金额", !isMoney && gift.amountFen > 0 ? `${formatFen(gift.amountFen)}（人民币${inCapitals(gift.amountFen)}）` : null],
          ["物品情况", isMoney ? null : "可以使用、安全"],
          ["用途", gift.earmark || "未指定，由本组织按申请和审批使用"],
          ["声明", gift.unrelated ? "捐赠人声明指定的受益人与其没有利害关系" : null],
          ["收到日期", formatDay(gift.receivedOn, { year: true, weekday: false })],
          ["收到方式", giftMeans[gift.means as GiftMeans] ?? gift.means],
          ["现金在场人", gift.witnessedBy],
          ["接收单位", gift.organization],
          ["经手人", gift.enteredBy],
        ]}
      />
      {uses.length > 0 && (
        <section className={style.uses}>
          <h2>已经用到</h2>
          <ul>
            {uses.map((use) => (
              <li key={use.id}>
                {formatDay(use.paidOn, { year: true, weekday: false })}，{use.purpose}，{recipientWords({ recipient: use.recipient, class: use.class, people: use.people })}，{isMoney ? formatFen(use.amountFen) : quantity(gift, use.count)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className={style.signs}>
        <p>捐赠人签名</p>
        <p>经手人签名</p>
        <p>接收单位（章）</p>
        <p>日期</p>
      </div>
      <p className="small">本单只作组织内部登记。捐赠人可以随时查询捐赠的使用情况（公益事业捐赠法第二十一条）。</p>
    </SheetShell>
  );
}
