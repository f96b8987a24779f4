import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { isId } from "#lib/ids.ts";
import { placeToChange } from "#lib/places/queries.ts";
import { endPlaceHere } from "../../../../actions.ts";

export const metadata: Metadata = { title: "停用地点" };

export default async function EndPlace({ params }: { params: Promise<{ organization: string; id: string; place: string }> }) {
  const { organization, id, place } = await params;
  const row = isId(place) ? await placeToChange(await postHere(organization), place) : null;
  if (row?.communityId !== id) notFound();
  return (
    <>
      <PageHead title={`停用 ${row.name}`} about="停用以后不能再选它；在这里办过的场次照旧显示。" />
      <Form action={endPlaceHere} submit="停用" look="danger">
        <Hidden name="office" value={organization} />
        <Hidden name="communityId" value={id} />
        <Hidden name="placeId" value={place} />
        <TextArea name="reason" label="为什么停用" required rows={3} />
      </Form>
    </>
  );
}
