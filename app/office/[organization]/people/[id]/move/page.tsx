import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Radios, Select } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { DateField, Field, Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { partyStanding } from "#db/words.ts";
import { isId } from "#lib/ids.ts";
import { homeChoices } from "#lib/organizations/queries.ts";
import { personPage } from "#lib/people/queries.ts";
import { move } from "../../actions.ts";

export const metadata: Metadata = { title: "转单位" };

export default async function MoveUnit({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const actor = await postHere(organization);
  const page = isId(id) ? await personPage(actor, id) : null;
  if (!page?.may.change) notFound();
  const organizations = await homeChoices(actor);
  const standing = page.units.find((unit) => unit.toDay === null)?.standing ?? "none";
  return (
    <>
      <PageHead title={`${page.name}：转单位、改身份`} about={`现在：${page.organizationName ?? "没有所属"}，${partyStanding[standing]}。以前的时间段保留，报表按当天所在的单位计算。转到本组织以外，请系统管理员办理。`} />
      <Form action={move} submit="办理" initial={{ organizationId: page.organizationId, standing, fromDay: page.today }}>
        <Hidden name="office" value={organization} />
        <Hidden name="personId" value={id} />
        <Select name="organizationId" label="转到" required blank="请选择" options={organizations.map((one) => ({ value: one.id, label: one.name }))} />
        <Radios name="standing" label="党员身份" options={partyStanding} required inline />
        <DateField name="fromDay" label="从哪天起" required />
        <Field name="reason" label="说明" maxLength={200} hint="例如：组织关系转接、退休。" />
      </Form>
    </>
  );
}
