import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { known, withQuery } from "#app/_ui/address.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Filters, FilterSelect } from "#app/_ui/filters.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { Table } from "#app/_ui/table.tsx";
import { agreementState } from "#db/words.ts";
import { agreementList } from "#lib/agreements/queries.ts";
import { formatDay } from "#lib/format.ts";
import { holdsAction } from "#lib/reach.ts";

export const metadata: Metadata = { title: "共建协议" };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<Record<string, string | undefined>> };

export default async function Agreements({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await postHere(organization);
  if (!holdsAction(actor, "agreement.read")) notFound();
  const { state: asked, after } = await searchParams;
  const state = known(agreementState, asked);
  const list = await agreementList(actor, { state, after });
  const home = `/office/${organization}/agreements`;
  const keeps = holdsAction(actor, "agreement.change");
  const day = (text: string) => formatDay(text, { year: true, weekday: false });
  return (
    <>
      <PageHead title="共建协议">{keeps && <LinkButton look="main" href={`${home}/new`}>起草协议</LinkButton>}</PageHead>
      <Filters clear={state ? home : undefined}>
        <FilterSelect name="state" label="状态" value={state} options={agreementState} />
      </Filters>
      <Table
        caption="共建协议"
        columns={[
          { head: "名称", cell: (row) => <Link href={`${home}/${row.id}`} prefetch={false}>{row.name}</Link> },
          { head: "甲方", cell: (row) => row.branchName },
          { head: "乙方", cell: (row) => row.communityName },
          { head: "签订", cell: (row) => day(row.signedOn) },
          { head: "到期", cell: (row) => (row.endsOn ? day(row.endsOn) : "长期") },
          { head: "状态", cell: (row) => <State tone={row.state === "in_force" ? "ok" : row.state === "draft" ? "wait" : "calm"}>{agreementState[row.state]}</State> },
        ]}
        rows={list.rows}
        rowKey={(row) => row.id}
        empty={
          <Empty title="还没有共建协议">
            <p>{keeps ? "和社区签了协议，就登记在这里。" : "协议由党支部登记。"}</p>
          </Empty>
        }
      />
      <Pager older={list.next ? withQuery(home, { state, after: list.next }) : undefined} />
    </>
  );
}
