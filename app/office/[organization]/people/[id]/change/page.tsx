import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { isId } from "#lib/ids.ts";
import { personPage } from "#lib/people/queries.ts";
import { change } from "../../actions.ts";
import { PersonFields } from "../../person-fields.tsx";

export const metadata: Metadata = { title: "修改人员" };

export default async function ChangePerson({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const page = isId(id) ? await personPage(await postHere(organization), id) : null;
  if (!page?.may.change) notFound();
  const { name, phone, birthday, volunteerNumber, formerCourt } = page;
  return (
    <>
      <PageHead title={`修改 ${name}`} />
      <Form action={change} submit="保存" initial={{ name, phone, birthday, volunteerNumber, formerCourt }}>
        <Hidden name="office" value={organization} />
        <Hidden name="personId" value={id} />
        <PersonFields />
      </Form>
    </>
  );
}
