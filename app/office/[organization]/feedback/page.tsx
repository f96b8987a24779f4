import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PageHead, Sheet } from "#app/_ui/sheet.tsx";
import { Table } from "#app/_ui/table.tsx";
import { feedbackList } from "#lib/feedback/queries.ts";
import { formatInstant } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";

export const metadata: Metadata = { title: "意见建议" };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<{ after?: string }> };

export default async function FeedbackListPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const { after } = await searchParams;
  const list = (await feedbackList(await postHere(organization), isId(after) ? after : undefined)) ?? notFound();
  const here = `/office/${organization}/feedback`;
  return (
    <>
      <PageHead title="意见建议" about="每一页下面都有“意见建议”，大家写的都在这里。" />
      <Sheet>
        <Table
          caption="意见建议"
          rows={list.rows}
          rowKey={(row) => row.id}
          empty={<Empty title="还没有人提意见" />}
          columns={[
            { head: "时间", cell: (row) => <span className="nowrap">{formatInstant(row.at, { year: true })}</span> },
            { head: "意见", cell: (row) => row.text },
            { head: "联系", cell: (row) => row.contact },
            { head: "在哪一页", cell: (row) => row.page },
          ]}
        />
      </Sheet>
      <Pager newer={after ? here : undefined} older={list.older ? `${here}?after=${list.older}` : undefined} />
    </>
  );
}
