import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { known } from "#app/_ui/address.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden } from "#app/_ui/form/text-fields.tsx";
import { Actions, PageHead } from "#app/_ui/sheet.tsx";
import { keys, placeKind } from "#db/words.ts";
import { isId } from "#lib/ids.ts";
import { organizationPage } from "#lib/organizations/queries.ts";
import { estateAndGridChoices } from "#lib/places/queries.ts";
import { addPlaceHere } from "../../../actions.ts";
import { PlaceFields } from "../place-fields.tsx";

export const metadata: Metadata = { title: "新增地点" };

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<Record<string, string | undefined>> };

export default async function NewPlace({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const page = isId(id) ? await organizationPage(await postHere(organization), id) : null;
  if (!page?.may.place) notFound();
  const kind = page.kind === "community" ? known(placeKind, (await searchParams).kind) : "venue";
  if (!kind) {
    return (
      <>
        <PageHead title="新增地点" about="要登记哪一类？" />
        <Actions>
          {keys(placeKind).map((one) => (
            <LinkButton key={one} href={`?kind=${one}`}>
              {placeKind[one]}
            </LinkButton>
          ))}
        </Actions>
      </>
    );
  }
  const choices = await estateAndGridChoices(id);
  return (
    <>
      <PageHead title={`新增${placeKind[kind]}`} about={page.name} />
      <Form action={addPlaceHere} submit="新增">
        <Hidden name="office" value={organization} />
        <Hidden name="communityId" value={id} />
        <Hidden name="kind" value={kind} />
        <PlaceFields kind={kind} {...choices} />
      </Form>
    </>
  );
}
