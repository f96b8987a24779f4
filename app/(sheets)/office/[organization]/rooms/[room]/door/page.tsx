import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { SheetShell } from "#app/_ui/sheet-shell.tsx";
import { Table } from "#app/_ui/table.tsx";
import { addDays, isDay, timeOf } from "#lib/calendar.ts";
import { formatDay } from "#lib/format.ts";
import { roomWeek } from "#lib/rooms/queries.ts";

export const metadata: Metadata = { title: "门口的表" };

/** To hang on the door: the week's hours and what is on; no name and no telephone of who booked. */
export default async function Door({ params, searchParams }: { params: Promise<{ organization: string; room: string }>; searchParams: Promise<{ day?: string }> }) {
  const { organization, room: id } = await params;
  const day = (await searchParams).day;
  const room = await roomWeek(await postHere(organization), id, day && isDay(day) ? day : undefined);
  if (!room) notFound();
  return (
    <SheetShell title={`${room.community} ${room.name}`} about={`${formatDay(room.monday, { year: true, weekday: false })}–${formatDay(addDays(room.monday, 6), { weekday: false })}`} back={{ href: `/office/${organization}/rooms/${id}?day=${room.monday}`, label: "回到活动室" }} large>
      <Table
        caption="一周安排"
        rows={room.days}
        rowKey={(row) => row.day}
        columns={[
          { head: "日期", cell: (row) => formatDay(row.day) },
          { head: "开放", cell: (row) => ("open" in row.on ? `${row.on.open.from}–${row.on.open.to}` : row.on.closed) },
          {
            head: "安排",
            cell: (row) =>
              row.bookings.map((each) => (
                <p key={each.id}>
                  {timeOf(each.startsAt)}–{timeOf(each.endsAt)} {each.detail?.purpose ?? "已有人约"}
                </p>
              )),
          },
        ]}
      />
      <p>
        最多 {room.capacity} 人。{room.phone && `要用活动室，请打社区电话 ${room.phone}。`}
      </p>
    </SheetShell>
  );
}
