import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { isId } from "#lib/ids.ts";
import { teamPage } from "#lib/teams/queries.ts";
import { withdrawTheHonour } from "../../../../actions.ts";

export const metadata: Metadata = { title: "撤下荣誉" };

export default async function WithdrawHonour({ params }: { params: Promise<{ organization: string; id: string; honour: string }> }) {
  const { organization, id, honour } = await params;
  const team = isId(id) ? await teamPage(await postHere(organization), id) : null;
  const row = team?.may.change ? team.honours.find((one) => one.id === honour && one.endedAt === null) : undefined;
  if (!team || !row) notFound();
  return (
    <>
      <PageHead title={`撤下荣誉“${row.name}”`} about="公开页面不再显示它；原来的登记和撤下的原因都留着。请再登记一条对的。" />
      <Form action={withdrawTheHonour} submit="撤下" look="danger">
        <Hidden name="office" value={organization} />
        <Hidden name="teamId" value={id} />
        <Hidden name="honourId" value={honour} />
        <TextArea name="reason" label="哪里登记错了" required rows={3} />
      </Form>
    </>
  );
}
