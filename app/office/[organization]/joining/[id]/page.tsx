import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { CopyText } from "#app/_ui/copy-text.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { QrCode } from "#app/_ui/qr-code.tsx";
import { PageHead, Section } from "#app/_ui/sheet.tsx";
import { formatDay, formatInstant } from "#lib/format.ts";
import { joiningLinkPage } from "#lib/joining/queries.ts";
import { joiningText } from "#lib/joining/rules.ts";
import { LinkStateWord } from "../link-state.tsx";

export const metadata: Metadata = { title: "加入链接" };

export default async function JoiningLink({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const link = (await joiningLinkPage(await postHere(organization), id)) ?? notFound();
  const home = `/office/${organization}/joining`;
  const open = link.state === "open";
  const lastDay = formatDay(link.lastDay, { year: true });
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "加入链接" }]} />} title={`加入${link.name}`}>
        {!open && <LinkButton look="main" href={`${home}/new?target=${link.teamId ?? link.unitId}`}>再做一个</LinkButton>}
        {open && <LinkButton look="quiet" href={`${home}/${id}/ending`}>停用</LinkButton>}
        {open && <LinkButton look="main" href={`${home}/${id}/sheet`}>打印二维码</LinkButton>}
      </PageHead>
      {link.endedAt && <Notice tone="wait" title={`已于 ${formatInstant(link.endedAt, { year: true })} 停用`}>{link.endReason}</Notice>}
      <Facts
        facts={[
          ["状态", <LinkStateWord key="state" state={link.state} />],
          ["最后一天", lastDay],
          ["说明", link.note],
          ["制作", `${link.madeBy}　${formatInstant(link.madeAt, { year: true })}`],
        ]}
      />
      {open && (
        <>
          <Section title="发到微信群">
            <CopyText label="复制这段文字" text={joiningText({ ...link, lastDay })} />
          </Section>
          <Section title="二维码">
            <QrCode text={link.address} label={`加入${link.name}`} />
            <p className="small">{link.address}</p>
          </Section>
        </>
      )}
    </>
  );
}
