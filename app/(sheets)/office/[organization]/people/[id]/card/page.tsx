import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { QrCode } from "#app/_ui/qr-code.tsx";
import { SheetShell } from "#app/_ui/sheet-shell.tsx";
import { dayOf } from "#lib/calendar.ts";
import { formatDay } from "#lib/format.ts";
import { cardPage } from "#lib/sign-in-cards/queries.ts";
import { issueCardAction } from "./actions.ts";

export const metadata: Metadata = { title: "登录卡" };

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<{ card?: string }> };

export default async function CardPage({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const page = (await cardPage(await postHere(organization), id, (await searchParams).card)) ?? notFound();
  const back = { href: `/office/${organization}/people/${id}`, label: `返回${page.person.name}` };
  if (!page.card) {
    return (
      <SheetShell title={`${page.person.name}的登录卡`} back={back}>
        <Notice>收不到短信的人，用手机扫卡上的二维码就能登录。一张卡只能用一次，30 天内有效；另打一张，前一张就作废。请当面交给本人。</Notice>
        <Tap action={issueCardAction.bind(null, organization, id)} label="制作登录卡" />
      </SheetShell>
    );
  }
  return (
    <SheetShell title="红马甲 登录卡" about={`${page.person.name}　${page.person.organizationName}`} back={back} large>
      <QrCode text={page.card.address} label={`${page.person.name}的登录二维码`} size="16rem" />
      <ol>
        <li>一、用手机微信“扫一扫”或相机，对准上面的方块。</li>
        <li>二、打开后看到自己的姓，点“是我，登录”。</li>
        <li>三、登录后，这部手机 90 天内不用再登录。</li>
      </ol>
      <p>只能用一次，{formatDay(dayOf(page.card.expiresAt), { year: true, weekday: false })}前有效。只供本人使用，用后请撕掉。</p>
    </SheetShell>
  );
}
