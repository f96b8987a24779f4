import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { formatInstant, formatPeriod } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { participationRows } from "#lib/participation/queries.ts";
import { type Drillable, drillable } from "#lib/participation/rules.ts";
import { periodAsked, periodQuery, type Query } from "../asked.ts";
import { DrillTable } from "./drill-table.tsx";

export const metadata: Metadata = { title: "数字背后的记录" };

export default async function ParticipationRowsPage({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<Query> }) {
  const { organization } = await params;
  const query = await searchParams;
  const actor = await postHere(organization);
  const name = query.figure ?? "";
  if (!(name in drillable)) notFound();
  const period = periodAsked(query, dayOf(await now()));
  const unitId = isId(query.unit) ? query.unit : null;
  const found = await participationRows(actor, { figure: name as Drillable, organizationId: actor.post.organizationId, unitId, period, after: query.after ?? null });
  if (!found) notFound();
  const base = `/office/${organization}/reports/participation`;
  const here = `${base}/rows?figure=${name}&${periodQuery(period)}${unitId ? `&unit=${unitId}` : ""}`;
  return (
    <>
      <PageHead
        above={<Breadcrumb trail={[{ label: "双报到参与情况", href: `${base}?${periodQuery(period)}` }]} />}
        title={`${drillable[name as Drillable]}：${found.unit?.name ?? found.organization.name}`}
        about={`${formatPeriod(period)}　截至 ${formatInstant(found.asOf, { year: true })}。本单位以外只列人员编号，不列姓名。`}
      >
        <PrintButton />
      </PageHead>
      {found.rows.length === 0 ? (
        <Empty title="没有记录">
          <p>这个数字是 0，或者记录在前一页。</p>
        </Empty>
      ) : (
        <DrillTable found={found} />
      )}
      <Pager newer={query.after ? here : undefined} older={found.next ? `${here}&after=${found.next}` : undefined} />
    </>
  );
}
