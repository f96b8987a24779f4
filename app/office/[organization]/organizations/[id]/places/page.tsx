import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { known, withQuery } from "#app/_ui/address.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Filters, FilterSelect, FilterText } from "#app/_ui/filters.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { Table } from "#app/_ui/table.tsx";
import { placeKind } from "#db/words.ts";
import { isId } from "#lib/ids.ts";
import { organizationPage } from "#lib/organizations/queries.ts";
import { placesOf } from "#lib/places/queries.ts";

export const metadata: Metadata = { title: "地点" };

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<Record<string, string | undefined>> };

export default async function Places({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const actor = await postHere(organization);
  const page = (isId(id) ? await organizationPage(actor, id) : null) ?? notFound();
  const { q, kind: asked, after } = await searchParams;
  const kind = known(placeKind, asked);
  const list = await placesOf(actor, id, { q: q?.trim(), kind, after });
  const home = `/office/${organization}/organizations`;
  const here = `${home}/${id}/places`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "组织" }, { href: `${home}/${id}`, label: page.name }]} />} title="小区、楼栋和场所">
        {list.may.change && <LinkButton look="main" href={withQuery(`${here}/new`, { kind })}>新增</LinkButton>}
      </PageHead>
      <Filters clear={q || kind ? here : undefined}>
        <FilterText name="q" label="名称" value={q} />
        <FilterSelect name="kind" label="类别" value={kind} options={placeKind} />
      </Filters>
      <Table
        caption="地点"
        columns={[
          { head: "名称", cell: (row) => (list.may.change ? <Link href={`${here}/${row.id}`} prefetch={false}>{row.estateName ? `${row.estateName} ${row.name}` : row.name}</Link> : row.name) },
          { head: "类别", cell: (row) => placeKind[row.kind] },
          { head: "网格", cell: (row) => row.gridName },
          { head: "地址", cell: (row) => row.address },
          { head: "公开", cell: (row) => (row.hidden ? <State tone="wait">预约后才显示</State> : "公开") },
        ]}
        rows={list.rows}
        rowKey={(row) => row.id}
        empty={
          <Empty title={q || kind ? "没有找到" : "还没有登记地点"}>
            <p>{q || kind ? "换一个条件再找。" : "先登记小区，再登记楼栋；活动室、工作室登记为场所。"}</p>
          </Empty>
        }
      />
      <Pager older={list.next ? withQuery(here, { q, kind, after: list.next }) : undefined} />
    </>
  );
}
