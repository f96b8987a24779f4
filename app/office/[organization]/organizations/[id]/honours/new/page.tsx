import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { PageHead } from "#app/_ui/sheet.tsx";
import { honoursOf } from "#lib/teams/queries.ts";
import { isId } from "#lib/ids.ts";
import { organizationPage } from "#lib/organizations/queries.ts";
import { HonourForm } from "../../../../honour-forms.tsx";

export const metadata: Metadata = { title: "登记荣誉" };

export default async function NewHonour({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const actor = await postHere(organization);
  const page = isId(id) ? await organizationPage(actor, id) : null;
  if (!page || page.endedAt || !(await honoursOf(actor, { organizationId: id })).keeps) notFound();
  return (
    <>
      <PageHead title={`登记 ${page.name} 的荣誉`} about="这里登记组织自己的荣誉；志愿服务队的登记在队的页上，个人的登记在本人的页上。" />
      <HonourForm office={organization} of={{ organizationId: id }} kinds={["branch"]} />
    </>
  );
}
