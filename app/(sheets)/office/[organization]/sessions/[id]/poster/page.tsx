import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { QrCode } from "#app/_ui/qr-code.tsx";
import { SheetShell } from "#app/_ui/sheet-shell.tsx";
import { formatDay, formatTimes } from "#lib/format.ts";
import { dayOf } from "#lib/calendar.ts";
import { sessionText } from "#lib/sessions/queries.ts";
import style from "./poster.module.css";

export const metadata: Metadata = { title: "海报" };

/** For the notice board: read from two metres away. No volunteer's name, and no place that is hidden. */
export default async function Poster({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const found = await sessionText(await postHere(organization), id);
  if (!found || found.session.state === "draft") notFound();
  const { session, link } = found;
  return (
    <SheetShell title={session.title} back={{ href: `/office/${organization}/sessions/${id}`, label: "回到场次" }} large>
      <div className={style.poster}>
        <p className={style.when}>
          {formatDay(dayOf(session.startsAt))}
          <br />
          {formatTimes(session.startsAt, session.endsAt)}
        </p>
        <p className={style.where}>
          {session.host}
          <br />
          {session.placeHidden ? "具体地点请电话询问" : session.place}
        </p>
        {session.directions && !session.placeHidden && <p>{session.directions}</p>}
        {session.about && <p>{session.about}</p>}
        <p className={style.free}>免费</p>
        <div className={style.foot}>
          <QrCode text={link} label="手机扫一扫，看详情" size="14rem" />
          <div>
            <p>{session.team}</p>
            {session.contactPhone && (
              <p className={style.phone}>
                电话
                <br />
                {session.contactPhone}
              </p>
            )}
          </div>
        </div>
      </div>
    </SheetShell>
  );
}
