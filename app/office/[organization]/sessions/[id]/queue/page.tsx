import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { PoliteRefresh } from "#app/_ui/bookings/polite-refresh.tsx";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Figures } from "#app/_ui/figures.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Columns, PageHead, Section } from "#app/_ui/sheet.tsx";
import { sessionBookings } from "#lib/bookings/queries.ts";
import { formatSpan } from "#lib/format.ts";
import { queueDesk } from "#lib/queue/queries.ts";
import { queueRule } from "#lib/queue/rules.ts";
import { BookingLines } from "./booking-lines.tsx";
import { Desks } from "./desks.tsx";
import { JustDone } from "./just-done.tsx";
import { WaitingLines } from "./waiting-lines.tsx";
import { WalkInTicket } from "./walk-in-ticket.tsx";
import style from "./queue.module.css";

export const metadata: Metadata = { title: "叫号" };

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<Record<string, string | undefined>> };

export default async function Queue({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const query = await searchParams;
  const actor = await postHere(organization);
  const [queue, bookings] = [await queueDesk(actor, id), await sessionBookings(actor, id)];
  if (!queue) notFound();
  const here = `/office/${organization}/sessions/${id}`;
  const running = queue.session.state === "under_way";
  const all = bookings ?? [];
  const due = all.filter((one) => one.state === "booked");
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: here, label: queue.session.title }]} />} title="预约和叫号" about={`${formatSpan(queue.session.startsAt, queue.session.endsAt)}　${queue.session.host}`}>
        {queue.mayCount && <LinkButton href={`${here}/booking-poster`}>打印电梯海报</LinkButton>}
        {queue.mayCount && <LinkButton href={`${here}/queue/screens`}>叫号屏和取号机</LinkButton>}
        {queue.mayCount && queue.session.state !== "completed" && (
          <LinkButton href={`${here}/queue/booking`} look={running ? "plain" : "main"}>
            代人预约
          </LinkButton>
        )}
      </PageHead>
      <JustDone actor={actor} here={here} given={query.given} booked={query.booked} />
      {queue.session.state === "published" && (
        <Notice title="还没有开场">
          开场以后才能登记到场、取号和叫号。<a href={`${here}/day`}>去开场</a>
        </Notice>
      )}
      {queue.session.state === "completed" && <Notice tone="ok" title="本场已结束">没来的预约已记为未到。</Notice>}
      <Figures
        figures={[
          { label: "还没到", value: due.length },
          { label: "等叫号", value: queue.waiting.length },
          { label: "正在接待", value: queue.desks.filter((at) => at.ticket).length },
          { label: "接待完", value: queue.served },
          { label: "候补", value: all.filter((one) => one.state === "waitlisted").length },
        ]}
      />
      {running && <Desks queue={queue} office={organization} />}
      <Columns>
        <Section title={`等叫号 ${queue.waiting.length} 人`}>
          <WaitingLines waiting={queue.waiting} here={here} />
          <Disclosure summary="怎么排的队">
            <ul className={style.rule}>
              {queueRule.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Disclosure>
        </Section>
        {queue.mayCount && running && <WalkInTicket office={organization} sessionId={id} />}
      </Columns>
      {queue.mayCount && (
        <Section title={`预约 ${all.filter((one) => one.via !== "walk_in").length} 人`}>
          <BookingLines bookings={all.filter((one) => one.via !== "walk_in")} office={organization} here={here} running={running} />
        </Section>
      )}
      {running && <PoliteRefresh seconds={15} />}
    </>
  );
}
