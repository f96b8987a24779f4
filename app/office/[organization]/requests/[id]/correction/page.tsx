import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Select } from "#app/_ui/form/choices.tsx";
import { Field } from "#app/_ui/form/text-fields.tsx";
import { requestCategory, urgency } from "#db/words.ts";
import { placesToReport, requestDetail } from "#lib/requests/queries.ts";
import { placeNames } from "#lib/requests/rules.ts";
import { correct } from "../../actions.ts";
import { ReasonPage } from "../reason-page.tsx";

export const metadata: Metadata = { title: "更正诉求" };

export default async function Correction({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const request = await requestDetail(await postHere(organization), id);
  if (!request?.mayDo.change) notFound();
  const { places } = await placesToReport(request.communityId);
  return (
    <ReasonPage organization={organization} request={request} title="更正类别、紧急程度、地点" says="紧急程度改了，期限从受理时重新算：紧急 2 小时、较急 24 小时，一般 5 个、疑难 15 个工作日。地点改了，就归新地点的网格。" action={correct} submit="更正" fields={{ requestId: id, version: String(request.version) }}>
      <Select name="category" label="类别" required options={requestCategory} defaultValue={request.category} />
      <Select name="urgency" label="紧急程度" required options={urgency} defaultValue={request.urgency} />
      <Select name="placeId" label="小区、楼栋" blank="没有登记" options={placeNames(places).map(({ id: value, name }) => ({ value, label: name }))} defaultValue={request.placeId ?? ""} />
      <Field name="placeText" label="具体位置" maxLength={100} defaultValue={request.placeText} />
    </ReasonPage>
  );
}
