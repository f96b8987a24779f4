import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { formKey } from "#app/_ui/form/form.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { homeChoices } from "#lib/organizations/queries.ts";
import { holdsAction } from "#lib/reach.ts";
import { PasteForm } from "./paste-form.tsx";

export const metadata: Metadata = { title: "粘贴名单" };

export default async function Paste({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  const actor = await postHere(organization);
  if (!holdsAction(actor, "person.change")) notFound();
  const organizations = (await homeChoices(actor)).map((one) => ({ value: one.id, label: one.name }));
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: `/office/${organization}/people`, label: "人员" }]} />} title="粘贴名单" about="一次最多 500 人；有错的行不会加入，已在名单里的自动跳过。" />
      <PasteForm office={organization} organizations={organizations} keys={[formKey(), formKey()]} />
    </>
  );
}
