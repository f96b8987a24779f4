import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { memberRegistrations } from "#lib/registrations/queries.ts";
import { returnMembersAction } from "../../actions.ts";
import { ReasonForm } from "../../reason-form.tsx";

export const metadata: Metadata = { title: "退回党员报到" };

export default async function ReturnMembersPage({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<{ source?: string; communityId?: string; unitId?: string; id?: string | string[] }> }) {
  const { organization } = await params;
  const { source: asked, communityId, unitId, id } = await searchParams;
  const source = asked === "paper" ? "paper" : "online";
  const ids = new Set([id ?? []].flat());
  const home = `/office/${organization}/registrations`;
  if (!communityId || !unitId) notFound();
  if (ids.size === 0) redirect(`${home}/waiting?${new URLSearchParams({ source, communityId, unitId })}`);
  const { rows } = await memberRegistrations(await postHere(organization), { state: "submitted", source, communityId, unitId });
  const chosen = rows.filter((row) => ids.has(row.id));
  if (chosen.length === 0) notFound();
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "双报到" }]} />} title="退回党员报到" about={`${chosen[0]?.unit}：${chosen.map((row) => row.name).join("、")}`} />
      <ReasonForm
        action={returnMembersAction.bind(null, organization)}
        fields={[["source", source], ["communityId", communityId], ["unitId", unitId], ...chosen.map((row) => ["registrationIds[]", row.id] as const)]}
        will={`退回 ${chosen.length} 人的报到。他们或单位联络员会看到原因，改好可以再提交。`}
        submit="退回"
      />
    </>
  );
}
