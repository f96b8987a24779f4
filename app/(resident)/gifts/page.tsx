import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { actorHere } from "#app/_session/actor.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { Figures } from "#app/_ui/figures.tsx";
import { PageHead, Section } from "#app/_ui/sheet.tsx";
import { Table } from "#app/_ui/table.tsx";
import { recipientKind } from "#db/words.ts";
import { formatDay, formatFen, formatInstant } from "#lib/format.ts";
import { publicGifts } from "#lib/gifts/queries.ts";

export const metadata: Metadata = { title: "捐赠公示" };

export default async function PublicGifts() {
  const shown = await publicGifts(await actorHere());
  if (!shown) notFound();
  const { years } = shown;
  const sum = (pick: (year: (typeof years)[number]) => number) => years.reduce((total, year) => total + pick(year), 0);
  const isEmpty = years.length === 0 && shown.openingFen === 0;
  return (
    <>
      <PageHead title="捐赠公示" about={`本平台不面向公众募捐，只记录组织内部的捐赠。这里只公布合计和用途，不公布任何人的捐赠。截至 ${formatInstant(shown.asOf, { year: true })}。`} />
      {isEmpty ? (
        <Empty title="还没有捐赠记录">
          <p>党支部登记捐赠和拨付以后，合计和用途会在这里公布。</p>
        </Empty>
      ) : (
        <>
          <Figures
            wide
            figures={[
              { label: "累计捐款", value: formatFen(sum((year) => year.receivedFen)), ...(shown.openingFen > 0 && { sub: `另有期初累计 ${formatFen(shown.openingFen)}${shown.openingUntil ? `（至${formatDay(shown.openingUntil, { year: true, weekday: false })}）` : ""}` }) },
              { label: "已拨付", value: formatFen(sum((year) => year.usedFen)) },
              { label: "受助", value: `${sum((year) => year.people)} 人次` },
            ]}
          />
          <Section title="按年">
            <Table
              caption="按年的捐赠和使用"
              rows={years}
              rowKey={(row) => String(row.year)}
              columns={[
                { head: "年份", cell: (row) => `${row.year}年` },
                { head: "收到捐款", cell: (row) => formatFen(row.receivedFen), numeric: true },
                { head: "收到捐物", cell: (row) => `${row.goods} 件`, numeric: true },
                { head: "拨付", cell: (row) => formatFen(row.usedFen), numeric: true },
                { head: "发放", cell: (row) => `${row.goodsGiven} 件`, numeric: true },
                { head: "受助", cell: (row) => `${row.people} 人次`, numeric: true },
              ]}
            />
          </Section>
          <Section title="用到了哪里">
            <Table
              caption="按受助对象"
              rows={shown.uses}
              rowKey={(row) => row.recipientKind}
              columns={[
                { head: "受助对象", cell: (row) => recipientKind[row.recipientKind] },
                { head: "拨付", cell: (row) => formatFen(row.fen), numeric: true },
                { head: "发放", cell: (row) => `${row.pieces} 件`, numeric: true },
                { head: "受助", cell: (row) => `${row.people} 人次`, numeric: true },
              ]}
              empty={<Empty title="还没有拨付" />}
            />
          </Section>
          {shown.goods.length > 0 && (
            <Section title="捐赠的物品">
              <Table
                caption="捐赠的物品"
                rows={shown.goods}
                rowKey={(row) => `${row.item} ${row.unitName}`}
                columns={[
                  { head: "物品", cell: (row) => row.item },
                  { head: "收到", cell: (row) => `${row.count} ${row.unitName}`, numeric: true },
                  { head: "已发放", cell: (row) => `${row.used} ${row.unitName}`, numeric: true },
                ]}
              />
            </Section>
          )}
        </>
      )}
    </>
  );
}
