import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { withQuery } from "#app/_ui/address.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Filters, FilterText } from "#app/_ui/filters.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { Table } from "#app/_ui/table.tsx";
import { sessionKind } from "#db/words.ts";
import { holdsAction } from "#lib/reach.ts";
import { applications, teamList } from "#lib/teams/queries.ts";
import { holdsInOffice } from "./seen.ts";

export const metadata: Metadata = { title: "志愿服务队" };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<Record<string, string | undefined>> };

export default async function Teams({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await postHere(organization);
  if (!holdsInOffice(actor)) notFound();
  const { q, after } = await searchParams;
  const [list, waiting] = await Promise.all([teamList(actor, { q: q?.trim(), after }), applications(actor)]);
  const home = `/office/${organization}/teams`;
  const keeps = holdsAction(actor, "team.change");
  return (
    <>
      <PageHead title="志愿服务队">{keeps && <LinkButton look="main" href={`${home}/new`}>新增志愿队</LinkButton>}</PageHead>
      {waiting.length > 0 && (
        <Notice tone="wait">
          <Link href={`${home}/applications`} prefetch={false}>有 {waiting.length} 份入队申请等您审核</Link>
        </Notice>
      )}
      <Filters clear={q ? home : undefined}>
        <FilterText name="q" label="队名" value={q} />
      </Filters>
      <Table
        caption="志愿服务队"
        columns={[
          { head: "队名", cell: (row) => <Link href={`${home}/${row.id}`} prefetch={false}>{row.name}</Link> },
          { head: "所属", cell: (row) => row.organizationName },
          { head: "职责", cell: (row) => row.duties.map((duty) => sessionKind[duty]).join("、") },
          { head: "队员", cell: (row) => row.members, numeric: true },
          { head: "待审核", cell: (row) => row.applied || "", numeric: true },
          { head: "公开招募", cell: (row) => (row.public ? "是" : "否") },
        ]}
        rows={list.rows}
        rowKey={(row) => row.id}
        empty={
          <Empty title={q ? "没有找到" : "还没有志愿队"}>
            <p>{q ? "换一个词再找。" : keeps ? "先新增一支队，队员就可以申请加入，场次也从队里招人。" : "志愿队由党支部、单位或社区建立。"}</p>
          </Empty>
        }
      />
      <Pager older={list.next ? withQuery(home, { q, after: list.next }) : undefined} />
    </>
  );
}
