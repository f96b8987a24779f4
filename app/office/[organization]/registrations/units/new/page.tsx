import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Field, FieldRow, Hidden, PhoneField } from "#app/_ui/form/text-fields.tsx";
import { PageHead, Sheet } from "#app/_ui/sheet.tsx";
import { holdsAction } from "#lib/reach.ts";
import { communityChoices, unitHere } from "#lib/registrations/queries.ts";
import { submitUnitAction } from "../../actions.ts";
import { CommunityField, WayFields } from "../../community-field.tsx";

export const metadata: Metadata = { title: "单位报到" };

export default async function NewUnitRegistrationPage({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  const actor = await postHere(organization);
  if (!holdsAction(actor, "unit_registration.submit")) notFound();
  const unit = await unitHere(actor);
  if (!unit) notFound();
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: `/office/${organization}/registrations`, label: "双报到" }]} />} title="单位报到" about={`${unit.name}向所在地社区报到`} />
      <Sheet>
        <Form action={submitUnitAction.bind(null, organization)} submit="提交报到">
          <Hidden name="unitId" value={unit.id} />
          <CommunityField communities={await communityChoices()} />
          <FieldRow>
            <Field name="contactName" label="联系人" maxLength={40} />
            <PhoneField name="contactPhone" label="联系电话" />
          </FieldRow>
          <WayFields segment={organization} />
        </Form>
      </Sheet>
    </>
  );
}
