import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Figures } from "#app/_ui/figures.tsx";
import { FilterSelect, Filters, FilterText } from "#app/_ui/filters.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { Table } from "#app/_ui/table.tsx";
import { donorKind, giftKind, giftState } from "#db/words.ts";
import { formatDay, formatFen, formatInstant } from "#lib/format.ts";
import { giftLedger, giftTotals } from "#lib/gifts/queries.ts";
import { filterOf, ledgerAddress, yearsUntil } from "./filter.ts";
import { GiftTabs } from "./gift-tabs.tsx";
import { giftTone, giftWords, leftWords, note, quantity } from "./words.ts";

export const metadata: Metadata = { title: "捐赠台账" };

export default async function GiftLedger({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { organization: segment } = await params;
  const actor = await postHere(segment);
  const filter = filterOf(await searchParams);
  const [ledger, totals] = await Promise.all([giftLedger(actor, filter), giftTotals(actor)]);
  if (!totals) notFound();
  const home = `/office/${segment}/gifts`;
  const isFiltered = Boolean(filter.year || filter.kind || filter.state || filter.search);
  const { sums } = ledger;
  return (
    <>
      <PageHead title="捐赠台账" about={note}>
        <LinkButton href={ledgerAddress(`${home}/print`, filter)}>打印台账</LinkButton>
        {ledger.mayRecord && <LinkButton href={`${home}/new?pledged=1`}>登记认捐</LinkButton>}
        {ledger.mayRecord && <LinkButton href={`${home}/new?kind=goods`}>登记捐物</LinkButton>}
        {ledger.mayRecord && (
          <LinkButton href={`${home}/new`} look="main">
            登记捐款
          </LinkButton>
        )}
      </PageHead>
      <GiftTabs segment={segment} here="gifts" />
      <Figures
        wide
        figures={[
          { label: "累计捐款", value: formatFen(totals.receivedFen), sub: totals.openingFen > 0 ? `另有期初累计 ${formatFen(totals.openingFen)}` : `截至 ${formatInstant(totals.asOf)}` },
          { label: "已拨付", value: formatFen(totals.paidFen), sub: `受助 ${totals.people} 人次` },
          { label: "余额", value: formatFen(totals.balanceFen) },
          { label: "捐物", value: `${totals.goods} 件`, sub: `已发放 ${totals.goodsGiven} 件` },
        ]}
      />
      <Filters clear={isFiltered ? home : undefined}>
        <FilterSelect name="year" label="年份" value={filter.year?.toString()} options={yearsUntil(totals.asOf)} />
        <FilterSelect name="kind" label="款或物" value={filter.kind} options={giftKind} />
        <FilterSelect name="state" label="状态" value={filter.state} options={giftState} />
        <FilterText name="search" label={ledger.isNamed ? "编号、捐赠人、物品" : "编号、物品"} value={filter.search} />
      </Filters>
      <Table
        caption="捐赠台账"
        rows={ledger.rows}
        rowKey={(row) => row.id}
        columns={[
          { head: "编号", cell: (row) => <Link href={`${home}/${row.id}`} prefetch={false}>{row.number}</Link> },
          { head: "捐赠人", cell: (row) => row.donorName ?? donorKind[row.donorKind] },
          { head: "捐了什么", cell: (row) => giftWords(row), numeric: true },
          { head: "收到日期", cell: (row) => (row.receivedOn ? formatDay(row.receivedOn, { year: true, weekday: false }) : "未收到") },
          { head: "已用", cell: (row) => (row.kind === "money" ? formatFen(row.usedFen) : quantity(row, row.usedCount)), numeric: true },
          { head: "余额", cell: (row) => leftWords(row), numeric: true },
          { head: "状态", cell: (row) => <State tone={giftTone[row.state]}>{row.reversesId ? "冲销单" : giftState[row.state]}</State> },
        ]}
        foot={["合计", "", `${formatFen(sums.receivedFen)}，物 ${sums.goods} 件`, sums.pledgedFen > 0 ? `认捐未到 ${formatFen(sums.pledgedFen)}` : "", `${formatFen(sums.usedFen)}，物 ${sums.usedGoods} 件`, `${formatFen(sums.receivedFen - sums.usedFen)}，物 ${sums.goods - sums.usedGoods} 件`, ""]}
        empty={
          <Empty title={isFiltered ? "没有符合条件的捐赠" : "还没有登记过捐赠"}>
            <p>{isFiltered ? "请换一个条件，或清除条件。" : ledger.mayRecord ? "收到捐款或捐物后，点“登记捐款”或“登记捐物”。" : "党支部登记捐赠后，这里自动出现。"}</p>
          </Empty>
        }
      />
      <Pager count={ledger.count} unit="笔" newer={filter.after ? ledgerAddress(home, { ...filter, after: undefined }) : undefined} older={ledger.next ? ledgerAddress(home, { ...filter, after: ledger.next }) : undefined} />
    </>
  );
}
