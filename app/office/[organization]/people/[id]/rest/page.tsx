import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { DateField, FieldRow, Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { isId } from "#lib/ids.ts";
import { personPage } from "#lib/people/queries.ts";
import { rest } from "../../actions.ts";

export const metadata: Metadata = { title: "登记休息" };

export default async function Rest({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const page = isId(id) ? await personPage(await postHere(organization), id) : null;
  if (!page?.may.change) notFound();
  return (
    <>
      <PageHead title={`代 ${page.name} 登记休息`} about="按他本人的意思登记；这些天不会给他安排，也不用说原因。两天都空着就是不休息。" />
      <Form action={rest} submit="保存" initial={{ restsFrom: page.restsFrom, restsUntil: page.restsUntil }}>
        <Hidden name="office" value={organization} />
        <Hidden name="personId" value={id} />
        <FieldRow>
          <DateField name="restsFrom" label="从" />
          <DateField name="restsUntil" label="到" />
        </FieldRow>
      </Form>
    </>
  );
}
