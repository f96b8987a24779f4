import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { formKey } from "#app/_ui/form/form.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { formatDay } from "#lib/format.ts";
import { giftLinks } from "#lib/gifts/queries.ts";
import { holdsAction } from "#lib/reach.ts";
import { LetterForm } from "../letter-form.tsx";

export const metadata: Metadata = { title: "登记感谢信" };

export default async function NewLetter({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<Record<string, string | undefined>> }) {
  const { organization: segment } = await params;
  const { application = "" } = await searchParams;
  const actor = await postHere(segment);
  if (!holdsAction(actor, "thank_you_letter.add")) notFound();
  const { applications, sessions } = await giftLinks(actor, actor.post.organizationId);
  const thanked = applications.find((row) => row.id === application);
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: `/office/${segment}/gifts/letters`, label: "感谢信" }]} />} title="登记感谢信" />
      <LetterForm
        segment={segment}
        organizationId={actor.post.organizationId}
        formKey={formKey()}
        applications={applications.map((row) => ({ value: row.id, label: `${row.number} ${row.recipient}` }))}
        sessions={sessions.map((row) => ({ value: row.id, label: `${formatDay(dayOf(row.startsAt), { year: true, weekday: false })} ${row.title}` }))}
        application={thanked?.id ?? ""}
        from={thanked?.recipient ?? ""}
        today={dayOf(await now())}
      />
    </>
  );
}
