import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { known } from "#app/_ui/address.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { one, periodAsked, periodQuery, type Query } from "#app/_ui/period/asked.ts";
import { PageHead } from "#app/_ui/sheet.tsx";
import { Table } from "#app/_ui/table.tsx";
import { requestCategory, requestState } from "#db/words.ts";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { formatInstant, formatPeriod } from "#lib/format.ts";
import { drillable, grouping, rateRows } from "#lib/request-rates/queries.ts";

export const metadata: Metadata = { title: "数字背后的诉求" };

export default async function RequestRateRowsPage({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<Query> }) {
  const { organization } = await params;
  const query = await searchParams;
  const actor = await postHere(organization);
  const figure = known(drillable, one(query, "figure"));
  if (!figure) notFound();
  const { period } = periodAsked(query, dayOf(await now()));
  const by = known(grouping, one(query, "by")) ?? undefined;
  const [key, after] = [one(query, "key"), one(query, "after")];
  const found = await rateRows(actor, { period, figure, by, key, after });
  if (!found) notFound();
  const base = `/office/${organization}/reports/requests`;
  const here = `${base}/rows?figure=${figure}&${periodQuery(period)}${by && key ? `&by=${by}&key=${encodeURIComponent(key)}` : ""}`;
  const when = (instant: Date | null) => (instant ? formatInstant(instant) : "—");
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ label: "居民诉求三率", href: `${base}?${periodQuery(period)}${by ? `&by=${by}` : ""}` }]} />} title={drillable[figure]} about={`${formatPeriod(period)}，只列编号、类别和时间，不列内容和联系方式。`} />
      <Table
        caption={`${drillable[figure]}的诉求`}
        columns={[
          { head: "编号", cell: (row) => (found.mayRead ? <Link href={`/office/${organization}/requests/${row.id}`} prefetch={false}>{row.number}</Link> : row.number) },
          { head: "类别", cell: (row) => requestCategory[row.category] },
          { head: "受理", cell: (row) => when(row.receivedAt) },
          { head: "期限", cell: (row) => when(row.dueAt) },
          { head: "首次答复", cell: (row) => when(row.firstAnswerAt) },
          { head: "状态", cell: (row) => requestState[row.state] },
        ]}
        rows={found.rows}
        rowKey={(row) => row.id}
        empty={
          <Empty title="没有记录">
            <p>这个数字是 0，或者记录在前一页。</p>
          </Empty>
        }
      />
      <Pager newer={after ? here : undefined} older={found.next ? `${here}&after=${found.next}` : undefined} />
    </>
  );
}
