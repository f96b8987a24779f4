import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Checkboxes, Select } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Sheet } from "#app/_ui/sheet.tsx";
import { organizationKind } from "#db/words.ts";
import { dutiesOf } from "#lib/grid-duties/queries.ts";
import { handlersFor, requestDetail } from "#lib/requests/queries.ts";
import { dispatch } from "../../actions.ts";
import { dueWords, whereWords } from "../../words.tsx";
import { RequestHead } from "../reason-page.tsx";

export const metadata: Metadata = { title: "派单" };

/** One 首接主办 who stays responsible (接诉即办工作条例 art. 14) and any number of 协办; the place says who is nearest. */
export default async function Dispatch({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const actor = await postHere(organization);
  const [request, handlers] = await Promise.all([requestDetail(actor, id), handlersFor(actor, id)]);
  if (!request?.mayDo.dispatch || !handlers) notFound();
  const on = (await dutiesOf(actor, [request.organizationId])).get(request.organizationId)?.on;
  const standing = request.dispatches.filter((each) => ["sent", "accepted"].includes(each.state));
  const owner = standing.find((each) => each.part === "owner")?.organizationId ?? handlers.find((each) => each.own)?.id ?? "";
  const assists = standing.filter((each) => each.part === "assist").map((each) => each.organizationId);
  const near = handlers.filter((each) => each.own || each.beside || assists.includes(each.id) || ["community", "street", "property_company", "owners_committee", "mediation_committee"].includes(each.kind));
  const far = handlers.filter((each) => !near.includes(each));
  const listed = (all: typeof handlers) => all.map((each) => ({ value: each.id, label: each.name, hint: each.own ? "所在网格" : each.beside ? "包联本网格" : organizationKind[each.kind] }));
  return (
    <>
      <RequestHead organization={organization} request={request} title={standing.length > 0 ? "改派、加派" : "派单"} about={request.words.slice(0, 80)} />
      <Sheet>
        <Facts
          facts={[
            ["在哪里", whereWords(request)],
            ["网格", request.standsAt],
            ["现在值守", on ? <span key="on">{on.name}（{on.rank === 1 ? "A岗" : "B岗"}，{on.fromTime}–{on.toTime}）<a href={`tel:${on.phone}`}>{on.phone}</a></span> : "这个网格现在没有人值守，可以派给社区自己"],
            ["期限", dueWords(request)],
          ]}
        />
      </Sheet>
      <Form action={dispatch} submit="派出" busy="正在派单…">
        <Hidden name="office" value={organization} />
        <Hidden name="requestId" value={id} />
        <Hidden name="version" value={String(request.version)} />
        <Select name="ownerId" label="首接主办" hint="一家主办，负责到底。" required blank="请选择" options={[...near, ...far].map((each) => ({ value: each.id, label: `${each.name}${each.own ? "（所在网格）" : each.beside ? "（包联本网格）" : ""}` }))} defaultValue={owner} />
        <Checkboxes name="assistIds" label="协办" hint="可以不选，也可以选几家。" options={listed(near)} defaultValue={assists} inline />
        {far.length > 0 && (
          <Disclosure summary={`其他可以协办的（${far.length} 家）`}>
            <Checkboxes name="assistIds" label="其他协办" options={listed(far)} defaultValue={assists} inline />
          </Disclosure>
        )}
        <TextArea name="note" label="办理要求（办理单位看）" rows={2} maxLength={300} />
      </Form>
    </>
  );
}
