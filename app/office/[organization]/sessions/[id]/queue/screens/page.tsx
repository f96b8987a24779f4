import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { CopyText } from "#app/_ui/copy-text.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { QrCode } from "#app/_ui/qr-code.tsx";
import { Actions, PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { boardKind, keys, type BoardKind } from "#db/words.ts";
import { env } from "#lib/env.ts";
import { formatInstant } from "#lib/format.ts";
import { boardsOf } from "#lib/queue/queries.ts";
import { newToken } from "#lib/crypto.ts";
import { boardEnded, boardMade } from "../actions.ts";

export const metadata: Metadata = { title: "叫号屏和取号机" };

const about: Record<BoardKind, string> = {
  board: "在电视或电脑的浏览器里打开，按一下“开声音”，就会显示并念出叫到的号。只有号码，没有姓名。",
  kiosk: "在门口的平板上打开，来的人自己取号。取到的号和窗口取的一样排队。",
};

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<Record<string, string | undefined>> };

export default async function Screens({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const query = await searchParams;
  const standing = await boardsOf(await postHere(organization), id);
  if (!standing) notFound();
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: `/office/${organization}/sessions/${id}/queue`, label: "预约和叫号" }]} />} title="叫号屏和取号机" about="链接不用登录，场次第二天自动失效。" />
      {keys(boardKind).map((kind) => {
        const link = standing.find((one) => one.kind === kind);
        const token = link && query[kind];
        const fields = { office: organization, sessionId: id, kind };
        return (
          <Section key={kind} title={boardKind[kind]}>
            <Sheet>
              <p>{about[kind]}</p>
              {token && <Link kind={kind} address={`${env().PUBLIC_ADDRESS}/${kind}/${token}`} />}
              {link && !token && <p>已有链接在用，{formatInstant(link.expiresAt)} 失效。链接只在生成时显示一次；丢了就重新生成，原来的随即停用。</p>}
              <Actions>
                <Tap action={boardMade} label={link ? "重新生成链接" : "生成链接"} about={boardKind[kind]} look={link ? "plain" : "main"} fields={{ ...fields, token: newToken() }} {...(link && { confirm: "原来的链接随即停用，屏上要换成新的。" })} />
                {link && <Tap action={boardEnded} label="停用" about={boardKind[kind]} look="danger" fields={fields} confirm="停用后这个链接打不开。" />}
              </Actions>
            </Sheet>
          </Section>
        );
      })}
    </>
  );
}

function Link({ kind, address }: { kind: BoardKind; address: string }) {
  return (
    <>
      <QrCode text={address} label={`扫码打开${boardKind[kind]}`} />
      <CopyText text={address} label={`${boardKind[kind]}的链接`} button="复制链接" />
      <Actions>
        <LinkButton look="main" href={address} target="_blank" rel="noreferrer">
          打开{boardKind[kind]}
        </LinkButton>
        <PrintButton label="打印这一页" />
      </Actions>
    </>
  );
}
