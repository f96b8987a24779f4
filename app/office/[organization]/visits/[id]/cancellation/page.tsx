import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { formatDay } from "#lib/format.ts";
import { visitDetail } from "#lib/grid-visits/queries.ts";
import { cancel } from "../../actions.ts";

export const metadata: Metadata = { title: "作废走访" };

export default async function CancelVisit({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const visit = await visitDetail(await postHere(organization), id);
  if (!visit?.mayChange) notFound();
  const home = `/office/${organization}/visits`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "周进网格" }, { href: `${home}/${id}`, label: `${visit.grid} ${formatDay(visit.day)}` }]} />} title="作废走访" />
      <Notice tone="wait">{`${visit.unit} ${formatDay(visit.day)} 到${visit.grid}的这条走访不再计算，这一周可能变成“没有走访”。记录和原因仍看得到${visit.requests.length > 0 ? `，由它登记的 ${visit.requests.length} 件诉求照常办理` : ""}。`}</Notice>
      <Form action={cancel} submit="作废" look="danger">
        <Hidden name="office" value={organization} />
        <Hidden name="visitId" value={id} />
        <TextArea name="reason" label="原因" rows={3} maxLength={200} required />
      </Form>
    </>
  );
}
