import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { agreementPage } from "#lib/agreements/queries.ts";
import { isId } from "#lib/ids.ts";
import { end } from "../../actions.ts";

export const metadata: Metadata = { title: "终止协议" };

export default async function EndAgreement({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const page = isId(id) ? await agreementPage(await postHere(organization), id) : null;
  if (!page?.may.end) notFound();
  return (
    <>
      <PageHead title={`终止 ${page.name}`} about={`${page.branchName} 与 ${page.communityName} 的协议不再有效，不能恢复；已安排的场次不受影响。`} />
      <Form action={end} submit="终止协议" look="danger">
        <Hidden name="office" value={organization} />
        <Hidden name="agreementId" value={id} />
        <TextArea name="reason" label="为什么终止" required rows={3} />
      </Form>
    </>
  );
}
