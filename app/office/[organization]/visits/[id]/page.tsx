import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden } from "#app/_ui/form/text-fields.tsx";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { FindingFields } from "#app/_ui/visits/visit-fields.tsx";
import { VisitView } from "#app/_ui/visits/visit-view.tsx";
import { formatDay } from "#lib/format.ts";
import { visitChange, visitDetail } from "#lib/grid-visits/queries.ts";
import { addFinding } from "../actions.ts";

export const metadata: Metadata = { title: "走访" };

export default async function OneVisit({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const actor = await postHere(organization);
  const visit = await visitDetail(actor, id);
  if (!visit) notFound();
  const change = visit.mayChange ? await visitChange(actor, id) : null;
  const home = `/office/${organization}/visits`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "周进网格" }]} />} title={`${visit.grid} ${formatDay(visit.day)}`} about={visit.unit}>
        <PrintButton />
        {visit.mayChange && <LinkButton href={`${home}/${id}/cancellation`}>作废</LinkButton>}
        {visit.mayChange && <LinkButton href={`${home}/${id}/correction`}>更正</LinkButton>}
      </PageHead>
      <VisitView visit={visit} photos={`${home}/photos`} requests={`/office/${organization}/requests`} />
      {change && (
        <Disclosure summary="补记发现的问题">
          <Form action={addFinding} submit="登记为诉求" done="已登记为诉求，由社区派单" clear>
            <Hidden name="office" value={organization} />
            <Hidden name="visitId" value={id} />
            <FindingFields at="finding" places={change.places} />
          </Form>
        </Disclosure>
      )}
    </>
  );
}
