import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { memberRegistrationPage } from "#lib/registrations/queries.ts";
import { endMemberAction } from "../../../actions.ts";
import { ReasonForm } from "../../../reason-form.tsx";

export const metadata: Metadata = { title: "结束党员报到" };

export default async function Page({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const row = await memberRegistrationPage(await postHere(organization), id);
  if (!row?.may.end) notFound();
  const home = `/office/${organization}/registrations`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "双报到" }, { href: `${home}/members/${id}`, label: row.name }]} />} title="结束党员报到" about={`${row.name}，${row.community}`} />
      <ReasonForm action={endMemberAction.bind(null, organization)} fields={[["registrationId", id]]} will="结束后，从明天起不再算已报到；他的服务记录不变。换社区请用“转到另一个社区”。" submit="结束报到" />
    </>
  );
}
