import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Button } from "#app/_ui/button.tsx";
import { LineChart } from "#app/_ui/chart.tsx";
import { CopyText } from "#app/_ui/copy-text.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Figures } from "#app/_ui/figures.tsx";
import { Filters, FilterText } from "#app/_ui/filters.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { QuickPeriods } from "#app/_ui/period/quick-periods.tsx";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { Actions, PageHead, Section } from "#app/_ui/sheet.tsx";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { formatDay, formatInstant, formatPeriod } from "#lib/format.ts";
import { participationMonths, participationReport } from "#lib/participation/queries.ts";
import { change, type Figure, figure, paragraph, ratio, isRate, shown, unitOfMeasure } from "#lib/participation/rules.ts";
import { monthLabels, periodAsked, periodQuery, type Query } from "#app/_ui/period/asked.ts";
import { ReportTable } from "./report-table.tsx";
import style from "./report.module.css";

export const metadata: Metadata = { title: "双报到参与情况" };

const large: Figure[] = ["registrationRate", "participationRate", "visits", "minutesEach"];
const small: Figure[][] = [
  ["units", "inService", "shouldRegister", "registered"],
  ["registeredParticipationRate", "persons", "visitsEach", "idle"],
  ["sessions", "peopleServed", "problemsSolved", "communities"],
];

export default async function ParticipationPage({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<Query> }) {
  const { organization } = await params;
  const actor = await postHere(organization);
  const instant = await now();
  const { period, problem } = periodAsked(await searchParams, dayOf(instant));
  const organizationId = actor.post.organizationId;
  const [report, months] = await Promise.all([participationReport(actor, { period, organizationId }), participationMonths(actor, { period, organizationId })]);
  if (!report || !months) notFound();
  const base = `/office/${organization}/reports/participation`;
  const rows = (name: string, unitId?: string | null) => `${base}/rows?figure=${name}&${periodQuery(period)}${unitId ? `&unit=${unitId}` : ""}`;
  const { total } = report;
  const told = (name: Figure) => ({
    label: `${figure[name]}${name === "inService" && !total.verified ? "（未核）" : ""}`,
    value: `${shown(total, name)}${isRate(name) || shown(total, name) === "—" ? "" : ` ${unitOfMeasure[name] ?? ""}`}`,
    href: rows(name),
    sub: `${isRate(name) ? `${ratio(total, name).over} / ${ratio(total, name).under}，` : ""}环比 ${change(total, total.before, name)}，同比 ${change(total, total.lastYear, name)}`,
  });
  return (
    <div className={style.report}>
      <PageHead
        above={<Breadcrumb trail={[{ label: "报表", href: `/office/${organization}/reports` }]} />}
        title={`${formatPeriod(period)} 双报到参与情况`}
        about={`${report.organization.name}　截至 ${formatInstant(report.asOf, { year: true })}${report.running ? `，本期未完，在职党员按 ${formatDay(report.lastDay)} 计` : ""}`}
      >
        <form method="post" action={`${base}/export`}>
          <input type="hidden" name="from" value={period.from} />
          <input type="hidden" name="to" value={period.to} />
          <Button type="submit">导出 Excel</Button>
        </form>
        <PrintButton />
      </PageHead>
      <QuickPeriods here={`${base}?`} period={period} today={dayOf(instant)} />
      <Filters submit="看这段时间">
        <FilterText name="from" label="从" type="date" value={period.from} />
        <FilterText name="to" label="到" type="date" value={period.to} />
      </Filters>
      {problem && <Notice tone="late">{problem}</Notice>}
      {total.units === 0 && total.inService === 0 ? (
        <Empty title="还没有单位报到">
          <p>单位党务联络员在“双报到”里向社区报到以后，这里就有数字。</p>
        </Empty>
      ) : (
        <>
          <Figures large figures={large.map(told)} />
          {small.map((some) => (
            <Figures key={some[0]} figures={some.map(told)} />
          ))}
          {!total.verified && <Notice>有单位的在职党员人数还没有核定，按名册计，标“未核”。</Notice>}
          <div className="screen-only">
            <Section title="复制成一段话">
              <CopyText label="一段话" button="复制成一段话" text={paragraph({ name: report.organization.name, period, lastDay: report.lastDay, total, before: total.before })} />
            </Section>
          </div>
          <Section title="一年走势">
            <LineChart title="每月参与人次" unit="人次" labels={monthLabels(months.map((each) => each.month))} series={[{ name: "近 12 个月", values: months.map((each) => each.visits) }, { name: "上年同月", values: months.map((each) => each.lastYear) }]} />
          </Section>
          <Section title="按单位（规定顺序）">
            <ReportTable units={report.units} total={total} rows={rows} />
          </Section>
          <Actions>
            <Link href={`/office/${organization}/reports`} prefetch={false}>
              回到报表
            </Link>
          </Actions>
        </>
      )}
    </div>
  );
}
