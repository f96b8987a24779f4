import { LinkButton } from "#app/_ui/button.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Actions, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { bookingPriority, matterKind, type CaseState } from "#db/words.ts";
import type { queueDesk } from "#lib/queue/queries.ts";
import { again, aside, finished, moved, next, standUp } from "./actions.ts";
import style from "./my-desk.module.css";

type At = NonNullable<Awaited<ReturnType<typeof queueDesk>>>["desks"][number];

export function MyDesk({ at, begun, session, waiting }: { at: At; begun: { id: string; state: CaseState } | null; session: string; waiting: number }) {
  const one = { bookingId: at.bookingId ?? "" };
  return (
    <>
      <Sheet ask>
        {at.bookingId ? (
          <div className={style.now}>
            <p>正在接待</p>
            <p className={style.ticket}>{at.ticket} 号</p>
            <p>
              {at.who?.callMe && <b>{at.who.callMe}　</b>}
              {at.who?.matters.map((kind) => matterKind[kind]).join("、")} {at.who && at.who.priority !== "none" && <State tone="gold">{bookingPriority[at.who.priority]}</State>}
            </p>
          </div>
        ) : (
          <p className={style.now}>{waiting > 0 ? `有 ${waiting} 位在等` : "现在没有人在等"}</p>
        )}
        <div className={style.next}>
          <Tap action={next} label="叫下一位" busy="正在叫…" done="已叫" fields={{ deskId: at.id, current: at.bookingId ?? "" }} look={at.bookingId ? "plain" : "main"} />
        </div>
        {at.bookingId && (
          <LinkButton look="main" href={begun ? `/me/cases/${begun.id}${begun.state === "cleared" ? "/words" : ""}` : `/me/cases/new?session=${session}&booking=${at.bookingId}`}>
            {begun ? "这一位的登记" : "登记这一位"}
          </LinkButton>
        )}
      </Sheet>
      <Actions>
        {at.bookingId && <Tap action={again} label="再叫一次" look="plain" fields={one} done="又叫了一次" />}
        {at.bookingId && <Tap action={aside} label="没来，过号" look="plain" fields={one} done="已过号" />}
        {at.bookingId && <Tap action={finished} label="接待完" look="plain" fields={one} done="接待完" />}
        {at.bookingId && <Tap action={moved} label="回避，换台" look="quiet" fields={one} done="已换台" confirm={`${at.ticket} 号回到队里原来的位置，由别的台接待。不用说原因。`} />}
        {!at.bookingId && <Tap action={standUp} label="收台" look="quiet" fields={{ deskId: at.id }} done="已收台" confirm="收台后这个台不再叫号。" />}
      </Actions>
    </>
  );
}
