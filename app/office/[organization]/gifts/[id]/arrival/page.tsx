import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { formKey } from "#app/_ui/form/form.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { oneGift } from "#lib/gifts/queries.ts";
import { ArrivalForm } from "../../gift-form.tsx";
import { giftWords } from "../../words.ts";

export const metadata: Metadata = { title: "登记收到" };

export default async function GiftArrival({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization: segment, id } = await params;
  const actor = await postHere(segment);
  const gift = await oneGift(actor, id);
  if (!gift) notFound();
  const home = `/office/${segment}/gifts`;
  if (!gift.mayReceive) redirect(`${home}/${id}`);
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "捐赠台账" }, { href: `${home}/${id}`, label: gift.number }]} />} title="登记收到" about={`${gift.donorName ?? ""} ${giftWords(gift)}`} />
      <ArrivalForm segment={segment} organizationId={actor.post.organizationId} formKey={formKey()} giftId={id} kind={gift.kind} today={dayOf(await now())} />
    </>
  );
}
