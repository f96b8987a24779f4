import type { Metadata } from "next";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { ResidentShell } from "#app/_ui/resident-shell.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { cardStanding } from "#lib/sign-in-cards/queries.ts";
import { enterByCardAction } from "../../actions.ts";

export const metadata: Metadata = { title: "登录卡", robots: { index: false } };

const troubles = { used: "这张登录卡已经用过了", expired: "这张登录卡已过期", unknown: "没有找到这张登录卡" };

/** Opening it changes nothing, since scanners open links; the button signs in. */
export default async function CardPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const card = await cardStanding(token);
  if (card.state !== "ready") {
    return (
      <ResidentShell>
        <h1>登录卡</h1>
        <Empty title={troubles[card.state]}>
          <p>请社区、支部或单位联络员另打一张。</p>
        </Empty>
      </ResidentShell>
    );
  }
  return (
    <ResidentShell>
      <PageHead title={`您是${card.maskedName}吗？`} about="登录卡只能用一次，只供本人使用。登录后这部手机 90 天内不用再登录。" />
      <Tap action={enterByCardAction} label="是我，登录" fields={{ token }} busy="正在登录…" />
      <p className="small">不是您本人，请不要点，把卡交还社区或支部。</p>
    </ResidentShell>
  );
}
