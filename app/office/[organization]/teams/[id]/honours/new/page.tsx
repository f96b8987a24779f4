import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { PageHead } from "#app/_ui/sheet.tsx";
import { isId } from "#lib/ids.ts";
import { teamPage } from "#lib/teams/queries.ts";
import { HonourForm } from "../../../../honour-forms.tsx";

export const metadata: Metadata = { title: "登记荣誉" };

export default async function NewHonour({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const team = isId(id) ? await teamPage(await postHere(organization), id) : null;
  if (!team?.may.change) notFound();
  return (
    <>
      <PageHead title={`登记 ${team.name} 的荣誉`} about="党支部、单位的荣誉登记在组织页，个人的登记在本人的页上。" />
      <HonourForm office={organization} of={{ organizationId: team.organizationId, teamId: id }} kinds={["team"]} />
    </>
  );
}
