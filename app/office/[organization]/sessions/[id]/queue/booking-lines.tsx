import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Sheet } from "#app/_ui/sheet.tsx";
import { State, type Tone } from "#app/_ui/state.tsx";
import { bookingPriority, bookingState, bookingVia, matterKind, type BookingState } from "#db/words.ts";
import { timeOf } from "#lib/calendar.ts";
import type { sessionBookings } from "#lib/bookings/queries.ts";
import { arrived } from "./actions.ts";
import style from "./queue.module.css";

type Bookings = NonNullable<Awaited<ReturnType<typeof sessionBookings>>>;
const tones: Partial<Record<BookingState, Tone>> = { booked: "wait", waitlisted: "wait", arrived: "ok", being_served: "ok", missed: "late" };

/** Who booked, in the order of their times; one tap says he has come. */
export function BookingLines({ bookings, office, here, running }: { bookings: Bookings; office: string; here: string; running: boolean }) {
  if (bookings.length === 0)
    return (
      <Empty title="还没有人预约">
        <p>把海报贴到电梯里，或给打电话来的人代约。</p>
      </Empty>
    );
  return (
    <Sheet>
      <ul aria-label="预约">
        {bookings.map((one) => (
          <li key={one.id} className={style.line}>
            <span className={style.time}>{one.slotAt ? timeOf(one.slotAt) : "候补"}</span>
            <div>
              <p>
                <b>{one.contact?.callMe}</b> {one.matters.map((kind) => matterKind[kind]).join("、")} <State tone={tones[one.state] ?? "calm"}>{one.ticket ? `${one.ticket} 号 ` : ""}{bookingState[one.state]}</State>
              </p>
              <p className="small">
                {one.contact?.phone ? <a href={`tel:${one.contact.phone}`}>{one.contact.phone}</a> : "没有电话"}　{bookingVia[one.via]}
                {one.priority !== "none" && `　${bookingPriority[one.priority]}`}
                {one.homeVisit && "　希望上门"}
                {one.comes === true && "　已答复能来"}
                {one.cancelReason && `　${one.cancelReason}`}
              </p>
            </div>
            <div className={style.others}>
              {running && (one.state === "booked" || one.state === "waitlisted" || one.state === "missed") && <Tap action={arrived} label="到了" about={one.contact?.callMe ?? ""} busy="稍候…" done="已登记" fields={{ office, bookingId: one.id }} />}
              {(one.state === "booked" || one.state === "waitlisted") && (
                <LinkButton look="quiet" href={`${here}/queue/cancellation?booking=${one.id}`} aria-label={`取消 ${one.contact?.callMe ?? ""} 的预约`}>
                  取消
                </LinkButton>
              )}
              {one.state !== "cancelled" && one.state !== "missed" && one.state !== "served" && (
                <LinkButton look="quiet" href={`${here}/slip?booking=${one.id}`} aria-label={`${one.contact?.callMe ?? ""} 的小条`}>
                  小条
                </LinkButton>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
