import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { isId } from "#lib/ids.ts";
import { teamPage } from "#lib/teams/queries.ts";
import { change } from "../../actions.ts";
import { TeamFields } from "../../team-fields.tsx";

export const metadata: Metadata = { title: "修改志愿队" };

export default async function ChangeTeam({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const team = isId(id) ? await teamPage(await postHere(organization), id) : null;
  if (!team?.may.change) notFound();
  const { name, about, duties, weekLimit } = team;
  return (
    <>
      <PageHead title={`修改 ${name}`} />
      <Form action={change} submit="保存" initial={{ name, about, duties, weekLimit, public: team.public }}>
        <Hidden name="office" value={organization} />
        <Hidden name="teamId" value={id} />
        <TeamFields />
      </Form>
    </>
  );
}
