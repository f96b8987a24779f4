import Link from "next/link";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { RowHead, Rows, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { When } from "#app/_ui/when.tsx";
import { formatSpan } from "#lib/format.ts";
import { unfitCode } from "#lib/signups/rules.ts";
import type { MyShift } from "#lib/signups/queries.ts";
import { signUpHere } from "./actions.ts";
import style from "./shifts.module.css";

/** Shifts that fit, each with one tap to sign up (or to wait, when full). */
export function FittingRows({ shifts }: { shifts: MyShift[] }) {
  return (
    <Sheet>
      <Rows label="适合我的岗位">
        {shifts.map((one) => (
          <li key={one.shift.shiftId}>
            <Head one={one}>{one.free > 0 ? <State tone="ok">缺 {one.free} 人</State> : <State>已满</State>}</Head>
            <What one={one} />
            <div className={style.act}>
              {one.shift.risky ? (
                <Link href={`/me/shifts/${one.shift.shiftId}`} prefetch={false}>
                  先看风险说明，再报名
                </Link>
              ) : (
                <Tap action={signUpHere} label={one.free > 0 ? "报名" : "候补"} look={one.free > 0 ? "main" : "plain"} fields={{ shiftId: one.shift.shiftId }} busy="正在报名…" />
              )}
            </div>
          </li>
        ))}
      </Rows>
    </Sheet>
  );
}

/** What doesn't fit, folded, with every reason in words. */
export function UnfitRows({ shifts }: { shifts: MyShift[] }) {
  if (shifts.length === 0) return null;
  const why = [...new Set(shifts.flatMap((one) => one.unfit.map((reason) => unfitCode[reason.code])))].slice(0, 4);
  return (
    <Disclosure summary={`还有 ${shifts.length} 个不适合：${why.join("，")}`}>
      <Rows label="不适合的岗位">
        {shifts.map((one) => (
          <li key={one.shift.shiftId}>
            <Head one={one} />
            <What one={one} />
            <ul className={style.reasons}>
              {one.unfit.map((reason) => (
                <li key={reason.says}>{reason.says}</li>
              ))}
            </ul>
          </li>
        ))}
      </Rows>
    </Disclosure>
  );
}

/** What he holds or waits for. */
export function MineRows({ shifts, label }: { shifts: MyShift[]; label: string }) {
  return (
    <Sheet>
      <Rows label={label}>
        {shifts.map((one) => (
          <li key={one.shift.shiftId}>
            <Head one={one}>
              <MyState one={one} />
            </Head>
            <What one={one} />
          </li>
        ))}
      </Rows>
    </Sheet>
  );
}

export function MyState({ one: { mine } }: { one: MyShift }) {
  if (!mine) return null;
  if (mine.state === "waitlisted") return <State tone="wait">候补第 {mine.place ?? 1} 位</State>;
  if (mine.state === "offered") return <State tone="wait">等您回答</State>;
  return mine.asked ? <State tone="wait">请再确认</State> : <State tone="ok">{mine.state === "attended" ? "已到" : "已报名"}</State>;
}

function Head({ one, children }: { one: MyShift; children?: React.ReactNode }) {
  return (
    <RowHead>
      <Link className={style.time} href={`/me/shifts/${one.shift.shiftId}`} prefetch={false}>
        <When span={formatSpan(one.shift.startsAt, one.shift.endsAt)} />
      </Link>
      {children}
    </RowHead>
  );
}

function What({ one: { shift } }: { one: MyShift }) {
  return (
    <>
      <p>
        {shift.title} · {shift.name}
      </p>
      <p className="small">
        {shift.host} {shift.place}
      </p>
    </>
  );
}
