import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { FieldRow, Hidden, NumberField } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Actions, PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { organizationKind } from "#db/words.ts";
import { holdsAction } from "#lib/reach.ts";
import { retentionPeriods } from "#lib/retention/queries.ts";
import { type Retention, retentions } from "#lib/retention/rules.ts";
import { organizationPage } from "#lib/organizations/queries.ts";
import { keepFor } from "./actions.ts";

export const metadata: Metadata = { title: "设置" };

const names = Object.keys(retentions) as Retention[];

/** One's own organization, as it stands on notices and prints. */
type Props = { params: Promise<{ organization: string }>; searchParams: Promise<{ done?: string }> };

export default async function SettingsPage({ params, searchParams }: Props) {
  const { organization: segment } = await params;
  const actor = await postHere(segment);
  if (!holdsAction(actor, "access.read")) notFound();
  const own = (await organizationPage(actor, actor.post.organizationId)) ?? notFound();
  const mayChange = holdsAction(actor, "organization.change");
  const kept = await retentionPeriods();
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
      <Section title="居民信息存多久">
        {(await searchParams).done === "retention" && <Notice tone="ok">已保存，到期的当天夜里清除。</Notice>}
        {holdsAction(actor, "retention.set") ? (
          <Form action={keepFor} submit="保存期限" initial={kept}>
            <Hidden name="office" value={segment} />
            <FieldRow>
              {names.map((name) => (
                <NumberField key={name} name={name} label={retentions[name].says} required unit={retentions[name].unit} hint={`${retentions[name].least} 到 ${retentions[name].most} ${retentions[name].unit}。到期清除，数字不变；改短了，已经到期的随即清除。`} />
              ))}
            </FieldRow>
          </Form>
        ) : (
          <Sheet>
            <Facts facts={names.map((name): [string, string] => [retentions[name].says, `${kept[name]} ${retentions[name].unit}`])} />
            <p className="small">期限由最上级组织的系统管理员设定。</p>
          </Sheet>
        )}
      </Section>
      <Actions>
        {mayChange && <LinkButton href={`/office/${segment}/organizations/${own.id}`}>修改组织资料</LinkButton>}
        <LinkButton href={`/office/${segment}/access`}>权限说明</LinkButton>
        <LinkButton href="/me/settings">我自己的设置（电话、密码、退出）</LinkButton>
      </Actions>
    </>
  );
}
