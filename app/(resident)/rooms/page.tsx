import type { Metadata } from "next";
import { Empty } from "#app/_ui/empty.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { PageHead, RowHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { formatDay } from "#lib/format.ts";
import { publicRooms } from "#lib/rooms/queries.ts";
import { HostChooser } from "../host-chooser.tsx";

export const metadata: Metadata = { title: "社区活动室" };

export default async function Rooms({ searchParams }: { searchParams: Promise<{ community?: string }> }) {
  const { community } = await searchParams;
  const { communities, rooms } = await publicRooms(community);
  return (
    <>
      <PageHead title="社区活动室" about="哪天开放，几点空着。要用的时候，到社区说一声，或打社区电话。" above={<HostChooser hosts={communities} chosen={community} base="/rooms" all="全部社区" />} />
      {rooms.length === 0 && (
        <Empty title="还没有登记活动室">
          <p>请打电话问问社区，有没有可以用的屋子。</p>
        </Empty>
      )}
      {rooms.map((room) => (
        <Section key={room.id} title={`${room.community} ${room.name}`}>
          <Sheet>
            <Facts facts={[["最多", `${room.capacity} 人`], ["在哪里", [room.place, room.address].filter(Boolean).join("，")], ["怎么走", room.directions], ["里面有", room.about], ["电话", room.phone && <a key="phone" href={`tel:${room.phone}`}>{room.phone}</a>]]} />
            <Rows label={`${room.name}七天的开放时间`}>
              {room.days.map(({ day, on, free }) => (
                <li key={day}>
                  <RowHead>
                    <b>{formatDay(day)}</b>
                    <span>{"open" in on ? `${on.open.from}–${on.open.to}` : on.closed}</span>
                  </RowHead>
                  {"open" in on && <p className="small">{free.length === 0 ? "没有空了" : free.length === 1 && free[0]!.from === on.open.from && free[0]!.to === on.open.to ? "全天空着" : `空着：${free.map((span) => `${span.from}–${span.to}`).join("，")}`}</p>}
                </li>
              ))}
            </Rows>
          </Sheet>
        </Section>
      ))}
    </>
  );
}
