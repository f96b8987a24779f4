import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { PoliteRefresh } from "#app/_ui/bookings/polite-refresh.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Select } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Field, Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { bookingPriority, matterKind } from "#db/words.ts";
import { caseOfTicket } from "#lib/case-intake/queries.ts";
import { formatSpan } from "#lib/format.ts";
import { queueDesk } from "#lib/queue/queries.ts";
import { sitDown } from "./actions.ts";
import { MyDesk } from "./my-desk.tsx";

export const metadata: Metadata = { title: "我的台" };

type Queue = NonNullable<Awaited<ReturnType<typeof queueDesk>>>;

/** The counsellor's and the recorder's own desk on a phone: one large button, who is before him, who comes next. */
export default async function MyQueue({ params }: { params: Promise<{ session: string }> }) {
  const { session } = await params;
  const actor = await personHere();
  const queue = await queueDesk(actor, session);
  if (!queue?.mayCall) notFound();
  const mine = queue.desks.find((at) => at.mine);
  const begun = mine?.bookingId ? await caseOfTicket(actor, mine.bookingId) : null;
  return (
    <>
      <PageHead above={<Link href="/me/cases" prefetch={false}>咨询登记</Link>} title={mine ? mine.name : "我的台"} about={`${queue.session.title}　${formatSpan(queue.session.startsAt, queue.session.endsAt)}`} />
      {queue.session.state !== "under_way" ? (
        <Empty title={queue.session.state === "completed" ? "本场已结束" : "还没有开场"}>
          <p>{queue.session.state === "completed" ? "辛苦了。" : "负责人开场以后，这里可以开台叫号。"}</p>
        </Empty>
      ) : mine ? (
        <MyDesk at={mine} begun={begun} session={session} waiting={queue.waiting.length} />
      ) : (
        <SitDown queue={queue} />
      )}
      <Section title={`等叫号 ${queue.waiting.length} 人`}>
        {queue.waiting.length === 0 ? (
          <Empty title="没有人在等" />
        ) : (
          <Sheet>
            <Rows label="等叫号">
              {queue.waiting.slice(0, 8).map((one) => (
                <li key={one.id}>
                  <p>
                    <b>{one.ticket} 号</b>　{one.who?.matters.map((kind) => matterKind[kind]).join("、")}
                    {one.priority !== "none" && `　${bookingPriority[one.priority]}`}
                  </p>
                </li>
              ))}
            </Rows>
          </Sheet>
        )}
      </Section>
      <PoliteRefresh seconds={15} />
    </>
  );
}

function SitDown({ queue }: { queue: Queue }) {
  const counsellors = queue.sitting.filter((one) => one.counsels);
  if (counsellors.length === 0 || !queue.me)
    return (
      <Empty title="您还没有台">
        <p>请社区工作人员给您开台。</p>
      </Empty>
    );
  const own = queue.me.counsels ? queue.me : null;
  const beside = queue.sitting.filter((one) => one.id !== own?.id);
  return (
    <Form action={sitDown} submit="开台" initial={{ name: `${queue.desks.length + 1} 号台`, counsellorId: counsellors[0]?.id, recorderId: own ? "" : queue.me.id }}>
      <Hidden name="sessionId" value={queue.session.id} />
      <Field name="name" label="坐哪个台" required maxLength={10} short />
      {own ? (
        <>
          <Hidden name="counsellorId" value={own.id} />
          <Select name="recorderId" label="记录员" blank="没有" options={beside.map((one) => ({ value: one.id, label: one.name }))} />
        </>
      ) : (
        <>
          <Select name="counsellorId" label="和哪位咨询志愿者一起" required options={counsellors.map((one) => ({ value: one.id, label: one.name }))} />
          <Hidden name="recorderId" value={queue.me.id} />
        </>
      )}
    </Form>
  );
}
