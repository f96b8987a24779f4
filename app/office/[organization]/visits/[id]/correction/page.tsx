import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { SaidFields } from "#app/_ui/visits/visit-fields.tsx";
import { formatDay } from "#lib/format.ts";
import { visitChange } from "#lib/grid-visits/queries.ts";
import { correct } from "../../actions.ts";

export const metadata: Metadata = { title: "更正走访" };

export default async function CorrectVisit({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const change = await visitChange(await postHere(organization), id);
  if (!change) notFound();
  const { visit } = change;
  const home = `/office/${organization}/visits`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "周进网格" }, { href: `${home}/${id}`, label: `${visit.grid} ${formatDay(visit.day)}` }]} />} title="更正走访" about="更正前的内容和原因会留在这条走访里。" />
      <Form action={correct} submit="保存更正" initial={{ day: visit.day, words: visit.words, memberIds: visit.members.map((each) => each.id), others: visit.others || "" }}>
        <Hidden name="office" value={organization} />
        <Hidden name="visitId" value={id} />
        <Hidden name="version" value={String(visit.version)} />
        <SaidFields members={change.members} today={change.today} />
        <TextArea name="reason" label="为什么更正" rows={2} maxLength={200} required />
      </Form>
    </>
  );
}
