import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { PageHead } from "#app/_ui/sheet.tsx";
import { honoursOf } from "#lib/teams/queries.ts";
import { isId } from "#lib/ids.ts";
import { personPage } from "#lib/people/queries.ts";
import { HonourForm } from "../../../../honour-forms.tsx";

export const metadata: Metadata = { title: "登记荣誉" };

export default async function NewHonour({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const actor = await postHere(organization);
  const page = isId(id) ? await personPage(actor, id) : null;
  if (!page || page.endedAt || !(await honoursOf(actor, { personId: id })).keeps) notFound();
  return (
    <>
      <PageHead title={`登记 ${page.name} 的荣誉`} about="个人荣誉只在组织内看，不在公开页面显示。" />
      <HonourForm office={organization} of={{ organizationId: page.organizationId ?? "", personId: id }} kinds={["person"]} />
    </>
  );
}
