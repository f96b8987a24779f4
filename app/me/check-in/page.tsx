import type { Metadata } from "next";
import { personHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { CodeField, Hidden } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead, RowHead, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { signupState } from "#db/words.ts";
import { checkInToday } from "#lib/attendance/queries.ts";
import { timeOf } from "#lib/calendar.ts";
import { formatSpan, formatTimes } from "#lib/format.ts";
import { comeIn, goOut } from "./actions.ts";
import style from "./check-in.module.css";

export const metadata: Metadata = { title: "签到" };

export default async function CheckIn({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const actor = await personHere();
  const query = await searchParams;
  const { shifts, next } = await checkInToday(actor);
  const code = /^\d{6}$/.test(query.code ?? "") ? query.code : undefined;
  const scanned = query.session && !shifts.some((shift) => shift.sessionId === query.session);
  return (
    <>
      <PageHead title="签到" />
      {query.done === "in" && <Notice tone="ok" title="签到好了">离开时再来这里签退，时长才算得准。</Notice>}
      {query.done === "out" && <Notice tone="ok" title="签退好了">辛苦了。场次结束后，时长记在“记录”里。</Notice>}
      {scanned && <Notice tone="wait" title="您还没有报上这一场">请找现场负责人补登；补登时会一起签到。</Notice>}
      {shifts.length === 0 && (
        <Empty title="今天没有您的岗位">
          {next ? (
            <p>
              下一个：{formatSpan(next.startsAt, next.endsAt)}，{next.host}“{next.title}”。
            </p>
          ) : (
            <p>
              <LinkButton href="/me/shifts" look="main">
                看看有什么岗位
              </LinkButton>
            </p>
          )}
        </Empty>
      )}
      {shifts.map((shift) => (
        <Sheet key={shift.signupId} ask={shift.does !== null}>
          <RowHead>
            <h2>{shift.title}</h2>
            <State tone={shift.state === "attended" ? "ok" : shift.state === "confirmed" ? "wait" : "calm"}>{shift.outAt && shift.state === "attended" ? "已签退" : signupState[shift.state]}</State>
          </RowHead>
          <p>
            {shift.shift}　{formatTimes(shift.startsAt, shift.endsAt)}　{shift.host}
          </p>
          {shift.state === "attended" && shift.inAt && (
            <p>
              {timeOf(shift.inAt)} 签到{shift.outAt && `，${timeOf(shift.outAt)} 签退`}
            </p>
          )}
          {shift.does ? (
            <div className={style.digits}>
              <Form key={shift.does} action={shift.does === "in" ? comeIn : goOut} submit={shift.does === "in" ? "签到" : "签退"} busy="请稍候…" initial={{ code: shift.sessionId === query.session ? code : undefined }}>
                <Hidden name="signupId" value={shift.signupId} />
                <CodeField name="code" label="现场的六位数字" hint="在负责人手机上；扫码来的已经填好。" maxLength={6} autoComplete="off" required />
              </Form>
            </div>
          ) : (
            shift.why && !shift.outAt && <p>{shift.why}</p>
          )}
          {shift.contactPhone && (
            <p className="small">
              不会用手机签到也没关系，负责人可以代签。电话 <a href={`tel:${shift.contactPhone}`}>{shift.contactPhone}</a>
            </p>
          )}
        </Sheet>
      ))}
    </>
  );
}
