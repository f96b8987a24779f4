import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Figures } from "#app/_ui/figures.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Field, FieldRow, Hidden, NumberField, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { source } from "#db/words.ts";
import { closingPreview } from "#lib/attendance/queries.ts";
import { formatMinutes, formatSpan } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { MOST_EXTRA } from "#lib/hours/rules.ts";
import { TalkFields } from "../talk/talk-fields.tsx";
import { close } from "./actions.ts";

export const metadata: Metadata = { title: "结束场次" };

export default async function Closing({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const preview = isId(id) ? await closingPreview(await postHere(organization), id) : null;
  if (!preview) notFound();
  const here = `/office/${organization}/sessions/${id}`;
  const { session, whyNotClose } = preview.board;
  const { logged } = preview;
  const waits = preview.earned.filter((each) => each.manual || each.own);
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: here, label: session.title }, { href: `${here}/day`, label: "当天签到" }]} />} title="结束场次" about={formatSpan(session.startsAt, session.endsAt)} />
      {whyNotClose && (
        <Notice tone="wait" title="现在不能结束">
          {whyNotClose.message} {session.state === "completed" ? <a href={`${here}/record`}>看本场记录</a> : <a href={`${here}/day`}>回到当天签到</a>}
        </Notice>
      )}
      <Section title="结束后会这样">
        <Figures
          figures={[
            { label: "已到", value: `${preview.attended} 人` },
            { label: "记为未到", value: `${preview.absent.length} 人` },
            { label: "请假", value: `${preview.excused} 人` },
            { label: "服务时长", value: formatMinutes(preview.earned.reduce((sum, each) => sum + each.minutes, 0)), sub: waits.length > 0 ? `${waits.length} 条要由另一个人确认` : "全部当即确认" },
          ]}
        />
        {!whyNotClose && preview.board.asOf < session.endsAt && <Notice>还没到计划的结束时间。现在结束，没有签退的按现在计。</Notice>}
        {preview.absent.length > 0 && (
          <Notice tone="wait" title="这些人没有签到，结束后记为未到">
            {preview.absent.map((each) => each.name).join("、")}。来过的请先在<a href={`${here}/day`}>当天签到</a>或<a href={`${here}/paper`}>纸质签到表</a>里补上。
          </Notice>
        )}
        {preview.nothing.length > 0 && <Notice tone="wait" title="到了，但没有可计的时长">{preview.nothing.map((each) => each.name).join("、")}。签到时间不在岗位时间内。</Notice>}
        {waits.length > 0 && (
          <Disclosure summary={`要由另一个人确认的 ${waits.length} 条`}>
            <Sheet>
              <Rows>
                {waits.map((each) => (
                  <li key={each.signupId}>
                    {each.name}　{formatMinutes(each.minutes)}　<small>{each.own ? "您自己的" : each.forgotten ? "没有签退，按计划结束计" : source[each.source]}</small>
                  </li>
                ))}
              </Rows>
            </Sheet>
          </Disclosure>
        )}
      </Section>
      {!whyNotClose && (
        <Form action={close} submit="结束场次" busy="正在结束…" initial={{ peopleServed: logged.cases || "", problemsSolved: logged.matters || "", classes: session.classes }}>
          {logged.cases > 0 && (
            <Notice>
              本场已登记咨询 {logged.cases} 件、有结果的事项 {logged.matters} 个，已代您填上；另有没登记的请加上。
            </Notice>
          )}
          <Hidden name="organization" value={organization} />
          <Hidden name="sessionId" value={id} />
          <FieldRow>
            <NumberField name="peopleServed" label="服务群众人次" required unit="人次" hint="来的居民数，一人来一次算一次" />
            <NumberField name="problemsSolved" label="解决问题" unit="个" />
          </FieldRow>
          {session.hostKind === "school" && <TalkFields />}
          <TextArea name="summary" label="小结" rows={3} maxLength={1000} hint="可以不写；不写居民姓名。" />
          {preview.earned.length > 0 && (
            <Disclosure summary={`有人多服务了一会儿？可延长最多 ${MOST_EXTRA} 分钟`}>
              <p>只填延长的人。延长要写原因，并由另一个人确认。</p>
              {preview.earned.map((each, place) => (
                <fieldset key={each.signupId}>
                  <legend>
                    {each.name} <small>{each.shift}</small>
                  </legend>
                  <Hidden name={`extras.${place}.signupId`} value={each.signupId} />
                  <FieldRow>
                    <NumberField name={`extras.${place}.minutes`} label="延长" unit="分钟" />
                    <Field name={`extras.${place}.reason`} label="原因" maxLength={200} />
                  </FieldRow>
                </fieldset>
              ))}
            </Disclosure>
          )}
        </Form>
      )}
    </>
  );
}
