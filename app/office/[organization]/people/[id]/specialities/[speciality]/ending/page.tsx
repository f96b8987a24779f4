import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { speciality as words } from "#db/words.ts";
import { isId } from "#lib/ids.ts";
import { personPage } from "#lib/people/queries.ts";
import { endHisSpeciality } from "../../../../actions.ts";

export const metadata: Metadata = { title: "取消专长" };

export default async function EndSpeciality({ params }: { params: Promise<{ organization: string; id: string; speciality: string }> }) {
  const { organization, id, speciality } = await params;
  const page = isId(id) ? await personPage(await postHere(organization), id) : null;
  const row = page?.may.recognise ? page.specialities.find((one) => one.id === speciality) : undefined;
  if (!page || !row) notFound();
  return (
    <>
      <PageHead title={`取消 ${page.name} 的${words[row.speciality]}专长`} about="以后不能再报要求这项专长的岗位；已经报的名不会自动取消，请到场次里核对。" />
      <Form action={endHisSpeciality} submit="取消专长" look="danger">
        <Hidden name="office" value={organization} />
        <Hidden name="personId" value={id} />
        <Hidden name="personSpecialityId" value={speciality} />
        <TextArea name="reason" label="为什么取消" required rows={3} />
      </Form>
    </>
  );
}
