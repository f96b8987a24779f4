import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { FilterSelect, Filters, FilterText } from "#app/_ui/filters.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { Table } from "#app/_ui/table.tsx";
import { Tabs } from "#app/_ui/tabs.tsx";
import { requestCategory, urgency } from "#db/words.ts";
import { formatInstant } from "#lib/format.ts";
import { holdsAction } from "#lib/reach.ts";
import { deskGrids, mayLog, requestList, type RequestShow, requestShows } from "#lib/requests/queries.ts";
import { ExportButton } from "./export-button.tsx";
import { filterOf, listAddress } from "./filter.ts";
import { dueWords, RequestStanding, whereWords } from "./words.tsx";

export const metadata: Metadata = { title: "居民诉求" };

const nothing: Record<RequestShow, string> = {
  open: "没有等着办的诉求。居民反映、窗口登记的都会出现在这里。",
  overdue: "没有超过期限的诉求。",
  unsent: "没有等派单的诉求。",
  working: "没有正在办理的诉求。",
  turned: "没有等着看结果的诉求。转为场次、需求或微心愿的，办完以后出现在这里。",
  call_back: "没有等回访的诉求。办结以后要问居民解决了没有。",
  pushed_down: "没有记为下沉事项的诉求。不该由社区主办的，可以在诉求里记下来。",
  closed: "还没有结束的诉求。",
  all: "还没有登记过诉求。",
};

export default async function Requests({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { organization } = await params;
  const actor = await postHere(organization);
  if (!holdsAction(actor, "request.read")) notFound();
  const asked = await searchParams;
  const filter = filterOf(asked);
  const [list, grids] = await Promise.all([requestList(actor, filter), deskGrids(actor)]);
  const home = `/office/${organization}/requests`;
  const isNarrowed = Boolean(filter.category || filter.gridId || filter.q);
  const desk = mayLog(actor);
  const mayExport = holdsAction(actor, "request.export");
  return (
    <>
      <PageHead title="居民诉求" about="没办完的按期限排，最急的在前。">
        <PrintButton />
        {mayExport && <LinkButton href={`${home}/templates`}>常用答复</LinkButton>}
        {mayExport && <LinkButton href={`${home}/columns`}>导出的栏目</LinkButton>}
        {mayExport && <ExportButton organization={organization} filter={filter} />}
        {desk && (
          <LinkButton look="main" href={`/office/${organization}/counter`}>
            登记诉求
          </LinkButton>
        )}
      </PageHead>
      {asked.done === "objected" && <Notice tone="ok">已退单，社区会另行派单。</Notice>}
      <Tabs label="诉求的状态" tabs={(Object.keys(requestShows) as RequestShow[]).map((show) => ({ href: listAddress(home, { ...filter, show, after: undefined }), label: requestShows[show], here: show === filter.show }))} />
      <Filters keep={{ show: filter.show }} clear={isNarrowed ? listAddress(home, { show: filter.show }) : undefined}>
        <FilterText name="q" label="内容、地点、编号或手机号" value={filter.q} />
        <FilterSelect name="category" label="类别" value={filter.category} options={requestCategory} />
        {grids.length > 1 && <FilterSelect name="grid" label="网格" value={filter.gridId} options={Object.fromEntries(grids.map((grid) => [grid.id, grid.name]))} />}
      </Filters>
      {list.tooShort && <Notice tone="wait">请输入两个字以上，或者完整的手机号。</Notice>}
      <Table
        caption="居民诉求"
        rows={list.rows}
        rowKey={(row) => row.id}
        columns={[
          {
            head: "诉求",
            cell: (row) => (
              <>
                <Link href={`${home}/${row.id}`} prefetch={false}>
                  {row.words}
                </Link>
                <br />
                <small>
                  {row.number} · {requestCategory[row.category]}
                  {row.followers > 0 && ` · 另有 ${row.followers} 人跟进`}
                </small>
              </>
            ),
          },
          { head: "在哪里", cell: (row) => whereWords(row) },
          { head: "主办", cell: (row) => row.owner ?? "还没派单" },
          { head: "期限", cell: (row) => <><span>{dueWords(row)}</span><br /><small>{urgency[row.urgency]} · {formatInstant(row.receivedAt)} 受理</small></> },
          { head: "状态", cell: (row) => <RequestStanding row={row} /> },
        ]}
        empty={
          <Empty title={isNarrowed ? "没有符合条件的诉求" : nothing[filter.show]}>
            {isNarrowed ? <p>请换一个条件，或清除条件。</p> : desk && <LinkButton href={`/office/${organization}/counter`}>登记一件诉求</LinkButton>}
          </Empty>
        }
      />
      <Pager count={list.count} unit="件" newer={filter.after ? listAddress(home, { ...filter, after: undefined }) : undefined} older={list.next ? listAddress(home, { ...filter, after: list.next }) : undefined} />
    </>
  );
}
