import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { SlotChoice } from "#app/_ui/bookings/slot-choice.tsx";
import { slotsOf } from "#app/_ui/bookings/slots.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { timesToMove } from "#lib/bookings/queries.ts";
import { formatInstant, formatSpan } from "#lib/format.ts";
import { moveTime } from "../booking-actions.ts";
import { bookingByCode } from "../held.ts";

export const metadata: Metadata = { title: "改时间", robots: { index: false } };

export default async function ChangeTime({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const { actor, held } = await bookingByCode(code);
  if (!held.mayDo.change) redirect(`/follow/${code}`);
  const times = (await timesToMove(actor, held.id)) ?? [];
  const back = (
    <Link href={`/follow/${code}`} prefetch={false}>
      不改了，回去
    </Link>
  );
  return (
    <>
      <PageHead title="改时间" about={`${formatSpan(held.startsAt, held.endsAt)}　${held.host}`} />
      {times.length === 0 ? (
        <Empty title="没有别的空时间了">
          <p>原来的预约还在。{back}</p>
        </Empty>
      ) : (
        <Form action={moveTime.bind(null, code)} submit="改到这个时间" aside={back}>
          <SlotChoice name="slotAt" label="改到几点？" hint={held.slotAt ? `现在约的是 ${formatInstant(held.slotAt)}。选好新的，原来的才让出去。` : undefined} slots={slotsOf(times)} />
        </Form>
      )}
    </>
  );
}
