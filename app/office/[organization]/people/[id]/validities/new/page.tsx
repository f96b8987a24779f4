import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Radios } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { DateField, Field, FieldRow, Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { validityKind } from "#db/words.ts";
import { isId } from "#lib/ids.ts";
import { personPage } from "#lib/people/queries.ts";
import { enter } from "../../../actions.ts";

export const metadata: Metadata = { title: "登记聘书、保险、培训" };

export default async function EnterValidity({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const page = isId(id) ? await personPage(await postHere(organization), id) : null;
  if (!page?.may.recognise) notFound();
  return (
    <>
      <PageHead title={`登记 ${page.name} 的聘书、保险或培训`} about="续期就再登记一条，以前的保留。" />
      <Form action={enter} submit="登记" initial={{ fromDay: page.today }}>
        <Hidden name="office" value={organization} />
        <Hidden name="personId" value={id} />
        <Radios name="kind" label="类别" options={validityKind} required inline />
        <FieldRow>
          <DateField name="fromDay" label="从" required />
          <DateField name="untilDay" label="有效期至" required />
        </FieldRow>
        <Field name="document" label="编号或说明" maxLength={200} />
      </Form>
    </>
  );
}
