import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { formKey } from "#app/_ui/form/form.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { planChoices, planFields } from "#lib/sessions/queries.ts";
import { change } from "../../actions.ts";
import { PlanForm } from "../../plan-form.tsx";

export const metadata: Metadata = { title: "修改场次" };

export default async function ChangeSession({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const actor = await postHere(organization);
  const [stored, choices] = await Promise.all([planFields(actor, id), planChoices(actor)]);
  if (!stored) notFound();
  const { sessionId, version, ...initial } = stored.fields;
  const at = `/office/${organization}/sessions`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: at, label: "场次" }, { href: `${at}/${id}`, label: initial.title }]} />} title="修改场次" />
      {stored.published && <Notice tone="wait" title="这个场次已经发布">改了时间或地点，会告诉每个报名的人，请他再说一声能不能来；没答复也先保留名额。名额只能增加，不能少于已报上的人。</Notice>}
      {stored.changeable ? (
        <PlanForm action={change.bind(null, organization)} formKey={formKey()} choices={choices} initial={initial} sessionId={sessionId} version={version} submit="保存修改" />
      ) : (
        <Notice tone="late" title="场次已开始、结束或取消，不能再改。" />
      )}
    </>
  );
}
