import { Select } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Field, FieldRow, Hidden } from "#app/_ui/form/text-fields.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Section } from "#app/_ui/sheet.tsx";
import { bookingPriority, matterKind } from "#db/words.ts";
import { timeOf } from "#lib/calendar.ts";
import type { queueDesk } from "#lib/queue/queries.ts";
import { again, aside, deskClosed, deskOpened, finished, moved, next } from "./actions.ts";
import style from "./queue.module.css";

type Queue = NonNullable<Awaited<ReturnType<typeof queueDesk>>>;

/** The desks beside one another, each with the number it serves and its one large button. */
export function Desks({ queue, office }: { queue: Queue; office: string }) {
  const counsellors = queue.sitting.filter((one) => one.counsels);
  return (
    <Section title="台">
      {queue.desks.length > 0 && (
        <div className={style.desks}>
          {queue.desks.map((at) => (
            <Desk key={at.id} at={at} office={office} mayCall={queue.mayCall} waiting={queue.waiting.length} />
          ))}
        </div>
      )}
      {queue.mayCall && counsellors.length > 0 && (
        <Disclosure summary={queue.desks.length === 0 ? "还没有开台：开台" : "再开一个台"} open={queue.desks.length === 0}>
          <Form action={deskOpened} submit="开台" initial={{ name: `${queue.desks.length + 1} 号台`, counsellorId: counsellors[0]?.id }}>
            <Hidden name="office" value={office} />
            <Hidden name="sessionId" value={queue.session.id} />
            <FieldRow>
              <Field name="name" label="台号" required maxLength={10} short />
              <Select name="counsellorId" label="咨询志愿者" required options={counsellors.map((one) => ({ value: one.id, label: one.name }))} />
              <Select name="recorderId" label="记录员" blank="没有" options={queue.sitting.filter((one) => one !== counsellors[0]).map((one) => ({ value: one.id, label: one.name }))} />
            </FieldRow>
          </Form>
        </Disclosure>
      )}
    </Section>
  );
}

function Desk({ at, office, mayCall, waiting }: { at: Queue["desks"][number]; office: string; mayCall: boolean; waiting: number }) {
  const desk = { office, deskId: at.id };
  const one = { office, bookingId: at.bookingId ?? "" };
  return (
    <article className={style.desk} aria-label={at.name}>
      <header>
        <h3>{at.name}</h3>
        <span className="small">{[at.counsellor, at.recorder].filter(Boolean).join("、")}</span>
      </header>
      <div className={style.serving}>
        <span className={style.ticket}>{at.ticket ?? "空"}</span>
        {at.who && (
          <div>
            <p>
              {at.who.callMe} {at.who.matters.map((kind) => matterKind[kind]).join("、")}
            </p>
            <p className="small">
              {at.who.priority !== "none" && `${bookingPriority[at.who.priority]}　`}
              {at.calledAt && `${timeOf(at.calledAt)} 叫`}
              {(at.calls ?? 0) > 1 && `，第 ${at.calls} 次`}
            </p>
          </div>
        )}
      </div>
      {mayCall && (
        <>
          <div className={style.next}>
            <Tap action={next} label="叫下一位" about={at.name} busy="正在叫…" done="已叫" fields={{ ...desk, current: at.bookingId ?? "" }} look={waiting > 0 ? "main" : "plain"} />
          </div>
          <div className={style.others}>
            {at.bookingId && <Tap action={again} label="再叫一次" about={at.name} look="plain" fields={one} done="又叫了一次" />}
            {at.bookingId && <Tap action={aside} label="过号" about={at.name} look="plain" fields={one} done="已过号" />}
            {at.bookingId && <Tap action={finished} label="接待完" about={at.name} look="plain" fields={one} done="接待完" />}
            {at.bookingId && <Tap action={moved} label="回避，换台" about={at.name} look="quiet" fields={one} done="已换台" confirm={`${at.ticket} 号回到队里，由别的台接待。`} />}
            {!at.bookingId && <Tap action={deskClosed} label="收台" about={at.name} look="quiet" fields={desk} done="已收台" />}
          </div>
        </>
      )}
    </article>
  );
}
