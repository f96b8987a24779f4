import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { FilterSelect, Filters, FilterText } from "#app/_ui/filters.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { PageHead, Section } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { Table } from "#app/_ui/table.tsx";
import { visitState, type VisitState } from "#db/words.ts";
import { addDays, dayOf, weekStart } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { formatDay } from "#lib/format.ts";
import { assignments, visitList, type VisitFilter } from "#lib/grid-visits/queries.ts";
import { holdsAction } from "#lib/reach.ts";
import { WeekTable } from "./week-table.tsx";

export const metadata: Metadata = { title: "周进网格" };

export default async function Visits({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { organization } = await params;
  const actor = await postHere(organization);
  if (!holdsAction(actor, "grid_visit.read")) notFound();
  const filter = filterOf(await searchParams);
  const [weeks, list] = await Promise.all([assignments(actor, "grid_visit.read"), visitList(actor, filter)]);
  const home = `/office/${organization}/visits`;
  const mayRecord = holdsAction(actor, "grid_visit.record");
  const [units, grids] = [choices(weeks.map((row) => [row.unitId, row.unit])), choices(weeks.map((row) => [row.gridId, row.grid]))];
  const monday = weekStart(dayOf(await now()));
  const isNarrowed = Boolean(filter.unitId || filter.gridId || filter.from || filter.to || filter.state !== "recorded");
  return (
    <>
      <PageHead title="周进网格" about={`每周（周一到周日）到包联的网格走一次。本周 ${formatDay(monday, { weekday: false })}–${formatDay(addDays(monday, 6), { weekday: false })}。`}>
        <PrintButton />
        {mayRecord && weeks.length > 0 && (
          <LinkButton look="main" href={`${home}/new`}>
            记一次走访
          </LinkButton>
        )}
      </PageHead>
      <Section title="各网格的走访">
        {weeks.length === 0 ? (
          <Empty title="还没有分到网格">
            <p>社区在“组织”里给网格登记联建单位以后，这里就有每周要走访的网格。</p>
          </Empty>
        ) : (
          <WeekTable rows={weeks} home={home} mayRecord={mayRecord} byUnit={Object.keys(units).length > 1} />
        )}
      </Section>
      <Section title="走访记录">
        <Filters clear={isNarrowed ? home : undefined}>
          {Object.keys(units).length > 1 && <FilterSelect name="unit" label="单位" value={filter.unitId} options={units} />}
          {Object.keys(grids).length > 1 && <FilterSelect name="grid" label="网格" value={filter.gridId} options={grids} />}
          <FilterText name="from" label="从" type="date" value={filter.from} />
          <FilterText name="to" label="到" type="date" value={filter.to} />
          <FilterSelect name="state" label="状态" value={filter.state ?? "all"} options={{ recorded: visitState.recorded, cancelled: visitState.cancelled }} />
        </Filters>
        <Table
          caption="走访记录"
          rows={list.rows}
          rowKey={(row) => row.id}
          columns={[
            { head: "看到了什么", cell: (row) => <Link href={`${home}/${row.id}`} prefetch={false}>{row.words.length > 60 ? `${row.words.slice(0, 60)}…` : row.words}</Link> },
            { head: "日期", cell: (row) => formatDay(row.day) },
            { head: "单位和网格", cell: (row) => <>{row.unit}<br /><small>{row.grid}</small></> },
            { head: "人数", cell: (row) => row.people, numeric: true },
            { head: "登记诉求", cell: (row) => row.requests || "—", numeric: true },
            { head: "状态", cell: (row) => <><State tone={row.state === "recorded" ? "ok" : "calm"}>{visitState[row.state]}</State>{row.late && <> <State tone="wait">补记</State></>}</> },
          ]}
          empty={
            <Empty title={isNarrowed ? "没有符合条件的走访" : "还没有走访记录"}>
              <p>{isNarrowed ? "请换一个条件，或清除条件。" : "走访以后，几句话记下看到了什么；发现的问题可以当场登记为诉求。"}</p>
            </Empty>
          }
        />
        <Pager count={list.count} newer={filter.after ? addressOf(home, { ...filter, after: undefined }) : undefined} older={list.next ? addressOf(home, { ...filter, after: list.next }) : undefined} />
      </Section>
    </>
  );
}

const choices = (pairs: [string, string][]) => Object.fromEntries(pairs);

/** What the address asks for; recorded ones unless it says otherwise. */
function filterOf(asked: Record<string, string | string[] | undefined>): VisitFilter {
  const text = (name: string) => (typeof asked[name] === "string" ? asked[name] : "");
  const state = text("state");
  return { state: Object.hasOwn(visitState, state) ? (state as VisitState) : asked.state === "" ? undefined : "recorded", unitId: text("unit") || undefined, gridId: text("grid") || undefined, from: text("from") || undefined, to: text("to") || undefined, after: text("after") || undefined };
}

function addressOf(home: string, filter: VisitFilter): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ unit: filter.unitId, grid: filter.gridId, from: filter.from, to: filter.to, after: filter.after })) if (value) query.set(name, value);
  if (filter.state !== "recorded") query.set("state", filter.state ?? "");
  return query.size > 0 ? `${home}?${query}` : home;
}
