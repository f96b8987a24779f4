import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { QrCode } from "#app/_ui/qr-code.tsx";
import { dayOf } from "#lib/calendar.ts";
import { bookableSession } from "#lib/bookings/queries.ts";
import { env } from "#lib/env.ts";
import { formatDay, formatTimes } from "#lib/format.ts";
import { sessionText } from "#lib/sessions/queries.ts";
import style from "./booking-poster.module.css";

export const metadata: Metadata = { title: "电梯海报" };

/** A3 for the lift, read from a metre and a half: when, where, what for, the code that books and the number to ring. No volunteer's name, no hidden place. */
export default async function BookingPoster({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const actor = await postHere(organization);
  const [found, bookable] = [await sessionText(actor, id), await bookableSession({ kind: "visitor" }, id, [])];
  if (!found || !bookable) notFound();
  const { session } = found;
  const phone = session.contactPhone || bookable.hostPhone;
  return (
    <div className={style.desk}>
      <div className={`${style.tools} screen-only`}>
        <Link href={`/office/${organization}/sessions/${id}/queue`} prefetch={false}>
          回到预约和叫号
        </Link>
        <span className="small">请用 A3 纸，竖着打印</span>
        <PrintButton />
      </div>
      <main id="main" tabIndex={-1} className={style.poster}>
        <h1>{session.title}</h1>
        <p className={style.lead}>退休法官来我们社区，免费问，不排队</p>
        <p className={style.when}>
          {formatDay(dayOf(session.startsAt))}
          <br />
          {formatTimes(session.startsAt, session.endsAt)}
        </p>
        <p className={style.where}>
          {session.host}　{session.placeHidden ? "具体地点预约后告诉您" : session.place}
        </p>
        <p className={style.asks}>离婚、养老、继承、房子、物业、邻居、工资、借钱、赔偿……都可以问</p>
        <div className={style.foot}>
          <QrCode text={`${env().PUBLIC_ADDRESS}/sessions/${id}/booking`} label="手机扫一扫，约个时间" size="78mm" />
          <div className={style.call}>
            <p>不会扫，打电话约</p>
            {phone && <p className={style.phone}>{phone}</p>}
            <p>不约，当天直接来取号也行</p>
            <p>老人、残疾人、孕妇优先，出不了门可以申请上门</p>
          </div>
        </div>
      </main>
    </div>
  );
}
