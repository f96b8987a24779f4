import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { DateField, Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { addDays, dayOf } from "#lib/calendar.ts";
import { formatSpan } from "#lib/format.ts";
import { sessionForOffice } from "#lib/sessions/queries.ts";
import { duplicate } from "../../actions.ts";

export const metadata: Metadata = { title: "再办一场" };

export default async function Copy({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const found = await sessionForOffice(await postHere(organization), id);
  if (!found?.may.copy) notFound();
  const at = `/office/${organization}/sessions`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: at, label: "场次" }, { href: `${at}/${id}`, label: found.title }]} />} title="再办一场一样的" about={`照着 ${formatSpan(found.startsAt, found.endsAt)} 的安排，岗位一样；报名不带过去。`} />
      <Form action={duplicate.bind(null, organization)} submit="存成草稿" busy="正在保存…" initial={{ day: addDays(dayOf(found.startsAt), 7) }}>
        <Hidden name="sessionId" value={id} />
        <DateField name="day" label="哪一天" required />
      </Form>
    </>
  );
}
