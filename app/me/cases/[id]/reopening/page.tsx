import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { caseSheet } from "#lib/cases/queries.ts";
import { isId } from "#lib/ids.ts";
import { reopen } from "../../actions.ts";

export const metadata: Metadata = { title: "重新办理" };

export default async function Reopening({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const sheet = isId(id) ? await caseSheet(await personHere(), id) : null;
  if (!sheet?.mayReopen) notFound();
  return (
    <>
      <PageHead title="重新办理" about="这份登记会回到“咨询中”，原来的结果保留在操作记录里。" />
      <Form action={reopen} submit="重新办理">
        <Hidden name="caseId" value={id} />
        <TextArea name="reason" label="为什么重新办理" required rows={3} />
      </Form>
    </>
  );
}
