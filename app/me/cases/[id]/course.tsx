import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Radios, Select } from "#app/_ui/form/choices.tsx";
import { FileField } from "#app/_ui/form/file-field.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { DateField, Field, Hidden, NumberField, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { RowHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { caseEntryKind, referralAnswer, referralKind, type ReferralAnswer, type ReferralKind } from "#db/words.ts";
import type { caseFiles } from "#lib/case-files/queries.ts";
import type { caseCourse } from "#lib/case-work/queries.ts";
import { formatDay, formatSpan } from "#lib/format.ts";
import { agreed, attach, cameBack, confirmed, detach, followedUp, promise, writeEntry } from "../actions.ts";

type Course = NonNullable<Awaited<ReturnType<typeof caseCourse>>>;
type Part = { id: string; course: Course; works: boolean };

export function FollowUps({ id, course, works }: Part) {
  if (!works && course.followUps.length === 0) return null;
  return (
    <Section title="跟进">
      {course.followUps.length > 0 && (
        <Sheet>
          <Rows label="跟进">
            {course.followUps.map((each) => (
              <li key={each.id}>
                <RowHead>
                  <span>{formatDay(each.dueOn)}</span>
                  {each.doneAt ? <State tone="ok">已跟进</State> : <State tone={each.near.tone}>{each.near.words}</State>}
                </RowHead>
                {works && !each.doneAt && <Tap action={followedUp} fields={{ caseId: id, followUpId: each.id }} label="已跟进" about={formatDay(each.dueOn)} look="plain" />}
              </li>
            ))}
          </Rows>
        </Sheet>
      )}
      {works && (
        <Form action={promise} submit="约定跟进" look="plain">
          <Hidden name="caseId" value={id} />
          <DateField name="dueOn" label="哪天再问一次" />
        </Form>
      )}
    </Section>
  );
}

/** 调解意向 is the team's; the agreement is the 人民调解委员会's, under its seal (人民调解法 29, 33). */
export function Mediation({ id, course: { mediation }, works }: Part) {
  if (!works && !mediation) return null;
  return (
    <Section title="人民调解">
      {mediation && (
        <Notice tone={mediation.open ? (mediation.near.tone === "late" ? "late" : "wait") : "ok"} title={`调解协议 ${formatDay(mediation.agreedOn)}`}>
          {mediation.confirmedOn ? `${formatDay(mediation.confirmedOn)} 已司法确认。` : mediation.waived ? `不申请司法确认：${mediation.waived}` : `双方要司法确认的，${formatDay(mediation.confirmBy)} 以前共同向法院申请，${mediation.near.words}。`}
        </Notice>
      )}
      {works && mediation?.open && (
        <Form action={confirmed} submit="登记确认结果" look="plain">
          <Hidden name="caseId" value={id} />
          <DateField name="confirmedOn" label="司法确认的日期" />
          <Field name="waived" label="不申请的，写明为什么" autoComplete="off" />
        </Form>
      )}
      {works && !mediation && (
        <Form action={agreed} submit="登记调解协议" look="plain">
          <Hidden name="caseId" value={id} />
          <Field name="number" label="人民调解委员会的协议编号" autoComplete="off" />
          <DateField name="agreedOn" label="协议的日期" />
        </Form>
      )}
    </Section>
  );
}

type Referred = { id: string; kind: ReferralKind; answer: ReferralAnswer | null };
type Sitting = { id: string; title: string; startsAt: Date; endsAt: Date };

export function Entries({ id, course, works, referred, sessions }: Part & { referred: Referred[]; sessions: Sitting[] }) {
  const waiting = referred.filter((each) => each.answer === null);
  if (!works && course.entries.length === 0) return null;
  return (
    <Section title="后来的经过">
      {course.entries.length > 0 && (
        <Sheet>
          <Rows label="经过">
            {course.entries.map((each) => (
              <li key={each.id}>
                <RowHead>
                  <span>
                    {formatDay(each.day)} {caseEntryKind[each.kind]}
                  </span>
                  <span className="small">
                    {each.minutes ? `${each.minutes} 分钟　` : ""}
                    {each.by}
                  </span>
                </RowHead>
              </li>
            ))}
          </Rows>
        </Sheet>
      )}
      {works && waiting.length > 0 && (
        <Disclosure summary="转介有了答复">
          <Form action={cameBack} submit="登记答复" look="plain">
            <Hidden name="caseId" value={id} />
            <Select name="referralId" label="哪一项转介" required options={waiting.map((each) => ({ value: each.id, label: referralKind[each.kind] }))} />
            <Radios name="answer" label="结果" options={referralAnswer} required inline />
            <DateField name="answeredOn" label="哪天答复的" required defaultValue={course.today} />
            <TextArea name="text" label="怎么答复的（可以不写）" rows={2} />
          </Form>
        </Disclosure>
      )}
      {works && (
        <Disclosure summary="又来咨询、开了调解会、补充记录">
          <Form action={writeEntry} submit="登记" look="plain">
            <Hidden name="caseId" value={id} />
            <Radios name="kind" label="是哪一种" options={caseEntryKind} required inline />
            <DateField name="day" label="哪一天" required defaultValue={course.today} />
            {sessions.length > 0 && <Select name="sessionId" label="哪一场（再次咨询时）" blank="不在场次里" options={sessions.map((each) => ({ value: each.id, label: `${formatSpan(each.startsAt, each.endsAt)} ${each.title}` }))} />}
            <NumberField name="minutes" label="用了多少分钟（再次咨询时）" unit="分钟" />
            <TextArea name="text" label="内容" rows={3} hint="只有接待的志愿者和记录员能看" />
          </Form>
        </Disclosure>
      )}
    </Section>
  );
}

export function Files({ id, files, works }: { id: string; files: Awaited<ReturnType<typeof caseFiles>>; works: boolean }) {
  if (!works && files.length === 0) return null;
  return (
    <Section title="材料">
      {files.length > 0 && (
        <Sheet>
          <Rows label="材料">
            {files.map((each, place) => (
              <li key={each.id}>
                <RowHead>
                  <a href={`/api/files/${each.id}`}>
                    材料 {place + 1}（{each.mediaType === "application/pdf" ? "PDF" : "照片"}）
                  </a>
                  {works && <Tap action={detach} fields={{ fileId: each.id }} label="删去" about={`材料 ${place + 1}`} look="quiet" confirm="文件会清除，不能恢复。" />}
                </RowHead>
              </li>
            ))}
          </Rows>
        </Sheet>
      )}
      {works && (
        <Form action={attach} submit="附上" look="plain">
          <Hidden name="caseId" value={id} />
          <FileField name="fileId" label="居民愿意留下的材料" kind="case_document" hint="加密保存，只有接待的志愿者和记录员能看；每次打开都留记录" />
        </Form>
      )}
    </Section>
  );
}
