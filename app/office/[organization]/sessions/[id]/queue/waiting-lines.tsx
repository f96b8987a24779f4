import Link from "next/link";
import { Empty } from "#app/_ui/empty.tsx";
import { Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { bookingPriority, matterKind } from "#db/words.ts";
import { timeOf } from "#lib/calendar.ts";
import type { queueDesk } from "#lib/queue/queries.ts";
import style from "./queue.module.css";

type Waiting = NonNullable<Awaited<ReturnType<typeof queueDesk>>>["waiting"];

/** Those who have come, in the order in which they will be called. */
export function WaitingLines({ waiting, here }: { waiting: Waiting; here: string }) {
  if (waiting.length === 0) return <Empty title="没有人在等" />;
  return (
    <Sheet>
      <ol aria-label="等叫号">
        {waiting.map((one) => (
          <li key={one.id} className={style.line}>
            <span className={style.number}>{one.ticket}</span>
            <div>
              <p>
                {one.who?.callMe} {one.who?.matters.map((kind) => matterKind[kind]).join("、")} {one.priority !== "none" && <State tone="gold">{bookingPriority[one.priority]}</State>} {one.setAsideAt && <State tone="wait">过号</State>}
              </p>
              <p className="small">
                {one.slotAt ? `约 ${timeOf(one.slotAt)}，${timeOf(one.arrivedAt)} 到` : `${timeOf(one.arrivedAt)} 取号`}　{one.wait}
              </p>
            </div>
            <Link className="small" href={`${here}/slip?booking=${one.id}`} prefetch={false} aria-label={`${one.ticket} 号的小条`}>
              小条
            </Link>
          </li>
        ))}
      </ol>
    </Sheet>
  );
}
