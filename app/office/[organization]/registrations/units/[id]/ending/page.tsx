import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { unitRegistrationPage } from "#lib/registrations/queries.ts";
import { endUnitAction } from "../../../actions.ts";
import { ReasonForm } from "../../../reason-form.tsx";

export const metadata: Metadata = { title: "结束单位报到" };

export default async function Page({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const row = await unitRegistrationPage(await postHere(organization), id);
  if (!row?.may.end) notFound();
  const home = `/office/${organization}/registrations`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "双报到" }, { href: `${home}/units/${id}`, label: row.unit }]} />} title="结束单位报到" about={`${row.unit}，${row.community}`} />
      <ReasonForm action={endUnitAction.bind(null, organization)} fields={[["registrationId", id]]} will="结束后，从明天起不再算已报到；今天以前的记录不变。" submit="结束报到" />
    </>
  );
}
