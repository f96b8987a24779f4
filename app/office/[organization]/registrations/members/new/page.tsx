import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead, Sheet } from "#app/_ui/sheet.tsx";
import { communityChoices, unitMember } from "#lib/registrations/queries.ts";
import { submitMemberAction } from "../../actions.ts";
import { CommunityField, WayFields } from "../../community-field.tsx";

export const metadata: Metadata = { title: "代报到" };

export default async function NewMemberRegistrationPage({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<{ person?: string }> }) {
  const { organization } = await params;
  const member = await unitMember(await postHere(organization), (await searchParams).person ?? "");
  if (!member) notFound();
  const home = `/office/${organization}/registrations`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "双报到" }, { href: `${home}/members`, label: "在职党员" }]} />} title={`${member.name}：代报到`} about="向本人居住地社区报到；提交后由社区接收" />
      <Sheet>
        <Form action={submitMemberAction.bind(null, organization)} submit="提交报到">
          <Hidden name="personId" value={member.personId} />
          <CommunityField communities={await communityChoices()} label="居住地社区" />
          <WayFields segment={organization} />
        </Form>
      </Sheet>
    </>
  );
}
