import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Check, Radios } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { DateField, Field, Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { honourKind } from "#db/words.ts";
import { isId } from "#lib/ids.ts";
import { teamPage } from "#lib/teams/queries.ts";
import { honour } from "../../../actions.ts";

export const metadata: Metadata = { title: "登记荣誉" };

export default async function NewHonour({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const team = isId(id) ? await teamPage(await postHere(organization), id) : null;
  if (!team?.may.change) notFound();
  return (
    <>
      <PageHead title={`登记 ${team.name} 的荣誉`} />
      <Form action={honour} submit="登记" initial={{ kind: "team" }}>
        <Hidden name="office" value={organization} />
        <Hidden name="organizationId" value={team.organizationId} />
        <Hidden name="teamId" value={id} />
        <Radios name="kind" label="类别" options={honourKind} required inline />
        <Field name="name" label="荣誉名称" required maxLength={100} />
        <Field name="grantedBy" label="由谁授予" maxLength={100} />
        <DateField name="grantedOn" label="授予日期" />
        <Check name="public" label="在公开页面显示" hint="个人荣誉不公开。" />
      </Form>
    </>
  );
}
