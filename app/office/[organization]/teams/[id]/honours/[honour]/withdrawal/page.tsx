import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { PageHead } from "#app/_ui/sheet.tsx";
import { isId } from "#lib/ids.ts";
import { teamPage } from "#lib/teams/queries.ts";
import { WithdrawHonourForm } from "../../../../../honour-forms.tsx";

export const metadata: Metadata = { title: "撤下荣誉" };

export default async function WithdrawHonour({ params }: { params: Promise<{ organization: string; id: string; honour: string }> }) {
  const { organization, id, honour } = await params;
  const team = isId(id) ? await teamPage(await postHere(organization), id) : null;
  const row = team?.may.change ? team.honours.find((one) => one.id === honour && one.endedAt === null) : undefined;
  if (!team || !row) notFound();
  return (
    <>
      <PageHead title={`撤下荣誉“${row.name}”`} about="公开页面不再显示它；原来的登记和撤下的原因都留着。请再登记一条对的。" />
      <WithdrawHonourForm office={organization} of={{ organizationId: team.organizationId, teamId: id }} honourId={honour} />
    </>
  );
}
