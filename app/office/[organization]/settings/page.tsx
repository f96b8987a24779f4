import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Actions, PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { organizationKind } from "#db/words.ts";
import { holdsAction } from "#lib/reach.ts";
import { organizationPage } from "#lib/organizations/queries.ts";

export const metadata: Metadata = { title: "设置" };

/** One's own organization, as it stands on notices and prints. */
export default async function SettingsPage({ params }: { params: Promise<{ organization: string }> }) {
  const { organization: segment } = await params;
  const actor = await postHere(segment);
  if (!holdsAction(actor, "access.read")) notFound();
  const own = (await organizationPage(actor, actor.post.organizationId)) ?? notFound();
  const mayChange = holdsAction(actor, "organization.change");
  return (
    <>
      <PageHead title="设置" about="本组织的名称和联系方式，印在通知、名单和海报上。" />
      <Section title="本组织">
        <Sheet>
          <Facts
            facts={[
              ["名称", own.name],
              ["简称", own.shortName],
              ["类别", organizationKind[own.kind]],
              ["联系电话", own.phone || "未填写"],
              ["地址", own.address || "未填写"],
              ["社区民警电话", own.policePhone],
              ["介绍", own.about],
            ]}
          />
        </Sheet>
        {!mayChange && <p className="small">要更正，请联系系统管理员。</p>}
      </Section>
      <Actions>
        {mayChange && <LinkButton href={`/office/${segment}/organizations/${own.id}`}>修改组织资料</LinkButton>}
        <LinkButton href={`/office/${segment}/access`}>权限说明</LinkButton>
        <LinkButton href="/me/settings">我自己的设置（电话、密码、退出）</LinkButton>
      </Actions>
    </>
  );
}
