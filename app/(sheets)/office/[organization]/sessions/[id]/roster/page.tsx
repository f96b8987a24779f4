import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { SheetShell } from "#app/_ui/sheet-shell.tsx";
import { signupState } from "#db/words.ts";
import { dayBoard } from "#lib/attendance/queries.ts";
import { formatInstant, formatSpan, formatTimes } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import style from "../sheets.module.css";

export const metadata: Metadata = { title: "名单" };

export default async function Roster({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const board = isId(id) ? await dayBoard(await postHere(organization), id) : null;
  if (!board) notFound();
  const { session, lines } = board;
  return (
    <SheetShell title={`${session.title} 名单`} about={formatSpan(session.startsAt, session.endsAt, { year: true })} asOf={formatInstant(board.asOf, { year: true })} back={{ href: `/office/${organization}/sessions/${id}`, label: "回到场次" }} large>
      <p>
        {session.host} {session.place}　{session.team}
      </p>
      <p className={style.calls}>
        {session.contactPhone && <span>联系电话 {session.contactPhone}</span>}
        {session.policePhone && <span>社区民警 {session.policePhone}</span>}
        <span>急救 120　报警 110</span>
      </p>
      {lines.length === 0 ? (
        <p>还没有人报名。</p>
      ) : (
        <div className={style.scroll}>
          <table className={style.table}>
            <thead>
              <tr>
                <th scope="col">序号</th>
                <th scope="col">姓名</th>
                <th scope="col">岗位</th>
                <th scope="col">电话</th>
                <th scope="col" className={style.sign}>
                  签名
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line, place) => (
                <tr key={line.signupId}>
                  <td className={style.number}>{place + 1}</td>
                  <th scope="row">{line.name}</th>
                  <td>
                    {line.shift}
                    <br />
                    <small>{formatTimes(line.startsAt, line.endsAt)}</small>
                  </td>
                  <td>{line.phone || "无手机"}</td>
                  <td>{line.state === "confirmed" || line.state === "attended" ? "" : signupState[line.state]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p>共 {lines.length} 人。名单有姓名和电话，用后请交社区或支部保管，不要拍照外传。</p>
    </SheetShell>
  );
}
