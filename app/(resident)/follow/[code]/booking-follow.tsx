import { notFound } from "next/navigation";
import { Facts } from "#app/_ui/facts.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead, Section } from "#app/_ui/sheet.tsx";
import { bookingState, matterKind } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { heldBooking } from "#lib/bookings/queries.ts";
import { formatInstant, formatSpan } from "#lib/format.ts";
import { CodeCard } from "./code-card.tsx";

/** A booking for whoever holds its code. */
export async function BookingFollow({ actor, code, fresh }: { actor: Actor; code: string; fresh: boolean }) {
  const booking = (await heldBooking(actor, actor.kind === "holder" ? actor.subjectId : "")) ?? notFound();
  return (
    <>
      <PageHead title={booking.title} about={bookingState[booking.state]} />
      {fresh && (
        <Notice tone="ok" title="预约好了">
          请记下查询码，改时间、取消都用它。
        </Notice>
      )}
      <Facts
        facts={[
          ["您的时间", booking.slotAt && formatInstant(booking.slotAt)],
          ["场次", formatSpan(booking.startsAt, booking.endsAt)],
          ["地点", [booking.host, booking.place ?? booking.placeText, booking.address].filter(Boolean).join(" ")],
          ["怎么走", booking.directions],
          ["事项", booking.matters.map((matter) => matterKind[matter]).join("、")],
          ["要带", booking.bring.join("、")],
          ["社区电话", booking.hostPhone && <a href={`tel:${booking.hostPhone}`}>{booking.hostPhone}</a>],
        ]}
      />
      <Section title="查询码">
        <CodeCard code={code} about={booking.title} />
      </Section>
    </>
  );
}
