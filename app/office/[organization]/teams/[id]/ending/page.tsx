import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { isId } from "#lib/ids.ts";
import { teamPage } from "#lib/teams/queries.ts";
import { end } from "../../actions.ts";

export const metadata: Metadata = { title: "停办志愿队" };

export default async function EndTeam({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const team = isId(id) ? await teamPage(await postHere(organization), id) : null;
  if (!team?.may.change) notFound();
  return (
    <>
      <PageHead title={`停办 ${team.name}`} about={`公开页面不再显示它，不能再申请加入，也不能再办场次。现有 ${team.members} 名队员的记录都保留。`} />
      <Form action={end} submit="停办" look="danger">
        <Hidden name="office" value={organization} />
        <Hidden name="teamId" value={id} />
        <TextArea name="reason" label="为什么停办" required rows={3} />
      </Form>
    </>
  );
}
