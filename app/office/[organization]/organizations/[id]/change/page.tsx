import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { isId } from "#lib/ids.ts";
import { organizationPage } from "#lib/organizations/queries.ts";
import { change } from "../../actions.ts";
import { OrganizationFields } from "../../organization-fields.tsx";

export const metadata: Metadata = { title: "修改组织" };

export default async function ChangeOrganization({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const page = isId(id) ? await organizationPage(await postHere(organization), id) : null;
  if (!page?.may.change || page.endedAt) notFound();
  const { name, shortName, officialOrder, phone, policePhone, address, about } = page;
  return (
    <>
      <PageHead title={`修改 ${name}`} />
      <Form action={change} submit="保存" initial={{ name, shortName, officialOrder, phone, policePhone, address, about }}>
        <Hidden name="office" value={organization} />
        <Hidden name="organizationId" value={id} />
        <OrganizationFields police={page.kind === "community"} />
      </Form>
    </>
  );
}
