import Link from "next/link";
import { notFound } from "next/navigation";
import { PoliteRefresh } from "#app/_ui/bookings/polite-refresh.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { QrCode } from "#app/_ui/qr-code.tsx";
import { Actions, PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { State, type Tone } from "#app/_ui/state.tsx";
import { When } from "#app/_ui/when.tsx";
import { bookingPriority, bookingState, type BookingState } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { heldBooking } from "#lib/bookings/queries.ts";
import { matterInWords } from "#lib/bookings/rules.ts";
import { env } from "#lib/env.ts";
import { codeShown } from "#lib/follow/rules.ts";
import { formatInstant, formatSpan } from "#lib/format.ts";
import { turnOf } from "#lib/queue/queries.ts";
import { queueRule } from "#lib/queue/rules.ts";
import { Afterwards } from "./afterwards.tsx";
import { answerReminderAction } from "./booking-actions.ts";
import style from "./booking-follow.module.css";

const tones: Record<BookingState, Tone> = { waitlisted: "wait", booked: "ok", arrived: "ok", being_served: "ok", served: "calm", cancelled: "calm", missed: "late" };

type Held = NonNullable<Awaited<ReturnType<typeof heldBooking>>>;

/** What a resident sees of his booking by its code: `code` as its twelve digits; `fresh`: he has just made it. */
export async function BookingFollow({ actor, code, fresh }: { actor: Actor; code: string; fresh: boolean }) {
  const id = actor.kind === "holder" ? actor.subjectId : "";
  const held = await heldBooking(actor, id);
  if (!held) notFound();
  const today = held.state === "arrived" || held.state === "being_served";
  return (
    <>
      <PageHead title={held.via === "walk_in" ? "我的号" : "我的预约"} about={<span>{held.title}　{held.host}</span>}>
        <State tone={tones[held.state]}>{bookingState[held.state]}</State>
      </PageHead>
      {fresh && held.state === "booked" && <Notice tone="ok" title="约好了">请记下查询码，短信里也有。前一天会提醒您。</Notice>}
      {fresh && held.state === "waitlisted" && <Notice tone="wait" title="已经候补">有空位按先后补上，用短信告诉您。</Notice>}
      {held.sessionState === "cancelled" && <Notice tone="late" title="这一场取消了">可以另约一场：<Link href="/sessions?kind=consultation">看场次</Link></Notice>}
      {today && <Turn actor={actor} id={id} />}
      {held.mayDo.answer && (
        <Sheet ask>
          <h2>{formatInstant(held.slotAt ?? held.startsAt)}，能来吗？</h2>
          <Actions halves>
            <Tap action={answerReminderAction.bind(null, code)} label="能来" fields={{ comes: "yes" }} done="收到，到时见。" />
            <Tap action={answerReminderAction.bind(null, code)} label="来不了" look="plain" fields={{ comes: "no" }} done="已取消。" confirm="取消这个预约，时间让给别人。" />
          </Actions>
        </Sheet>
      )}
      {held.state === "served" && <Afterwards actor={actor} id={id} />}
      <Details held={held} />
      {held.state === "missed" && <Notice title="您没有到">还想问，可以另约，或打电话请社区帮您约。</Notice>}
      {(held.mayDo.change || held.mayDo.cancel) && <Code code={code} held={held} />}
      {!held.mayDo.change && !today && (
        <Actions>
          <LinkButton href="/sessions?kind=consultation">看别的场次</LinkButton>
        </Actions>
      )}
    </>
  );
}

async function Turn({ actor, id }: { actor: Actor; id: string }) {
  const turn = await turnOf(actor, id);
  if (!turn) return null;
  return (
    <Sheet ask>
      <div className={style.turn}>
        <p>您的号</p>
        <p className={style.ticket}>{turn.ticket}</p>
        {turn.desk ? (
          <p className={style.now}>请到 {turn.desk}</p>
        ) : (
          <p className={style.now}>
            前面还有 {turn.before} 位，{turn.wait}
          </p>
        )}
      </div>
      <p className="small">这一页会自己更新，也可以<a href="">看最新情况</a>。时间是按今天的快慢估的，请别走远。</p>
      <details>
        <summary>怎么排的队</summary>
        <ul className={style.rule}>
          {queueRule.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
      <PoliteRefresh seconds={20} />
    </Sheet>
  );
}

function Details({ held }: { held: Held }) {
  const phone = held.contactPhone || held.hostPhone;
  const over = held.state === "served" || held.state === "cancelled" || held.state === "missed";
  return (
    <Sheet>
      <Facts
        facts={[
          ["时间", held.slotAt ? <When key="at" span={formatInstant(held.slotAt)} /> : held.state === "waitlisted" ? `候补：${formatSpan(held.startsAt, held.endsAt)}，有空位用短信告诉您` : <When key="at" span={formatSpan(held.startsAt, held.endsAt)} />],
          ["地方", [held.host, held.place ?? held.placeText].filter(Boolean).join("　")],
          ["地址", held.address],
          ["怎么走", held.directions],
          ["来的人", held.callMe],
          ["要问的事", held.via === "walk_in" ? "" : held.matters.map((kind) => matterInWords[kind]).join("；")],
          ["请带上", over ? "" : held.bring.join("、")],
          ["照顾", held.priority !== "none" && bookingPriority[held.priority]],
          ["上门", held.homeVisit && "已登记希望上门，社区会打电话和您商量"],
          ["提醒", held.comes === true && "您已答复：能来"],
          ["电话", phone && <a key="phone" href={`tel:${phone}`}>{phone}</a>],
        ]}
      />
    </Sheet>
  );
}

function Code({ code, held }: { code: string; held: Held }) {
  const here = `/follow/${code}`;
  return (
    <Section title="查询码">
      <div className={style.code}>
        <p className={style.digits}>{codeShown(code)}</p>
        <QrCode text={`${env().PUBLIC_ADDRESS}${here}`} label="扫码看预约和排队" size="9rem" />
      </div>
      <p className="small">到了报手机号后四位、称呼，或出示这个码都可以。请不要把码给别人。</p>
      <Actions>
        {held.mayDo.change && <LinkButton href={`${here}/time`}>改时间</LinkButton>}
        {held.mayDo.change && <LinkButton href={`${here}/matters`}>加一件要问的事</LinkButton>}
        <LinkButton href={`${here}/booking-slip`}>打印小条</LinkButton>
        {held.mayDo.cancel && <LinkButton look="danger" href={`${here}/cancellation`}>取消预约</LinkButton>}
      </Actions>
    </Section>
  );
}
