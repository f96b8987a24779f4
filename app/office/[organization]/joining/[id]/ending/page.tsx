import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { joiningLinkPage } from "#lib/joining/queries.ts";
import { end } from "../../actions.ts";

export const metadata: Metadata = { title: "停用加入链接" };

export default async function EndJoiningLink({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const link = await joiningLinkPage(await postHere(organization), id);
  if (link?.state !== "open") notFound();
  return (
    <>
      <PageHead title={`停用“加入${link.name}”的链接`} about="停用以后，点开链接、扫二维码的人会看到已经停用；已经提交的申请不受影响。" />
      <Form action={end} submit="停用" look="danger">
        <Hidden name="office" value={organization} />
        <Hidden name="linkId" value={id} />
        <TextArea name="reason" label="为什么停用" required rows={3} />
      </Form>
    </>
  );
}
