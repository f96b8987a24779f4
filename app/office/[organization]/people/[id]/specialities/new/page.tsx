import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Radios } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Field, Hidden } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { keys, speciality } from "#db/words.ts";
import { isId } from "#lib/ids.ts";
import { personPage } from "#lib/people/queries.ts";
import { recognise } from "../../../actions.ts";

export const metadata: Metadata = { title: "认定专长" };

export default async function Recognise({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const page = isId(id) ? await personPage(await postHere(organization), id) : null;
  if (!page?.may.recognise) notFound();
  const held = new Set(page.specialities.map((row) => row.speciality));
  const options = keys(speciality).filter((one) => !held.has(one)).map((one) => ({ value: one, label: speciality[one] }));
  return (
    <>
      <PageHead title={`认定 ${page.name} 的专长`} about="由支部认定，没有有效期；有专长才能报要求这项专长的岗位。" />
      {options.length === 0 ? (
        <Notice>各项专长都已认定。</Notice>
      ) : (
        <Form action={recognise} submit="认定">
          <Hidden name="office" value={organization} />
          <Hidden name="personId" value={id} />
          <Radios name="speciality" label="专长" options={options} required inline />
          <Field name="document" label="依据" maxLength={200} hint="例如：支部会议纪要、资格证编号。" />
        </Form>
      )}
    </>
  );
}
