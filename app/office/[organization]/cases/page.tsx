import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { Figures } from "#app/_ui/figures.tsx";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { PageHead, RowHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { Table } from "#app/_ui/table.tsx";
import { matterKind } from "#db/words.ts";
import { dayOf } from "#lib/calendar.ts";
import { caseTables } from "#lib/case-tables/queries.ts";
import { caseFigures, followUpsToCome } from "#lib/cases/queries.ts";
import { now } from "#lib/clock.ts";
import { formatDay, formatInstant, formatMinutes } from "#lib/format.ts";
import { holdsAction } from "#lib/reach.ts";
import { FrozenTables } from "./frozen-tables.tsx";

export const metadata: Metadata = { title: "咨询" };

export default async function CaseCounts({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<Record<string, string | undefined>> }) {
  const { organization } = await params;
  const actor = await postHere(organization);
  if (!holdsAction(actor, "case.count")) notFound();
  const instant = await now();
  const thisYear = Number(dayOf(instant).slice(0, 4));
  const asked = Number((await searchParams).year);
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= thisYear ? asked : thisYear;
  const [figures, toCome] = await Promise.all([caseFigures(actor, year), year === thisYear ? followUpsToCome(actor) : []]);
  return (
    <>
      <PageHead title={`${year}年 咨询`} about={`这里只有数字，没有居民说的话。截至 ${formatInstant(instant)}。`}>
        <Link href={`?year=${year - 1}`} prefetch={false}>
          {year - 1}年
        </Link>
        {year < thisYear && (
          <Link href={`?year=${year + 1}`} prefetch={false}>
            {year + 1}年
          </Link>
        )}
        <PrintButton />
      </PageHead>
      <Figures
        figures={[
          { label: "解决法律问题", value: `${figures.answered} 个`, sub: "有结果的事项" },
          { label: "接待", value: `${figures.cases} 人次` },
          { label: "用时", value: formatMinutes(figures.minutes) },
          { label: "到期未跟进", value: figures.followUpsDue },
        ]}
      />
      {toCome.length > 0 && (
        <Section title="一周内和到期的跟进">
          <Sheet>
            <Rows label="跟进">
              {toCome.map((each) => (
                <li key={each.id}>
                  <RowHead>
                    <span>
                      {formatDay(each.dueOn)}　{each.counsellor}跟进 {formatDay(each.day)} 第 {each.number} 位
                    </span>
                    <State tone={each.near.tone}>{each.near.words}</State>
                  </RowHead>
                </li>
              ))}
            </Rows>
          </Sheet>
          <p className="small">只看得到谁该在哪天跟进；到期的请提醒这位志愿者。</p>
        </Section>
      )}
      {figures.hidden && <FrozenTables tables={await caseTables(actor, year)} year={year} />}
      {!figures.hidden && (
      <Section title="按事项">
        <Table
          caption={`${year}年按事项`}
          columns={[
            { head: "事项", cell: ([kind]) => matterKind[kind] },
            { head: "多少个", cell: ([, n]) => n, numeric: true },
          ]}
          rows={figures.matters}
          rowKey={([kind]) => kind}
          empty={
            <Empty title="这一年还没有咨询登记">
              <p>场次开场以后，接待的志愿者在手机“咨询”里登记，数字自动到这里。</p>
            </Empty>
          }
        />
      </Section>
      )}
    </>
  );
}
