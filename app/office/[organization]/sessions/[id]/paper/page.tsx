import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { FieldRow, Hidden, TimeField } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { signupState, source } from "#db/words.ts";
import { dayBoard } from "#lib/attendance/queries.ts";
import { timeOf } from "#lib/calendar.ts";
import { formatSpan, formatTimes } from "#lib/format.ts";
import { isTimed } from "#lib/hours/rules.ts";
import { isId } from "#lib/ids.ts";
import { keyIn } from "./actions.ts";

export const metadata: Metadata = { title: "录入纸质签到表" };

export default async function Paper({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const board = isId(id) ? await dayBoard(await postHere(organization), id) : null;
  if (!board?.may.counter) notFound();
  const here = `/office/${organization}/sessions/${id}`;
  const { session } = board;
  // Who was timed by the system from arrival to departure needs no paper.
  const timed = board.lines.filter((line) => line.state === "attended" && line.inSource && isTimed(line.inSource) && line.outAt);
  const open = board.lines.filter((line) => !timed.includes(line));
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: here, label: session.title }, { href: `${here}/day`, label: "当天签到" }]} />} title="录入纸质签到表" about={formatSpan(session.startsAt, session.endsAt)} />
      {session.state !== "under_way" ? (
        <Empty title={session.state === "completed" ? "本场已结束" : "还没有开场"}>
          <p>{session.state === "completed" ? <a href={`${here}/record`}>到本场记录里逐人更正</a> : <a href={`${here}/day`}>先去开场，再来录入</a>}</p>
        </Empty>
      ) : (
        <>
          <Notice>照签到表填到场和离开的时间，没来的空着。没写离开时间的按计划结束计。手工录入的时长要由另一个人确认。</Notice>
          {open.length === 0 ? (
            <Empty title="都已由手机或现场签到签退，不用补录">
              <p>
                <a href={`${here}/day`}>回到当天签到</a>
              </p>
            </Empty>
          ) : (
            <Form action={keyIn} submit="录入" busy="正在录入…">
              <Hidden name="organization" value={organization} />
              <Hidden name="sessionId" value={id} />
              {open.map((line, place) => (
                <fieldset key={line.signupId}>
                  <legend>
                    <b>
                      {place + 1}. {line.name}
                    </b>{" "}
                    <small>
                      {line.shift} {formatTimes(line.startsAt, line.endsAt)}
                      {line.inAt && line.inSource && `　已有签到 ${timeOf(line.inAt)}（${source[line.inSource]}）`}
                      {(line.state === "absent" || line.state === "excused") && `　${signupState[line.state]}`}
                    </small>
                  </legend>
                  <Hidden name={`rows.${place}.signupId`} value={line.signupId} />
                  <FieldRow>
                    <TimeField name={`rows.${place}.in`} label="到场" step={60} />
                    <TimeField name={`rows.${place}.out`} label="离开" step={60} />
                  </FieldRow>
                </fieldset>
              ))}
            </Form>
          )}
          {timed.length > 0 && (
            <Section title={`系统已计时 ${timed.length} 人`}>
              <Sheet>
                <Rows>
                  {timed.map((line) => (
                    <li key={line.signupId}>
                      {line.name}　{line.inAt && timeOf(line.inAt)}–{line.outAt && timeOf(line.outAt)}
                    </li>
                  ))}
                </Rows>
              </Sheet>
            </Section>
          )}
        </>
      )}
    </>
  );
}
