import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { withQuery } from "#app/_ui/address.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PageHead, Section } from "#app/_ui/sheet.tsx";
import { Table } from "#app/_ui/table.tsx";
import { formatDay } from "#lib/format.ts";
import { joiningLinks, unitJoinings } from "#lib/joining/queries.ts";
import { holdsAction } from "#lib/reach.ts";
import { Arrivals } from "./arrivals.tsx";
import { LinkStateWord } from "./link-state.tsx";

export const metadata: Metadata = { title: "加入链接" };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<{ after?: string }> };

export default async function JoiningLinks({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await postHere(organization);
  if (!holdsAction(actor, "joining_link.keep")) notFound();
  const { after } = await searchParams;
  const [list, arrivals] = await Promise.all([joiningLinks(actor, { after }), unitJoinings(actor)]);
  const here = `/office/${organization}/joining`;
  return (
    <>
      <PageHead title="加入链接" about="把链接发到微信群，或打印二维码贴出来。点开的人用手机号登记，由您审核。">
        <LinkButton look="main" href={`${here}/new`}>制作链接</LinkButton>
      </PageHead>
      {arrivals.length > 0 && <Arrivals office={organization} rows={arrivals} />}
      <Section title="链接">
        <Table
          caption="加入链接"
          columns={[
            { head: "加入", cell: (row) => <Link href={`${here}/${row.id}`} prefetch={false}>{row.name}</Link> },
            { head: "类别", cell: (row) => (row.kind === "team" ? "志愿队" : "单位") },
            { head: "状态", cell: (row) => <LinkStateWord state={row.state} /> },
            { head: "最后一天", cell: (row) => formatDay(row.lastDay, { year: true, weekday: false }) },
            { head: "说明", cell: (row) => row.note },
            { head: "制作人", cell: (row) => row.madeBy },
          ]}
          rows={list.rows}
          rowKey={(row) => row.id}
          empty={
            <Empty title="还没有加入链接">
              <p>先制作一个：选志愿队或单位，定最后一天，就可以发到微信群。</p>
            </Empty>
          }
        />
        <Pager older={list.next ? withQuery(here, { after: list.next }) : undefined} />
      </Section>
    </>
  );
}
