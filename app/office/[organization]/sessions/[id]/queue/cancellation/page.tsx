import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Field, Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { sessionBookings } from "#lib/bookings/queries.ts";
import { formatInstant } from "#lib/format.ts";
import { cancelledFor } from "../actions.ts";

export const metadata: Metadata = { title: "取消预约" };

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<{ booking?: string }> };

export default async function Cancellation({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const { booking } = await searchParams;
  const one = (await sessionBookings(await postHere(organization), id))?.find((each) => each.id === booking);
  if (!one || (one.state !== "booked" && one.state !== "waitlisted")) notFound();
  const back = `/office/${organization}/sessions/${id}/queue`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: back, label: "预约和叫号" }]} />} title="取消预约" about={`${one.contact?.callMe ?? ""}　${one.slotAt ? formatInstant(one.slotAt) : "候补"}。空出的时间让给候补的人。`} />
      <Form action={cancelledFor} submit="确定取消" look="danger" aside={<Link href={back} prefetch={false}>不取消，回去</Link>}>
        <Hidden name="office" value={organization} />
        <Hidden name="sessionId" value={id} />
        <Hidden name="bookingId" value={one.id} />
        <Field name="reason" label="原因" required maxLength={200} hint="例如：本人来电取消" />
      </Form>
    </>
  );
}
