import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Figures } from "#app/_ui/figures.tsx";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { Table } from "#app/_ui/table.tsx";
import { Tabs } from "#app/_ui/tabs.tsx";
import { schoolOccasion } from "#db/words.ts";
import { formatSpan } from "#lib/format.ts";
import { holdsAction } from "#lib/reach.ts";
import { schoolTalks } from "#lib/sessions/queries.ts";
import { SessionWord } from "../../sessions/session-state.tsx";

export const metadata: Metadata = { title: "学校宣讲" };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<{ year?: string }> };

/** Which schools, on which occasion, which classes, how many pupils, what came back: out of the sessions themselves. */
export default async function Talks({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await postHere(organization);
  if (!holdsAction(actor, "session.list")) notFound();
  const { year, thisYear, rows, sum } = await schoolTalks(actor, Number((await searchParams).year));
  const office = `/office/${organization}`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: `${office}/reports`, label: "报表" }]} />} title={`学校宣讲 ${year} 年`}>
        <PrintButton />
      </PageHead>
      <Tabs label="年份" tabs={[thisYear, thisYear - 1, thisYear - 2].map((each) => ({ href: `${office}/reports/talks?year=${each}`, label: `${each} 年`, here: each === year }))} />
      <Figures
        thirds
        figures={[
          { label: "已开展", value: `${sum.talks} 场` },
          { label: "学校", value: `${sum.schools} 所` },
          { label: "学生", value: `${sum.pupils} 人次` },
        ]}
      />
      <Table
        caption={`${year} 年学校宣讲`}
        columns={[
          { head: "时间", cell: (row) => formatSpan(row.startsAt, row.endsAt) },
          { head: "场次", cell: (row) => <Link href={`${office}/sessions/${row.id}`} prefetch={false}>{row.title}</Link> },
          { head: "场合", cell: (row) => (row.occasion ? schoolOccasion[row.occasion] : "平时") },
          { head: "学校", cell: (row) => row.school },
          { head: "班级", cell: (row) => row.classes || "—" },
          { head: "学生", cell: (row) => row.pupils ?? "—", numeric: true },
          { head: "反馈", cell: (row) => row.feedback || "—" },
          { head: "状态", cell: (row) => <SessionWord state={row.state} /> },
        ]}
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <Empty title="这一年还没有到学校的场次">
            <p>新建场次时选一所学校，再选开学第一课、国家宪法日这样的场合。</p>
            {holdsAction(actor, "session.plan") && <LinkButton href={`${office}/sessions/new`}>新建场次</LinkButton>}
          </Empty>
        }
      />
    </>
  );
}
