import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { PageHead, Sheet } from "#app/_ui/sheet.tsx";
import { holdsAction } from "#lib/reach.ts";
import { communityChoices, unitHere } from "#lib/registrations/queries.ts";
import { formKey } from "#app/_ui/form/form.tsx";
import { submitListAction } from "../../actions.ts";
import { ListForm } from "./list-form.tsx";
import { previewListAction } from "./preview.ts";

export const metadata: Metadata = { title: "粘贴名单报到" };

export default async function ListPage({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  const actor = await postHere(organization);
  const unit = await unitHere(actor);
  if (!unit || !holdsAction(actor, "member_registration.submit")) notFound();
  const home = `/office/${organization}/registrations`;
  const communities = (await communityChoices()).filter((one) => one.here).map((one) => ({ value: one.id, label: one.name }));
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "双报到" }, { href: `${home}/members`, label: "在职党员" }]} />} title="粘贴名单报到" about={`从 WPS 或 Excel 复制“姓名、电话、社区”三列，粘贴到下面。名册里没有的人，会作为${unit.name}的在职党员新增。`} />
      <Sheet>
        <ListForm look={previewListAction.bind(null, organization)} send={submitListAction.bind(null, organization)} unitId={unit.id} communities={communities} formKey={formKey()} />
      </Sheet>
    </>
  );
}
