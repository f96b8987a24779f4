import type { Metadata } from "next";
import { actorHere } from "#app/_session/actor.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { FilterSelect, Filters } from "#app/_ui/filters.tsx";
import { MonthCalendar } from "#app/_ui/month-calendar.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PageHead, Sheet } from "#app/_ui/sheet.tsx";
import { Tabs } from "#app/_ui/tabs.tsx";
import { sessionKind } from "#db/words.ts";
import { dayOf, timeOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { freeTimes } from "#lib/bookings/queries.ts";
import { publicHosts, publicSessions } from "#lib/sessions/queries.ts";
import { monthAfter } from "#lib/sessions/rules.ts";
import { SessionRows } from "../session-rows.tsx";

export const metadata: Metadata = { title: "场次" };

export default async function Sessions({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const query = await searchParams;
  const actor = await actorHere();
  const instant = await now();
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(query.month ?? "") ? query.month : undefined;
  const past = query.when === "past";
  const filters = { community: query.community, kind: query.kind, month, after: query.after, past };
  const [{ rows, next }, hosts] = await Promise.all([publicSessions(actor, filters), publicHosts()]);
  const free = past || month ? undefined : await freeTimes(rows.filter((row) => row.state === "published").map((row) => row.id));
  const kept = { community: query.community, kind: query.kind };
  const filtered = Boolean(query.community || query.kind);
  return (
    <>
      <PageHead title={past ? "办过的场次" : month ? "场次月历" : "接下来的场次"} about="免费。法律咨询可以先约时间，也可以直接来取号。" />
      <Tabs
        label="怎么看"
        tabs={[
          { href: address(kept), label: "接下来", here: !past && !month },
          { href: address({ ...kept, month: dayOf(instant).slice(0, 7) }), label: "看月历", here: Boolean(month) },
          { href: address({ ...kept, when: "past" }), label: "办过的", here: past },
        ]}
      />
      <Filters keep={{ when: query.when, month }} clear={filtered ? address({ when: query.when, month }) : undefined}>
        <FilterSelect name="community" label="在哪里" value={query.community} options={Object.fromEntries(hosts.map((host) => [host.id, host.name]))} />
        <FilterSelect name="kind" label="什么事" value={query.kind} options={sessionKind} />
      </Filters>
      {month ? (
        <MonthCalendar
          month={month}
          today={dayOf(instant)}
          events={rows.map((row) => ({ day: dayOf(row.startsAt), label: `${timeOf(row.startsAt)} ${row.title} ${row.host}`, href: `/sessions/${row.id}` }))}
          previous={address({ ...kept, month: monthAfter(month, -1) })}
          next={address({ ...kept, month: monthAfter(month, 1) })}
        />
      ) : rows.length === 0 ? (
        <Empty title={filtered ? "没有符合条件的场次" : past ? "还没有办过的场次" : "近期还没有安排"}>
          <p>{filtered ? "换个条件再找找。" : "过几天再来看看，或打电话问问社区。"}</p>
        </Empty>
      ) : (
        <Sheet>
          <SessionRows rows={rows} free={free} />
          <Pager older={next ? address({ ...kept, when: query.when, after: next }) : undefined} />
        </Sheet>
      )}
    </>
  );
}

function address(parts: Record<string, string | undefined>): string {
  const given = Object.entries(parts).filter((part): part is [string, string] => Boolean(part[1]));
  return given.length === 0 ? "/sessions" : `/sessions?${new URLSearchParams(given)}`;
}
