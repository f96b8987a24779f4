import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Field, Hidden } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead, Sheet } from "#app/_ui/sheet.tsx";
import { communityChoices, memberRegistrationPage } from "#lib/registrations/queries.ts";
import { moveMemberAction } from "../../../actions.ts";
import { CommunityField, WayFields } from "../../../community-field.tsx";

export const metadata: Metadata = { title: "转到另一个社区" };

export default async function TransferPage({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const row = await memberRegistrationPage(await postHere(organization), id);
  if (!row?.may.move) notFound();
  const home = `/office/${organization}/registrations`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "双报到" }, { href: `${home}/members/${id}`, label: row.name }]} />} title="转到另一个社区" about={`${row.name}，现在在${row.community}`} />
      <Sheet>
        <Notice tone="wait">在{row.community}的报到到今天为止；新社区接收以后，从那天起重新起算。</Notice>
        <Form action={moveMemberAction.bind(null, organization)} submit="转接">
          <Hidden name="registrationId" value={id} />
          <CommunityField communities={(await communityChoices()).filter((one) => one.id !== row.communityId)} label="新的社区" />
          <Field name="reason" label="原因" required maxLength={200} hint="例如：搬家" />
          <WayFields segment={organization} />
        </Form>
      </Sheet>
    </>
  );
}
