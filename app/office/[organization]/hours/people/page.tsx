import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { Filters, FilterText } from "#app/_ui/filters.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { Table } from "#app/_ui/table.tsx";
import { dayOf, periodOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { formatInstant, formatMinutes } from "#lib/format.ts";
import { personSums } from "#lib/hours/queries.ts";
import { HoursPlaces } from "../places.tsx";

export const metadata: Metadata = { title: "个人合计" };

export default async function People({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<Record<string, string | undefined>> }) {
  const { organization } = await params;
  const query = await searchParams;
  const instant = await now();
  const thisYear = dayOf(instant).slice(0, 4);
  const year = /^20\d\d$/.test(query.year ?? "") && (query.year ?? "") <= thisYear ? (query.year ?? thisYear) : thisYear;
  const name = query.name?.trim() || undefined;
  const sums = await personSums(await postHere(organization), periodOf("year", `${year}-01-01`), name, query.after);
  if (!sums) notFound();
  const address = (more: Record<string, string>) => `?${new URLSearchParams({ year, ...(name && { name }), ...more }).toString()}`;
  return (
    <>
      <HoursPlaces organization={organization} at="/people" />
      <PageHead title={`${year}年 个人合计`} about={`按姓名排列，不排名次。已确认的时长减去冲销。截至 ${formatInstant(instant)}。`}>
        <Link href={`?year=${Number(year) - 1}`} prefetch={false}>
          {Number(year) - 1}年
        </Link>
        {year < thisYear && (
          <Link href={`?year=${Number(year) + 1}`} prefetch={false}>
            {Number(year) + 1}年
          </Link>
        )}
        <PrintButton />
      </PageHead>
      <Filters keep={{ year }} clear={name ? `?year=${year}` : undefined}>
        <FilterText name="name" label="姓名或拼音" value={name} />
      </Filters>
      <Table
        caption={`${year}年个人合计`}
        columns={[
          { head: "姓名", cell: (row) => <Link href={`/office/${organization}/hours/records?person=${row.personId}&from=${year}-01-01&to=${year}-12-31`} prefetch={false}>{row.name}</Link> },
          { head: "次数", cell: (row) => row.times, numeric: true },
          { head: "系统计时", cell: (row) => formatMinutes(row.timed), numeric: true },
          { head: "手工", cell: (row) => formatMinutes(row.manual), numeric: true },
          { head: "合计", cell: (row) => formatMinutes(row.total), numeric: true },
          { head: "其中培训", cell: (row) => formatMinutes(row.training), numeric: true },
        ]}
        rows={sums.rows}
        rowKey={(row) => row.personId}
        empty={
          <Empty title="这一年没有服务记录">
            <p>结束场次并确认以后，这里按人合计。</p>
          </Empty>
        }
      />
      <Pager newer={query.after ? address({}) : undefined} older={sums.next ? address({ after: sums.next }) : undefined} />
    </>
  );
}
