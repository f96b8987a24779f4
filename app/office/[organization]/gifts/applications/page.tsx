import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { FilterSelect, Filters } from "#app/_ui/filters.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { Table } from "#app/_ui/table.tsx";
import { applicationState, type ApplicationState } from "#db/words.ts";
import { formatFen, formatInstant } from "#lib/format.ts";
import { giftApplications } from "#lib/gifts/queries.ts";
import { holdsAction } from "#lib/reach.ts";
import { GiftTabs } from "../gift-tabs.tsx";
import { applicationTone, giftWords, note, quantity, recipientWords } from "../words.ts";

export const metadata: Metadata = { title: "用款用物申请" };

export default async function GiftApplications({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<Record<string, string | undefined>> }) {
  const { organization: segment } = await params;
  const asked = await searchParams;
  const actor = await postHere(segment);
  if (!holdsAction(actor, "gift_application.read")) notFound();
  const state = asked.state && Object.hasOwn(applicationState, asked.state) ? (asked.state as ApplicationState) : undefined;
  const list = await giftApplications(actor, { state, after: asked.after });
  const home = `/office/${segment}/gifts/applications`;
  const page = (after?: string) => `${home}?${new URLSearchParams({ ...(state && { state }), ...(after && { after }) })}`;
  return (
    <>
      <PageHead title="用款用物申请" about={note}>
        {list.mayApply && (
          <LinkButton href={`${home}/new?kind=goods`}>申请用物</LinkButton>
        )}
        {list.mayApply && (
          <LinkButton href={`${home}/new`} look="main">
            申请用款
          </LinkButton>
        )}
      </PageHead>
      <GiftTabs segment={segment} here="applications" />
      <Filters clear={state ? home : undefined}>
        <FilterSelect name="state" label="状态" value={state} options={applicationState} />
      </Filters>
      <Table
        caption="用款用物申请"
        rows={list.rows}
        rowKey={(row) => row.id}
        columns={[
          { head: "编号", cell: (row) => <Link href={`${home}/${row.id}`} prefetch={false}>{row.number}</Link> },
          { head: "用途", cell: (row) => row.purpose },
          { head: "给谁", cell: (row) => recipientWords(row) },
          { head: "申请", cell: (row) => giftWords(row), numeric: true },
          { head: "已拨付", cell: (row) => (row.kind === "money" ? formatFen(row.paidFen) : quantity({}, row.paidCount)), numeric: true },
          { head: "申请时间", cell: (row) => formatInstant(row.appliedAt, { year: true }) },
          { head: "状态", cell: (row) => <State tone={applicationTone[row.state]}>{applicationState[row.state]}</State> },
        ]}
        empty={
          <Empty title={state ? `没有${applicationState[state]}的申请` : "还没有申请"}>
            <p>{list.mayApply ? "要把捐款捐物用出去，先在这里申请，由另一位审批人批准后再拨付。" : "党支部提出申请后，这里自动出现。"}</p>
          </Empty>
        }
      />
      <Pager count={list.count} unit="份" newer={asked.after ? page() : undefined} older={list.next ? page(list.next) : undefined} />
    </>
  );
}
