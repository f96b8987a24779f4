import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { Check } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead, Section } from "#app/_ui/sheet.tsx";
import { formatDay } from "#lib/format.ts";
import { offerPage } from "#lib/hand-overs/queries.ts";
import { isId } from "#lib/ids.ts";
import { sameNameOf } from "#lib/same-names/queries.ts";
import { WaitsForSecond } from "../../[id]/waits-for-second.tsx";
import { answerOffer } from "../../actions.ts";

export const metadata: Metadata = { title: "请您接手" };

export default async function Offer({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await personHere();
  const offer = isId(id) ? await offerPage(actor, id) : null;
  if (!offer) notFound();
  const asked = await sameNameOf(actor, offer.caseId);
  return (
    <>
      <PageHead title="请您接手一份咨询" about={`${offer.from}　${formatDay(offer.day)} 第 ${offer.number} 位　${offer.community}`} />
      <Notice>接手时先核对您和双方有没有关系。接手以后由您看、改、跟进，原来的志愿者不能再看。</Notice>
      {asked?.state === "another" && <Notice tone="ok">已核定：只是同名，不是同一个人。现在可以接手。</Notice>}
      {asked?.state === "same" && <Notice tone="wait">已核定：需要回避。请选“不接手”。</Notice>}
      {asked?.state === "asked" ? (
        <WaitsForSecond asked={asked} from="offer" />
      ) : (
        asked?.state !== "same" && (
          <Form action={answerOffer} submit="接手">
            <Hidden name="handOverId" value={offer.id} />
            <Hidden name="takes" value="yes" />
            <TextArea name="word" label="核对以后怎么看（名字相近、同名时才填）" rows={2} hint="双方叫什么，可以先问原来的志愿者" />
            {!asked && <Check name="asks" label="只是同名，不是同一个人，请第二个人核定" />}
          </Form>
        )
      )}
      <Section title="不便接手">
        <Tap action={answerOffer} fields={{ handOverId: offer.id, takes: "no" }} label="不接手" look="plain" />
      </Section>
    </>
  );
}
