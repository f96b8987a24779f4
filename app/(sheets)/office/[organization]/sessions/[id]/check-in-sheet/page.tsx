import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { SheetShell } from "#app/_ui/sheet-shell.tsx";
import { dayBoard } from "#lib/attendance/queries.ts";
import { formatSpan, formatTimes } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import style from "../sheets.module.css";

export const metadata: Metadata = { title: "签到表" };
const SPARE = 4;

export default async function CheckInSheet({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const board = isId(id) ? await dayBoard(await postHere(organization), id) : null;
  if (!board) notFound();
  const { session } = board;
  const expected = board.lines.filter((line) => line.state === "confirmed" || line.state === "attended");
  const rows = [...expected.map((line) => ({ key: line.signupId, name: line.name, shift: `${line.shift} ${formatTimes(line.startsAt, line.endsAt)}` })), ...Array.from({ length: SPARE }, (_, place) => ({ key: `spare ${place}`, name: "", shift: "" }))];
  return (
    <SheetShell title={`${session.title} 签到表`} about={`${formatSpan(session.startsAt, session.endsAt, { year: true })}　${session.host} ${session.place}`} back={{ href: `/office/${organization}/sessions/${id}`, label: "回到场次" }} large>
      <div className={style.scroll}>
        <table className={style.table}>
          <thead>
            <tr>
              <th scope="col">序号</th>
              <th scope="col">姓名</th>
              <th scope="col">岗位</th>
              <th scope="col" className={style.time}>
                签到时间
              </th>
              <th scope="col" className={style.time}>
                签退时间
              </th>
              <th scope="col" className={style.sign}>
                本人签名
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <tr key={row.key}>
                <td className={style.number}>{place + 1}</td>
                <th scope="row">{row.name}</th>
                <td>
                  <small>{row.shift}</small>
                </td>
                <td />
                <td />
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>空行留给现场来的队员。时间写到分，如 9:05。签好后由负责人一次录入，不用每人再填手机。</p>
      <p>
        服务群众 <span className={style.line} /> 人次　解决问题 <span className={style.line} /> 个　负责人签名 <span className={style.line} />
      </p>
    </SheetShell>
  );
}
