import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { unitRegistrationPage } from "#lib/registrations/queries.ts";
import { returnUnitAction } from "../../../actions.ts";
import { ReasonForm } from "../../../reason-form.tsx";

export const metadata: Metadata = { title: "退回单位报到" };

export default async function Page({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const row = await unitRegistrationPage(await postHere(organization), id);
  if (!row?.may.return) notFound();
  const home = `/office/${organization}/registrations`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "双报到" }, { href: `${home}/units/${id}`, label: row.unit }]} />} title="退回单位报到" about={`${row.unit}，${row.community}`} />
      <ReasonForm action={returnUnitAction.bind(null, organization)} fields={[["registrationId", id]]} will="退回后，单位会看到原因，改好可以再提交。" submit="退回" />
    </>
  );
}
