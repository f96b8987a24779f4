import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { QrCode } from "#app/_ui/qr-code.tsx";
import { SheetShell } from "#app/_ui/sheet-shell.tsx";
import { formatDay } from "#lib/format.ts";
import { joiningLinkPage } from "#lib/joining/queries.ts";

export const metadata: Metadata = { title: "加入二维码" };

/** To hang up: the code, the steps in large type, whom to ring who has no smartphone. */
export default async function JoiningSheet({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const link = await joiningLinkPage(await postHere(organization), id);
  if (link?.state !== "open") notFound();
  return (
    <SheetShell title={`加入${link.name}`} about={link.kind === "team" ? link.organizationName : "在职党员登记"} back={{ href: `/office/${organization}/joining/${id}`, label: "返回链接" }} large>
      <QrCode text={link.address} label={`加入${link.name}`} size="16rem" />
      <p className="small">{link.address}</p>
      {link.note && <p>{link.note}</p>}
      <ol>
        <li>一、用手机微信“扫一扫”，对准上面的方块。</li>
        <li>二、填手机号，收到短信后填 6 位数字。</li>
        <li>三、填姓名，点“{link.kind === "team" ? "申请入队" : "提交"}”。{link.kind === "team" ? "审核" : "单位确认"}后会告诉您。</li>
      </ol>
      <p>{formatDay(link.lastDay, { year: true })}前有效。没有智能手机，请联系{link.organizationName}代办{link.phone && `：${link.phone}`}。</p>
    </SheetShell>
  );
}
