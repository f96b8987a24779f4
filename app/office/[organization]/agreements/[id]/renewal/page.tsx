import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { DateField, FieldRow, Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { agreementPage } from "#lib/agreements/queries.ts";
import { isId } from "#lib/ids.ts";
import { renew } from "../../actions.ts";
import { AgreedFields, agreedOf } from "../../agreed-fields.tsx";

export const metadata: Metadata = { title: "续签协议" };

export default async function Renewal({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const page = isId(id) ? await agreementPage(await postHere(organization), id) : null;
  if (!page?.may.renew) notFound();
  return (
    <>
      <PageHead title={`续签 ${page.name}`} about="原协议记为已续签，新的一份立即生效。" />
      <Form action={renew} submit="续签" initial={{ ...agreedOf(page), endsOn: "" }}>
        <Hidden name="office" value={organization} />
        <Hidden name="agreementId" value={id} />
        <FieldRow>
          <DateField name="signedOn" label="续签日期" required />
          <DateField name="endsOn" label="到期" hint="空着就是长期" />
        </FieldRow>
        <AgreedFields />
      </Form>
    </>
  );
}
