import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { dayOf } from "#lib/calendar.ts";
import { formatSpan } from "#lib/format.ts";
import { roomBookingPage } from "#lib/rooms/queries.ts";
import { cancel } from "../../../../actions.ts";

export const metadata: Metadata = { title: "取消预约" };

export default async function CancelBooking({ params }: { params: Promise<{ organization: string; room: string; booking: string }> }) {
  const { organization, room, booking: id } = await params;
  const booking = await roomBookingPage(await postHere(organization), id);
  if (booking?.roomId !== room) notFound();
  const home = `/office/${organization}/rooms`;
  const { contact } = booking;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "活动室" }, { href: `${home}/${room}?day=${dayOf(booking.startsAt)}`, label: booking.room }]} />} title="取消预约" about={`${formatSpan(booking.startsAt, booking.endsAt)} ${booking.purpose}`} />
      <Notice tone="wait">
        这段时间空出来，别人可以约。{contact?.phone ? "请打电话告诉" : "请告诉"}
        {contact?.callMe || "约的人"}
        {contact?.phone && (
          <>
            ：<a href={`tel:${contact.phone}`}>{contact.phone}</a>
          </>
        )}
        。
      </Notice>
      <Form action={cancel} submit="取消预约" look="danger">
        <Hidden name="office" value={organization} />
        <Hidden name="bookingId" value={id} />
        <TextArea name="reason" label="原因" rows={3} maxLength={200} required />
      </Form>
    </>
  );
}
