import Link from "next/link";
import { Rows, RowHead, Sheet } from "#app/_ui/sheet.tsx";
import { timeOf } from "#lib/calendar.ts";
import { formatDay } from "#lib/format.ts";
import type { RoomWeek } from "#lib/rooms/queries.ts";

/** The days of a week under one another: when it is open, what is booked, what is free. */
export function Week({ room, here }: { room: RoomWeek; here: string }) {
  return (
    <Sheet>
      <Rows label="这一周">
        {room.days.map(({ day, on, free, bookings }) => (
          <li key={day}>
            <RowHead>
              <b>
                {formatDay(day)}
                {day === room.today && "（今天）"}
              </b>
              <span>{"open" in on ? `开放 ${on.open.from}–${on.open.to}` : on.closed}</span>
            </RowHead>
            {bookings.map((each) => (
              <div key={each.id}>
                <p>
                  {timeOf(each.startsAt)}–{timeOf(each.endsAt)} {each.detail ? each.detail.purpose : "已有人约"}
                </p>
                {each.detail && (
                  <p className="small">
                    {[each.detail.organization, `${each.detail.people} 人`, each.detail.contact?.callMe].filter(Boolean).join(" · ")}
                    {each.detail.contact?.phone && (
                      <>
                        {" "}
                        <a href={`tel:${each.detail.contact.phone}`}>{each.detail.contact.phone}</a>
                      </>
                    )}
                    {each.detail.mayCancel && (
                      <span className="screen-only">
                        　
                        <Link href={`${here}/bookings/${each.id}/cancellation`} prefetch={false} aria-label={`取消 ${timeOf(each.startsAt)} ${each.detail.purpose}`}>
                          取消
                        </Link>
                      </span>
                    )}
                  </p>
                )}
              </div>
            ))}
            {"open" in on && day >= room.today && <p className="small">{free.length > 0 ? `空着：${free.map((span) => `${span.from}–${span.to}`).join("，")}` : "没有空"}</p>}
          </li>
        ))}
      </Rows>
    </Sheet>
  );
}
