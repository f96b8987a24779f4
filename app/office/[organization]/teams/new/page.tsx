import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Select } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { homeChoices } from "#lib/organizations/queries.ts";
import { holdsAction } from "#lib/reach.ts";
import { add } from "../actions.ts";
import { TeamFields } from "../team-fields.tsx";

export const metadata: Metadata = { title: "新增志愿队" };

export default async function NewTeam({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  const actor = await postHere(organization);
  if (!holdsAction(actor, "team.change")) notFound();
  const organizations = await homeChoices(actor);
  return (
    <>
      <PageHead title="新增志愿队" />
      <Form action={add} submit="新增" initial={{ organizationId: actor.post.organizationId, weekLimit: 2, public: true }}>
        <Hidden name="office" value={organization} />
        <Select name="organizationId" label="所属组织" required options={organizations.map((one) => ({ value: one.id, label: one.name }))} />
        <TeamFields />
      </Form>
    </>
  );
}
