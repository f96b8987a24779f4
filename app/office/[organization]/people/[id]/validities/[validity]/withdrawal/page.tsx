import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { validityKind } from "#db/words.ts";
import { isId } from "#lib/ids.ts";
import { personPage } from "#lib/people/queries.ts";
import { withdrawHisValidity } from "../../../../actions.ts";

export const metadata: Metadata = { title: "撤下登记" };

export default async function WithdrawValidity({ params }: { params: Promise<{ organization: string; id: string; validity: string }> }) {
  const { organization, id, validity } = await params;
  const page = isId(id) ? await personPage(await postHere(organization), id) : null;
  const row = page?.may.recognise ? page.validities.find((one) => one.id === validity && one.endedAt === null) : undefined;
  if (!page || !row) notFound();
  return (
    <>
      <PageHead title={`撤下 ${page.name} 的${validityKind[row.kind]}登记`} about={`${row.fromDay} 至 ${row.untilDay}。撤下以后不再算有效，原来的登记和原因都留着；请再登记一条对的。已经报的名不会自动取消，请到场次里核对。`} />
      <Form action={withdrawHisValidity} submit="撤下" look="danger">
        <Hidden name="office" value={organization} />
        <Hidden name="personId" value={id} />
        <Hidden name="validityId" value={validity} />
        <TextArea name="reason" label="哪里登记错了" required rows={3} />
      </Form>
    </>
  );
}
