import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { placeKind } from "#db/words.ts";
import { isId } from "#lib/ids.ts";
import { estateAndGridChoices, placeToChange } from "#lib/places/queries.ts";
import { changePlaceHere } from "../../../actions.ts";
import { PlaceFields } from "../place-fields.tsx";

export const metadata: Metadata = { title: "修改地点" };

export default async function ChangePlace({ params }: { params: Promise<{ organization: string; id: string; place: string }> }) {
  const { organization, id, place } = await params;
  const actor = await postHere(organization);
  const row = isId(place) ? await placeToChange(actor, place) : null;
  if (row?.communityId !== id) notFound();
  const choices = await estateAndGridChoices(id);
  const { parentId, gridId, name, address, directions, hidden } = row;
  return (
    <>
      <PageHead title={`修改${placeKind[row.kind]} ${row.name}`}>
        <LinkButton look="quiet" href={`/office/${organization}/organizations/${id}/places/${place}/ending`}>
          停用
        </LinkButton>
      </PageHead>
      <Form action={changePlaceHere} submit="保存" initial={{ parentId, gridId, name, address, directions, hidden }}>
        <Hidden name="office" value={organization} />
        <Hidden name="communityId" value={id} />
        <Hidden name="placeId" value={place} />
        <PlaceFields kind={row.kind} {...choices} />
      </Form>
    </>
  );
}
