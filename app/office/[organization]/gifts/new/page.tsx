import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { formKey } from "#app/_ui/form/form.tsx";
import { Actions, PageHead } from "#app/_ui/sheet.tsx";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { formatDay } from "#lib/format.ts";
import { giftLinks } from "#lib/gifts/queries.ts";
import { holdsAction } from "#lib/reach.ts";
import { GiftForm } from "../gift-form.tsx";
import { note } from "../words.ts";

export const metadata: Metadata = { title: "登记捐赠" };

export default async function NewGift({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<Record<string, string | undefined>> }) {
  const { organization: segment } = await params;
  const asked = await searchParams;
  const actor = await postHere(segment);
  if (!holdsAction(actor, "gift.record")) notFound();
  const kind = asked.kind === "goods" ? "goods" : "money";
  const pledged = asked.pledged === "1";
  const { sessions } = await giftLinks(actor, actor.post.organizationId);
  const home = `/office/${segment}/gifts`;
  const other = kind === "money" ? "goods" : "money";
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "捐赠台账" }]} />} title={`登记${pledged ? "认捐" : "捐赠"}：${kind === "money" ? "款" : "物"}`} about={pledged ? "先记下答应的捐赠，收到后再登记收到；收到以前不计入合计。" : note} />
      <Actions>
        <LinkButton look="quiet" href={`${home}/new?kind=${other}${pledged ? "&pledged=1" : ""}`}>
          改为登记{other === "goods" ? "捐物" : "捐款"}
        </LinkButton>
      </Actions>
      <GiftForm
        key={`${kind}${pledged}`}
        segment={segment}
        organizationId={actor.post.organizationId}
        formKey={formKey()}
        kind={kind}
        pledged={pledged}
        today={dayOf(await now())}
        sessions={sessions.map((session) => ({ value: session.id, label: `${formatDay(dayOf(session.startsAt), { year: true, weekday: false })} ${session.title}` }))}
      />
    </>
  );
}
