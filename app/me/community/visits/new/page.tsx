import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { Findings, SaidFields, VisitPhotos } from "#app/_ui/visits/visit-fields.tsx";
import { visitForm } from "#lib/grid-visits/queries.ts";
import { recordMyVisit } from "../../actions.ts";

export const metadata: Metadata = { title: "记一次走访" };

export default async function NewVisit({ searchParams }: { searchParams: Promise<{ unit?: string; grid?: string }> }) {
  const asked = await searchParams;
  const actor = await personHere();
  const form = await visitForm(actor, asked.unit, asked.grid);
  if (!form) notFound();
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: "/me/community", label: "我的社区" }]} />} title="记一次走访" about={`${form.community} ${form.grid}。您自己已记在内；和您一起去的填人数就行。`} />
      <Form action={recordMyVisit} submit="保存走访" busy="正在保存…">
        <Hidden name="unitId" value={form.unitId} />
        <Hidden name="gridId" value={form.gridId} />
        <Hidden name="memberIds[]" value={actor.personId} />
        <SaidFields members={[]} today={form.today} others="和您一起去的还有几个人" />
        <VisitPhotos />
        <Findings places={form.places} />
      </Form>
    </>
  );
}
