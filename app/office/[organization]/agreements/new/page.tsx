import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Select } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { DateField, Field, FieldRow, Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { organizationChoices } from "#lib/organizations/queries.ts";
import { holdsAction } from "#lib/reach.ts";
import { make } from "../actions.ts";
import { AgreedFields } from "../agreed-fields.tsx";

export const metadata: Metadata = { title: "起草协议" };

export default async function NewAgreement({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  const actor = await postHere(organization);
  if (!holdsAction(actor, "agreement.change")) notFound();
  const [parties, communities] = await Promise.all([organizationChoices(["branch", "unit", "veterans_office"], actor), organizationChoices(["community", "street", "school", "enterprise", "partner"])]);
  return (
    <>
      <PageHead title="起草协议" about="先存为草稿，签字盖章以后再点“生效”。" />
      <Form action={make} submit="存为草稿" initial={{ branchId: parties.length === 1 ? parties[0]?.id : undefined }}>
        <Hidden name="office" value={organization} />
        <Field name="name" label="协议名称" required maxLength={100} />
        <Select name="branchId" label="甲方" required blank="请选择" options={parties.map((one) => ({ value: one.id, label: one.name }))} />
        <Select name="communityId" label="乙方" required blank="请选择" options={communities.map((one) => ({ value: one.id, label: one.name }))} />
        <FieldRow>
          <DateField name="signedOn" label="签订日期" required />
          <DateField name="endsOn" label="到期" hint="空着就是长期" />
        </FieldRow>
        <AgreedFields />
      </Form>
    </>
  );
}
