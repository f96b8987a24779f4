import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { known } from "#app/_ui/address.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { formatInstant, formatPeriod } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { participationRows } from "#lib/participation/queries.ts";
import { drillable } from "#lib/participation/rules.ts";
import { one, periodAsked, periodQuery, type Query } from "#app/_ui/period/asked.ts";
import { DrillTable } from "./drill-table.tsx";

export const metadata: Metadata = { title: "数字背后的记录" };

export default async function ParticipationRowsPage({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<Query> }) {
  const { organization } = await params;
  const query = await searchParams;
  const actor = await postHere(organization);
  const name = known(drillable, one(query, "figure"));
  if (!name) notFound();
  const { period, problem } = periodAsked(query, dayOf(await now()));
  const [unit, after] = [one(query, "unit"), one(query, "after")];
  const unitId = isId(unit) ? unit : null;
  const found = await participationRows(actor, { figure: name, organizationId: actor.post.organizationId, unitId, period, after: after ?? null });
  if (!found) notFound();
  const base = `/office/${organization}/reports/participation`;
  const here = `${base}/rows?figure=${name}&${periodQuery(period)}${unitId ? `&unit=${unitId}` : ""}`;
  return (
    <>
      <PageHead
        above={<Breadcrumb trail={[{ label: "双报到参与情况", href: `${base}?${periodQuery(period)}` }]} />}
        title={`${drillable[name]}：${found.unit?.name ?? found.organization.name}`}
        about={`${formatPeriod(period)}　截至 ${formatInstant(found.asOf, { year: true })}。本单位以外只列人员编号，不列姓名。`}
      >
        <PrintButton />
      </PageHead>
      {problem && <Notice tone="late">{problem}</Notice>}
      {found.kind === "members" && <p className="small">这里列的是名册上的人；单位核定的人数和名册不同时，报表以核定人数为准。</p>}
      {found.rows.length === 0 ? (
        <Empty title="没有记录">
          <p>这个数字是 0，或者记录在前一页。</p>
        </Empty>
      ) : (
        <DrillTable found={found} />
      )}
      <Pager newer={after ? here : undefined} older={found.next ? `${here}&after=${found.next}` : undefined} />
    </>
  );
}
