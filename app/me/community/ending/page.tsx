import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { myRegistration } from "#lib/registrations/queries.ts";
import { end } from "../actions.ts";

export const metadata: Metadata = { title: "结束报到" };

export default async function Ending() {
  const mine = await myRegistration(await personHere());
  if (mine?.live?.state !== "accepted") notFound();
  return (
    <>
      <PageHead title="结束报到" about={`今天起，您不再是${mine.live.community}的报到党员。以前的服务记录不变。`} />
      <Form action={end} submit="结束报到" look="danger" busy="正在提交…">
        <Hidden name="registrationId" value={mine.live.id} />
        <TextArea name="reason" label="原因" required rows={2} />
      </Form>
    </>
  );
}
