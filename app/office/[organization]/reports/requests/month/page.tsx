import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { CopyText } from "#app/_ui/copy-text.tsx";
import { periodAsked, periodQuery, type Query } from "#app/_ui/period/asked.ts";
import { QuickPeriods } from "#app/_ui/period/quick-periods.tsx";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { PageHead, Section } from "#app/_ui/sheet.tsx";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { formatInstant, formatPeriod } from "#lib/format.ts";
import { organizationNames } from "#lib/organizations/queries.ts";
import { monthFacts } from "#lib/request-rates/queries.ts";
import { monthInWords } from "#lib/request-rates/rules.ts";
import { RateTable } from "../rate-table.tsx";

export const metadata: Metadata = { title: "民情报告" };

export default async function MonthReportPage({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<Query> }) {
  const { organization } = await params;
  const query = await searchParams;
  const actor = await postHere(organization);
  const today = dayOf(await now());
  const { period } = periodAsked(Object.keys(query).length > 0 ? query : { kind: "month", day: today }, today);
  const [facts, names] = await Promise.all([monthFacts(actor, period), organizationNames([actor.post.organizationId])]);
  const name = names.get(actor.post.organizationId);
  if (!facts || !name) notFound();
  const base = `/office/${organization}/reports/requests`;
  const paragraphs = monthInWords({ name, period: formatPeriod(period), asOf: formatInstant(facts.asOf, { year: true }), total: facts.total, before: facts.before, categories: facts.categories, grids: facts.groups });
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ label: "居民诉求三率", href: `${base}?${periodQuery(period)}` }]} />} title={`${name}${formatPeriod(period)}民情报告`} about="由记录得出，没有人填写。">
        <PrintButton />
      </PageHead>
      <QuickPeriods here={`${base}/month?`} period={period} today={today} />
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <div className="screen-only">
        <CopyText label="民情报告" button="复制全文" text={paragraphs.join("\n")} />
      </div>
      <Section title="按网格">
        <RateTable by="grid" groups={facts.groups} total={facts.total} rows={(figure, key) => `${base}/rows?figure=${figure}&${periodQuery(period)}${key ? `&by=grid&key=${key}` : ""}`} />
      </Section>
    </>
  );
}
