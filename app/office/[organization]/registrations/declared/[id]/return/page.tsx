import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { recordPage } from "#lib/hours/queries.ts";
import { isId } from "#lib/ids.ts";
import { refuseDeclaredAction } from "../../../actions.ts";
import { ReasonForm } from "../../../reason-form.tsx";

export const metadata: Metadata = { title: "服务记录不通过" };

export default async function RefuseDeclaredPage({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const record = isId(id) ? await recordPage(await postHere(organization), id) : null;
  if (!record?.may.confirm) notFound();
  const home = `/office/${organization}/registrations`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "双报到" }, { href: `${home}/declared`, label: "申报的服务" }]} />} title="服务记录不通过" />
      <ReasonForm action={refuseDeclaredAction.bind(null, organization)} fields={[["id", id]]} will="这条记录不计入服务时长，本人会看到原因，可以重新申报。" submit="不通过" />
    </>
  );
}
