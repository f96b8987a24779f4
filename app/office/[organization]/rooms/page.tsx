import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { PageHead, Section } from "#app/_ui/sheet.tsx";
import { Table } from "#app/_ui/table.tsx";
import { dayOf } from "#lib/calendar.ts";
import { formatDay, formatSpan } from "#lib/format.ts";
import { officeRooms } from "#lib/rooms/queries.ts";

export const metadata: Metadata = { title: "活动室" };

export default async function Rooms({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  const found = await officeRooms(await postHere(organization));
  if (!found) notFound();
  const home = `/office/${organization}/rooms`;
  return (
    <>
      <PageHead title="社区活动室" about={found.keeps ? "开放时间、停用日和预约。居民看得到哪天开放、几点空着，看不到谁在用。" : "各社区的活动室。为本组织的活动约时间，点开看哪几点空着。"}>
        <PrintButton />
        {found.keeps && (
          <LinkButton look="main" href={`${home}/new`}>
            新增活动室
          </LinkButton>
        )}
      </PageHead>
      {found.own.length > 0 && (
        <Section title="本组织的预约">
          <Table
            caption="本组织的预约"
            rows={found.own}
            rowKey={(row) => row.id}
            columns={[
              { head: "用途", cell: (row) => <Link href={`${home}/${row.roomId}?day=${dayOf(row.startsAt)}`} prefetch={false}>{row.purpose}</Link> },
              { head: "时间", cell: (row) => formatSpan(row.startsAt, row.endsAt) },
              { head: "活动室", cell: (row) => `${row.community} ${row.room}` },
            ]}
          />
        </Section>
      )}
      <Table
        caption="活动室"
        rows={found.rooms}
        rowKey={(row) => row.id}
        columns={[
          { head: "活动室", cell: (row) => <><Link href={`${home}/${row.id}`} prefetch={false}>{row.name}</Link><br /><small>{[row.community, row.place].filter(Boolean).join(" ")}</small></> },
          { head: "最多", cell: (row) => `${row.capacity} 人` },
          { head: todayHead(found.rooms), cell: (row) => (row.today && "open" in row.today.on ? `${row.today.on.open.from}–${row.today.on.open.to}` : (row.today && "closed" in row.today.on && row.today.on.closed) || "不开放") },
          { head: "今天空着", cell: (row) => (row.today?.free.length ? row.today.free.map((span) => `${span.from}–${span.to}`).join("，") : "没有空") },
          { head: "今天的预约", cell: (row) => row.today?.bookings.length ?? 0, numeric: true },
        ]}
        empty={
          <Empty title="还没有活动室">
            {found.keeps ? <LinkButton href={`${home}/new`}>新增一个活动室</LinkButton> : <p>社区登记了活动室以后，可以在这里约时间。</p>}
          </Empty>
        }
      />
    </>
  );
}

const todayHead = (rooms: readonly { today: { day: string } | null }[]) => `今天${rooms[0]?.today ? `（${formatDay(rooms[0].today.day)}）` : ""}开放`;
