import type { Metadata } from "next";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { QrCode } from "#app/_ui/qr-code.tsx";
import { env } from "#lib/env.ts";
import { boardOf, kioskTicket } from "#lib/queue/queries.ts";
import { queueRule } from "#lib/queue/rules.ts";
import { takeNumber } from "./actions.ts";
import style from "./kiosk.module.css";
import { Onward } from "./onward.tsx";

export const metadata: Metadata = { title: "取号机", robots: { index: false } };

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ given?: string }> };

/** A tablet at the door. The number stays for half a minute, then the next one finds the buttons again; without JavaScript too. */
export default async function Kiosk({ params, searchParams }: Props) {
  const { token } = await params;
  const { given } = await searchParams;
  const board = await boardOf(token, "kiosk");
  if (!board) {
    return (
      <main id="main" className={style.kiosk}>
        <h1>这台取号机的链接已经停用</h1>
        <p>请到窗口取号。</p>
      </main>
    );
  }
  const ticket = given ? await kioskTicket(token, given) : null;
  if (ticket) {
    return (
      <main id="main" tabIndex={-1} className={style.kiosk}>
        <Onward seconds={30} to={`/kiosk/${token}`} />
        <p className={style.title}>{board.title}　您的号是</p>
        <p className={style.ticket} role="status">
          {ticket.ticket}
        </p>
        <p className={style.lead}>
          前面还有 {ticket.before} 位，{ticket.wait}
        </p>
        <QrCode text={`${env().PUBLIC_ADDRESS}/follow/${ticket.code}`} label="用手机扫一扫，随时看还有几位" size="12rem" />
        <div className={style.tools}>
          <PrintButton label="打印号码" />
          <LinkButton look="main" href={`/kiosk/${token}`}>好了，下一位</LinkButton>
        </div>
      </main>
    );
  }
  const choices = { none: "取号", elder: "70 岁以上，取号", disabled: "残疾人，取号", pregnant: "孕妇，取号" };
  return (
    <main id="main" tabIndex={-1} className={style.kiosk}>
      <Onward seconds={300} to={`/kiosk/${token}`} />
      <h1>{board.title}</h1>
      <p className={style.lead}>
        {board.waiting > 0 ? `现在有 ${board.waiting} 位在等` : "现在没有人在等"}
      </p>
      {board.state === "under_way" ? (
        <div className={style.choices}>
          {Object.entries(choices).map(([priority, label]) => (
            <Tap key={priority} action={takeNumber.bind(null, token)} label={label} busy="正在取号…" done="已取号" look={priority === "none" ? "main" : "plain"} fields={{ priority }} />
          ))}
        </div>
      ) : (
        <p className={style.lead}>{board.state === "completed" ? "本场已结束。" : "还没有开场，请稍等。"}</p>
      )}
      <p className={style.rule}>约过时间的不用取号，请到窗口说一声“我来了”。{queueRule[1]}</p>
    </main>
  );
}
