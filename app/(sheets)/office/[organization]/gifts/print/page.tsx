import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { SheetShell } from "#app/_ui/sheet-shell.tsx";
import { Table } from "#app/_ui/table.tsx";
import { donorKind, giftKind, giftState } from "#db/words.ts";
import { now } from "#lib/clock.ts";
import { formatDay, formatFen, formatInstant } from "#lib/format.ts";
import { giftLedger } from "#lib/gifts/queries.ts";
import { holdsAction } from "#lib/reach.ts";
import { filterOf, ledgerAddress } from "#app/office/[organization]/gifts/filter.ts";
import { giftWords, leftWords, note, quantity } from "#app/office/[organization]/gifts/words.ts";

export const metadata: Metadata = { title: "捐赠台账" };

export default async function LedgerSheet({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { organization: segment } = await params;
  const actor = await postHere(segment);
  if (!holdsAction(actor, "gift.count")) notFound();
  const filter = { ...filterOf(await searchParams), after: undefined };
  const [{ rows, sums, count }, asOf] = await Promise.all([giftLedger(actor, { ...filter, all: true }), now()]);
  const limits = [filter.year && `${filter.year}年`, filter.kind && giftKind[filter.kind], filter.state && giftState[filter.state], filter.search && `含“${filter.search}”`].filter(Boolean).join("，");
  return (
    <SheetShell wide title="捐赠台账" about={`${limits || "全部捐赠"}，共 ${rows.length} 笔${count > rows.length ? "（只印最近的 2000 笔，请按年份分开打印）" : ""}。${note}`} asOf={formatInstant(asOf, { year: true })} back={{ href: ledgerAddress(`/office/${segment}/gifts`, filter), label: "回到捐赠台账" }}>
      <Table
        caption="捐赠台账"
        narrow="scroll"
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { head: "编号", cell: (row) => <span className="nowrap">{row.number}</span> },
          { head: "捐赠人", cell: (row) => row.donorName ?? donorKind[row.donorKind] },
          { head: "捐了什么", cell: (row) => giftWords(row), numeric: true },
          { head: "收到日期", cell: (row) => <span className="nowrap">{row.receivedOn ? formatDay(row.receivedOn, { year: true, weekday: false }) : "未收到"}</span> },
          { head: "指定用途", cell: (row) => row.earmark },
          { head: "已用", cell: (row) => (row.kind === "money" ? formatFen(row.usedFen) : quantity(row, row.usedCount)), numeric: true },
          { head: "余额", cell: (row) => leftWords(row), numeric: true },
          { head: "状态", cell: (row) => <span className="nowrap">{row.reversesId ? "冲销单" : giftState[row.state]}</span> },
        ]}
        foot={["合计", "", `${formatFen(sums.receivedFen)}，物 ${sums.goods} 件`, "", "", `${formatFen(sums.usedFen)}，物 ${sums.usedGoods} 件`, `${formatFen(sums.receivedFen - sums.usedFen)}，物 ${sums.goods - sums.usedGoods} 件`, ""]}
        empty={<p>没有符合条件的捐赠。</p>}
      />
    </SheetShell>
  );
}
