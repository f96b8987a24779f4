import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { CopyText } from "#app/_ui/copy-text.tsx";
import { Actions, PageHead } from "#app/_ui/sheet.tsx";
import { sessionText } from "#lib/sessions/queries.ts";

export const metadata: Metadata = { title: "微信群文字" };

export default async function Text({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const found = await sessionText(await postHere(organization), id);
  if (!found || found.session.state === "draft") notFound();
  const at = `/office/${organization}/sessions`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: at, label: "场次" }, { href: `${at}/${id}`, label: found.session.title }]} />} title="复制到微信群" about="缺几个人按现在算；不写谁来谁不来。" />
      <CopyText text={found.text} label="发到群里的文字" />
      <Actions>{found.session.may.fill && <LinkButton href={`${at}/${id}/filling/jielong`}>群里接龙了？粘贴回来</LinkButton>}</Actions>
    </>
  );
}
