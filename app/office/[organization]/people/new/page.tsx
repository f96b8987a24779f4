import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Radios, Select } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { DateField, Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { partyStanding } from "#db/words.ts";
import { homeChoices } from "#lib/organizations/queries.ts";
import { holdsAction } from "#lib/reach.ts";
import { add } from "../actions.ts";
import { PersonFields } from "../person-fields.tsx";

export const metadata: Metadata = { title: "新增人员" };

export default async function NewPerson({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  const actor = await postHere(organization);
  if (!holdsAction(actor, "person.change")) notFound();
  const organizations = await homeChoices(actor);
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: `/office/${organization}/people`, label: "人员" }]} />} title="新增人员" />
      <Form action={add} submit="新增" initial={{ organizationId: actor.post.organizationId, standing: "none" }}>
        <Hidden name="office" value={organization} />
        <PersonFields />
        <Select name="organizationId" label="所属组织" required blank="请选择" options={organizations.map((one) => ({ value: one.id, label: one.name }))} />
        <Radios name="standing" label="党员身份" options={partyStanding} required inline />
        <DateField name="fromDay" label="从哪天起属于这里" hint="党员填写；空着就是今天。" />
      </Form>
    </>
  );
}
