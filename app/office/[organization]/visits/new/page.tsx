import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { Findings, SaidFields, VisitPhotos } from "#app/_ui/visits/visit-fields.tsx";
import { assignments, visitForm } from "#lib/grid-visits/queries.ts";
import { holdsAction } from "#lib/reach.ts";
import { record } from "../actions.ts";
import { WeekTable } from "../week-table.tsx";

export const metadata: Metadata = { title: "记一次走访" };

export default async function NewVisit({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<{ unit?: string; grid?: string }> }) {
  const { organization } = await params;
  const actor = await postHere(organization);
  if (!holdsAction(actor, "grid_visit.record")) notFound();
  const asked = await searchParams;
  const all = asked.grid ? [] : await assignments(actor, "grid_visit.record");
  const chosen = all.length === 1 ? { unit: all[0]!.unitId, grid: all[0]!.gridId } : asked;
  const home = `/office/${organization}/visits`;
  const head = (about: string) => <PageHead above={<Breadcrumb trail={[{ href: home, label: "周进网格" }]} />} title="记一次走访" about={about} />;
  if (!chosen.grid) {
    return (
      <>
        {head("先选走访了哪个网格。")}
        {all.length === 0 ? (
          <Empty title="还没有分到网格">
            <p>社区在“组织”里给网格登记联建单位以后，才能记走访。</p>
          </Empty>
        ) : (
          <WeekTable rows={all} home={home} mayRecord byUnit={new Set(all.map((row) => row.unitId)).size > 1} />
        )}
      </>
    );
  }
  const form = await visitForm(actor, chosen.unit, chosen.grid);
  if (!form) notFound();
  return (
    <>
      {head(`${form.unit} 走访 ${form.community} ${form.grid}`)}
      <Form action={record} submit="保存走访" busy="正在保存…">
        <Hidden name="office" value={organization} />
        <Hidden name="unitId" value={form.unitId} />
        <Hidden name="gridId" value={form.gridId} />
        <SaidFields members={form.members} today={form.today} />
        <VisitPhotos organization={organization} />
        <Findings places={form.places} />
      </Form>
    </>
  );
}
