import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { Figures } from "#app/_ui/figures.tsx";
import { RecordState } from "#app/_ui/hours/record-state.tsx";
import { recordSource, recordTime } from "#app/_ui/hours/record-words.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PageHead, RowHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { dayOf, periodOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { formatMinutes } from "#lib/format.ts";
import { myHours } from "#lib/hours/queries.ts";
import { isId } from "#lib/ids.ts";

export const metadata: Metadata = { title: "我的服务记录" };

export default async function MyHours({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const actor = await personHere();
  const query = await searchParams;
  const thisYear = Number(dayOf(await now()).slice(0, 4));
  const asked = Number(query.year);
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= thisYear ? asked : thisYear;
  const hours = await myHours(actor, periodOf("year", `${year}-01-01`), isId(query.after) ? query.after : undefined);
  if (!hours) notFound();
  return (
    <>
      <PageHead title={year === thisYear ? "今年的服务" : `${year}年的服务`}>
        <Link href={`?year=${year - 1}`} prefetch={false}>
          {year - 1}年
        </Link>
        {year < thisYear && (
          <Link href={`?year=${year + 1}`} prefetch={false}>
            {year + 1}年
          </Link>
        )}
      </PageHead>
      <Figures
        figures={[
          { label: "服务时长", value: formatMinutes(hours.service.total), sub: `系统计时 ${formatMinutes(hours.service.timed)}，手工 ${formatMinutes(hours.service.manual)}` },
          { label: "服务次数", value: `${hours.service.times} 次` },
          ...(hours.training.times > 0 ? [{ label: "培训", value: formatMinutes(hours.training.total), sub: "不算进服务时长" }] : []),
        ]}
      />
      {hours.waiting.records > 0 && (
        <Notice>
          还有 {hours.waiting.records} 条（{formatMinutes(hours.waiting.minutes)}）等别人确认，确认后计入。
        </Notice>
      )}
      <Section title="每一次">
        {hours.rows.length === 0 ? (
          <Empty title={year === thisYear ? "今年还没有服务记录" : "这一年没有服务记录"}>
            <p>参加一次，场次结束后自动记在这里，不用您填。</p>
          </Empty>
        ) : (
          <Sheet>
            <Rows label="服务记录">
              {hours.rows.map((row) => (
                <li key={row.id}>
                  <RowHead>
                    <b>{row.what}</b>
                    <RecordState state={row.state} />
                  </RowHead>
                  <p>
                    {recordTime(row)}　{formatMinutes(row.minutes)}
                  </p>
                  <p className="small">
                    {row.community}　{recordSource(row)}
                    {row.kind === "training" && "　培训"}
                    {row.doubleRegistration && "　双报到"}
                  </p>
                  {row.reason && <p className="small">说明：{row.reason}</p>}
                </li>
              ))}
            </Rows>
          </Sheet>
        )}
        <Pager newer={query.after ? `?year=${year}` : undefined} older={hours.next ? `?year=${year}&after=${hours.next}` : undefined} />
      </Section>
    </>
  );
}
