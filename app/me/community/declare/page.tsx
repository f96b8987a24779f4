import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { DeclareFields } from "#app/_ui/participation/declare-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { communityChoices, myRegistration } from "#lib/registrations/queries.ts";
import { declare } from "../actions.ts";

export const metadata: Metadata = { title: "申报一次服务" };

export default async function Declare() {
  const [mine, communities, instant] = await Promise.all([myRegistration(await personHere()), communityChoices(), now()]);
  if (!mine || (!mine.inService && !mine.live)) notFound();
  return (
    <>
      <PageHead title="申报一次服务" about="在别处做的服务，由社区或本单位的另一位同志核对以后计入。" />
      <Form action={declare} submit="提交" busy="正在提交…">
        <DeclareFields communities={communities} today={dayOf(instant)} />
      </Form>
    </>
  );
}
