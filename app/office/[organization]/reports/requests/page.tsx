import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { known } from "#app/_ui/address.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Figures } from "#app/_ui/figures.tsx";
import { Filters, FilterText } from "#app/_ui/filters.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { one, periodAsked, periodQuery, type Query } from "#app/_ui/period/asked.ts";
import { QuickPeriods } from "#app/_ui/period/quick-periods.tsx";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { PageHead, Section } from "#app/_ui/sheet.tsx";
import { Tabs } from "#app/_ui/tabs.tsx";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { formatInstant, formatPeriod } from "#lib/format.ts";
import { type Drillable, grouping, requestRates } from "#lib/request-rates/queries.ts";
import { hoursInWords, rate, rateOf, type Rate } from "#lib/request-rates/rules.ts";
import { RateTable } from "./rate-table.tsx";

export const metadata: Metadata = { title: "居民诉求三率" };

export default async function RequestRatesPage({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<Query> }) {
  const { organization } = await params;
  const query = await searchParams;
  const actor = await postHere(organization);
  const today = dayOf(await now());
  const { period, problem } = periodAsked(query, today);
  const by = known(grouping, one(query, "by")) ?? "grid";
  const report = await requestRates(actor, { period, by });
  if (!report) notFound();
  const base = `/office/${organization}/reports/requests`;
  const rows = (figure: Drillable, key?: string) => `${base}/rows?figure=${figure}&${periodQuery(period)}${key ? `&by=${by}&key=${encodeURIComponent(key)}` : ""}`;
  const { total, before } = report;
  const told = (name: Rate, over: Drillable, under: Drillable) => {
    const now = rateOf(total, name);
    return {
      label: rate[name],
      value: now.shown,
      href: rows(over),
      sub: (
        <>
          {now.over} / <Link href={rows(under)} prefetch={false}>{now.under}</Link>，上期 {rateOf(before, name).shown}
        </>
      ),
    };
  };
  const count = (label: string, figure: Drillable, sub?: string) => ({ label, value: `${total[figure]} 件`, href: rows(figure), sub: sub ?? `上期 ${before[figure]} 件` });
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ label: "报表", href: `/office/${organization}/reports` }]} />} title={`${formatPeriod(period)} 居民诉求`} about={`截至 ${formatInstant(report.asOf, { year: true })}`}>
        <Link href={`${base}/month?${periodQuery(period)}`} prefetch={false}>民情报告</Link>
        <PrintButton />
      </PageHead>
      <QuickPeriods here={`${base}?by=${by}&`} period={period} today={today} />
      <Filters submit="看这段时间" keep={{ by }}>
        <FilterText name="from" label="从" type="date" value={period.from} />
        <FilterText name="to" label="到" type="date" value={period.to} />
      </Filters>
      {problem && <Notice tone="late">{problem}</Notice>}
      <Figures large figures={[told("responded", "answeredInTime", "due"), told("solved", "solved", "followedUp"), told("satisfied", "satisfied", "followedUp")]} />
      <Figures figures={[count("受理", "received"), count("到期未办完", "overdue", "到期末仍在办"), count("回访没有联系上", "notReached", "不计入已回访"), count("合并", "merged", "不计入三率"), count("告知其他渠道", "redirected", "不计入三率")]} />
      <Figures
        figures={[
          { label: "首次答复用时", value: hoursInWords(total.answerHours?.[0] ?? null), sub: `中位数；九成在 ${hoursInWords(total.answerHours?.[1] ?? null)}以内` },
          { label: "办结用时", value: hoursInWords(total.closeHours?.[0] ?? null), sub: `中位数；九成在 ${hoursInWords(total.closeHours?.[1] ?? null)}以内` },
        ]}
      />
      <Section title="分开看">
        <Tabs label="分组" tabs={(Object.keys(grouping) as (keyof typeof grouping)[]).map((key) => ({ label: `按${grouping[key]}`, href: `${base}?by=${key}&${periodQuery(period)}`, here: key === by }))} />
        {report.groups.length === 0 ? (
          <Empty title="这段时间没有诉求">
            <p>换一段时间看看，或者等居民反映。</p>
          </Empty>
        ) : (
          <RateTable by={by} groups={report.groups} total={total} rows={rows} />
        )}
      </Section>
      <p className="small">响应率 = 到期的诉求里，按时有人答复的（自动回执不算）。解决率、满意率 = 回访联系上的居民里，说解决了、说满意的。合并和告知其他渠道的不计入；联系不上的不算已回访，单列。</p>
    </>
  );
}
