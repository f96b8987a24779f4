import type { Metadata } from "next";
import Link from "next/link";
import { postHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { FilterSelect, FilterText, Filters } from "#app/_ui/filters.tsx";
import { MonthCalendar } from "#app/_ui/month-calendar.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { Table } from "#app/_ui/table.tsx";
import { When } from "#app/_ui/when.tsx";
import { sessionKind } from "#db/words.ts";
import { dayOf, timeOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { formatSpan } from "#lib/format.ts";
import { holdsAction } from "#lib/reach.ts";
import { type ListWhen, listWhen, officeMonth, officeSessions, type SessionRow } from "#lib/sessions/queries.ts";
import { monthAfter, monthOr } from "#lib/sessions/rules.ts";
import { Filled, SessionWord } from "./session-state.tsx";

export const metadata: Metadata = { title: "场次" };
type Query = Record<string, string | undefined>;

export default async function Sessions({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<Query> }) {
  const [{ organization }, query] = await Promise.all([params, searchParams]);
  const actor = await postHere(organization);
  const home = `/office/${organization}/sessions`;
  return (
    <>
      <PageHead title="场次" about="从起草、发布、填人，到当天签到和结束。">
        {query.month ? <LinkButton href={home}>看列表</LinkButton> : <LinkButton href={`${home}?month=now`}>看月历</LinkButton>}
        {holdsAction(actor, "session.plan") && (
          <LinkButton look="main" href={`${home}/new`}>
            新建场次
          </LinkButton>
        )}
      </PageHead>
      {query.month ? <Month actor={actor} home={home} asked={query.month} /> : <List actor={actor} home={home} query={query} />}
    </>
  );
}

type Here = { actor: Awaited<ReturnType<typeof postHere>>; home: string };

async function Month({ actor, home, asked }: Here & { asked: string }) {
  const instant = await now();
  const month = monthOr(asked, instant);
  const rows = await officeMonth(actor, month);
  const at = (by: number) => `${home}?month=${monthAfter(month, by)}`;
  const events = rows.map((row) => ({
    day: dayOf(row.startsAt),
    label: `${timeOf(row.startsAt)} ${row.title} ${row.state === "draft" ? "草稿" : `${row.taken}/${row.capacity}`}`,
    href: `${home}/${row.id}`,
    tone: row.state === "draft" ? ("calm" as const) : row.taken < row.capacity && row.startsAt > instant ? ("wait" as const) : ("red" as const),
  }));
  return <MonthCalendar month={month} today={dayOf(instant)} events={events} previous={at(-1)} next={at(1)} />;
}

async function List({ actor, home, query }: Here & { query: Query }) {
  const when = (Object.hasOwn(listWhen, query.when ?? "") ? query.when : "upcoming") as ListWhen;
  const { rows, next, count } = await officeSessions(actor, { when, kind: query.kind, find: query.find, after: query.after });
  const kept = { when, kind: query.kind, find: query.find };
  return (
    <>
      <Filters clear={query.kind || query.find || query.when ? home : undefined}>
        <FilterSelect name="when" label="时间" value={when} options={listWhen} all="接下来" />
        <FilterSelect name="kind" label="类型" value={query.kind} options={sessionKind} />
        <FilterText name="find" label="名称、社区" value={query.find} />
      </Filters>
      <Table<SessionRow>
        caption="场次"
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            head: "时间",
            cell: (row) => (
              <Link href={`${home}/${row.id}`} prefetch={false}>
                <When span={formatSpan(row.startsAt, row.endsAt, { year: when === "past" })} />
              </Link>
            ),
          },
          { head: "场次", cell: (row) => row.title },
          { head: "地点", cell: (row) => `${row.host} ${row.place}` },
          { head: "志愿队", cell: (row) => row.team },
          { head: "报名", cell: (row) => <Filled row={row} /> },
          { head: "状态", cell: (row) => <SessionWord state={row.state} /> },
        ]}
        empty={
          <Empty title={query.kind || query.find ? "没有符合条件的场次" : when === "upcoming" ? "接下来还没有场次" : `没有“${listWhen[when]}”的场次`}>
            <p>{query.kind || query.find ? "换个条件再找找。" : "点“新建场次”，几分钟就能发布一场。"}</p>
          </Empty>
        }
      />
      <Pager count={count} unit="场" older={next && `${home}?${new URLSearchParams(Object.entries({ ...kept, after: next }).filter((pair): pair is [string, string] => Boolean(pair[1])))}`} />
    </>
  );
}
