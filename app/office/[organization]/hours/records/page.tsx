import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { Figures } from "#app/_ui/figures.tsx";
import { Filters, FilterSelect, FilterText } from "#app/_ui/filters.tsx";
import { RecordState } from "#app/_ui/hours/record-state.tsx";
import { recordSource, recordTime } from "#app/_ui/hours/record-words.ts";
import { Pager } from "#app/_ui/pager.tsx";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { Table } from "#app/_ui/table.tsx";
import { serviceRecordState, source } from "#db/words.ts";
import { isDay } from "#lib/calendar.ts";
import { formatMinutes } from "#lib/format.ts";
import { recordFilter, recordList } from "#lib/hours/queries.ts";
import { isId } from "#lib/ids.ts";
import { HoursPlaces } from "../places.tsx";

export const metadata: Metadata = { title: "服务记录" };

export default async function Records({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<Record<string, string | undefined>> }) {
  const { organization } = await params;
  const query = await searchParams;
  const [from, to] = [isDay(query.from ?? "") ? query.from : undefined, isDay(query.to ?? "") ? query.to : undefined];
  const only = (id: string | undefined) => (isId(id) ? id : undefined);
  const filter = { ...recordFilter(query), personId: only(query.person), sessionId: only(query.session), period: from || to ? { from: from ?? "0001-01-01", to: to ?? "9999-12-31" } : undefined };
  const list = await recordList(await postHere(organization), { ...filter, after: only(query.after) });
  if (!list) notFound();
  const here = `/office/${organization}/hours/records`;
  const kept = Object.fromEntries(Object.entries(query).flatMap(([name, value]) => (value && name !== "after" ? [[name, value]] : [])));
  return (
    <>
      <HoursPlaces organization={organization} at="/records" />
      <PageHead title="服务记录">
        <PrintButton />
      </PageHead>
      <Filters keep={{ person: query.person, session: query.session }} clear={Object.keys(kept).length > 0 ? here : undefined}>
        <FilterText name="name" label="姓名或拼音" value={query.name} />
        <FilterText name="from" label="从" type="date" value={from} />
        <FilterText name="to" label="到" type="date" value={to} />
        <FilterSelect name="state" label="状态" value={filter.state} options={serviceRecordState} />
        <FilterSelect name="source" label="来源" value={filter.source} options={source} />
      </Filters>
      <Figures
        figures={[
          { label: "服务和培训时长", value: formatMinutes(list.sum.total), sub: "已确认，减去冲销" },
          { label: "系统计时", value: formatMinutes(list.sum.timed) },
          { label: "手工", value: formatMinutes(list.sum.manual) },
          { label: "人次", value: list.sum.times },
        ]}
      />
      <Table
        caption="服务记录"
        columns={[
          { head: "姓名", cell: (row) => <Link href={`/office/${organization}/hours/${row.id}`} prefetch={false}>{row.name}</Link> },
          { head: "时间", cell: recordTime },
          { head: "做了什么", cell: (row) => `${row.what}${row.kind === "training" ? "（培训）" : ""}` },
          { head: "社区", cell: (row) => row.community },
          { head: "时长", cell: (row) => formatMinutes(row.minutes), numeric: true },
          { head: "来源", cell: recordSource },
          { head: "状态", cell: (row) => <RecordState state={row.state} reversal={row.reversesId !== null} /> },
        ]}
        rows={list.rows}
        rowKey={(row) => row.id}
        empty={
          <Empty title="没有符合的服务记录">
            <p>结束场次以后，服务记录自动生成。</p>
          </Empty>
        }
      />
      <Pager count={list.total} newer={query.after ? `?${new URLSearchParams(kept).toString()}` : undefined} older={list.next ? `?${new URLSearchParams({ ...kept, after: list.next }).toString()}` : undefined} />
    </>
  );
}
