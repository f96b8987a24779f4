import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Radios } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { organizationKind } from "#db/words.ts";
import { isId } from "#lib/ids.ts";
import { organizationPage } from "#lib/organizations/queries.ts";
import { add } from "../actions.ts";
import { OrganizationFields } from "../organization-fields.tsx";

export const metadata: Metadata = { title: "新增组织" };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<Record<string, string | undefined>> };

export default async function NewOrganization({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await postHere(organization);
  const { parent } = await searchParams;
  const page = isId(parent) ? await organizationPage(actor, parent) : null;
  if (!page || page.may.addKinds.length === 0) notFound();
  const options = page.may.addKinds.map((kind) => ({ value: kind, label: organizationKind[kind] }));
  return (
    <>
      <PageHead title="新增组织" about={`建在 ${page.name} 下面。`} />
      <Form action={add} submit="新增" initial={{ kind: page.may.addKinds.length === 1 ? page.may.addKinds[0] : undefined }}>
        <Hidden name="office" value={organization} />
        <Hidden name="parentId" value={page.id} />
        <Radios name="kind" label="类别" options={options} required inline />
        <OrganizationFields police={page.kind === "street"} />
      </Form>
    </>
  );
}
