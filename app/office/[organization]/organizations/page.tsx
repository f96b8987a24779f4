import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { known, withQuery } from "#app/_ui/address.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { Filters, FilterSelect, FilterText } from "#app/_ui/filters.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PageHead, Section } from "#app/_ui/sheet.tsx";
import { Table } from "#app/_ui/table.tsx";
import { organizationKind } from "#db/words.ts";
import { organizationList, organizationPage } from "#lib/organizations/queries.ts";
import { Children } from "./children.tsx";

export const metadata: Metadata = { title: "组织" };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<Record<string, string | undefined>> };

export default async function Organizations({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await postHere(organization);
  const { q, kind: asked, after } = await searchParams;
  const kind = known(organizationKind, asked);
  const home = `/office/${organization}/organizations`;
  const own = (await organizationPage(actor, actor.post.organizationId)) ?? notFound();
  const found = q || kind ? await organizationList(actor, { q: q?.trim(), kind, after }) : null;
  return (
    <>
      <PageHead title="组织" about={`${own.name}和它下面的组织，按正式排序。`} />
      <Filters clear={q || kind ? home : undefined}>
        <FilterText name="q" label="名称" value={q} />
        <FilterSelect name="kind" label="类别" value={kind} options={organizationKind} />
      </Filters>
      {found ? (
        <>
          <Table
            caption="找到的组织"
            columns={[
              { head: "名称", cell: (row) => <Link href={`${home}/${row.id}`} prefetch={false}>{row.name}</Link> },
              { head: "类别", cell: (row) => organizationKind[row.kind] },
              { head: "上级", cell: (row) => row.parentName },
              { head: "电话", cell: (row) => row.phone },
            ]}
            rows={found.rows}
            rowKey={(row) => row.id}
            empty={
              <Empty title="没有找到">
                <p>换一个词再找，或清除条件看全部。</p>
              </Empty>
            }
          />
          <Pager older={found.next ? withQuery(home, { q, kind, after: found.next }) : undefined} />
        </>
      ) : (
        <Section title={<Link href={`${home}/${own.id}`} prefetch={false}>{own.name}</Link>}>
          <Children home={home} rows={own.children} may={own.may} parentId={own.id} />
        </Section>
      )}
    </>
  );
}
