import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { DateField, Field, FieldRow, Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { agreementPage } from "#lib/agreements/queries.ts";
import { isId } from "#lib/ids.ts";
import { change } from "../../actions.ts";
import { AgreedFields, agreedOf } from "../../agreed-fields.tsx";

export const metadata: Metadata = { title: "修改协议" };

export default async function ChangeAgreement({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const page = isId(id) ? await agreementPage(await postHere(organization), id) : null;
  if (!page || page.may.change === "nothing") notFound();
  const { name, signedOn } = page;
  const all = page.may.change === "all";
  return (
    <>
      <PageHead title={`修改 ${name}`} about={all ? undefined : "协议已生效，只能改到期日和约定的内容；其他请续签。"} />
      <Form action={change} submit="保存" initial={{ name, signedOn, ...agreedOf(page) }}>
        <Hidden name="office" value={organization} />
        <Hidden name="agreementId" value={id} />
        {all ? <Field name="name" label="协议名称" required maxLength={100} /> : <Hidden name="name" value={name} />}
        <FieldRow>
          {all ? <DateField name="signedOn" label="签订日期" required /> : <Hidden name="signedOn" value={signedOn} />}
          <DateField name="endsOn" label="到期" hint="空着就是长期" />
        </FieldRow>
        <AgreedFields />
      </Form>
    </>
  );
}
