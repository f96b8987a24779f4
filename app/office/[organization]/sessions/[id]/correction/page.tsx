import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Radios } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Field, FieldRow, Hidden, TimeField } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { signupState } from "#db/words.ts";
import { sheetLine } from "#lib/attendance/queries.ts";
import { timeOf } from "#lib/calendar.ts";
import { formatSpan } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { correct } from "./actions.ts";

export const metadata: Metadata = { title: "更正到场情况" };

export default async function Correction({ params, searchParams }: { params: Promise<{ organization: string; id: string }>; searchParams: Promise<Record<string, string | undefined>> }) {
  const { organization, id } = await params;
  const { signup } = await searchParams;
  const line = isId(signup) ? await sheetLine(await postHere(organization), signup) : null;
  if (!line || line.sessionId !== id) notFound();
  const here = `/office/${organization}/sessions/${id}`;
  const over = line.sessionState === "completed";
  const { attended, absent, excused } = signupState;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: here, label: line.title }, over ? { href: `${here}/record`, label: "本场记录" } : { href: `${here}/day`, label: "当天签到" }]} />} title={`更正 ${line.name} 的到场情况`} about={`${line.shift}　${formatSpan(line.startsAt, line.endsAt)}　现在是“${signupState[line.state]}”`} />
      {over && <Notice tone="wait" title="本场已结束">更正后，原来的服务记录会冲销（不删除）；更正为已到的，另生成一条手工记录，要由另一个人确认。</Notice>}
      <Form action={correct} submit="更正" busy="正在更正…" initial={{ in: line.inAt ? timeOf(line.inAt) : timeOf(line.startsAt), out: line.outAt ? timeOf(line.outAt) : "", to: line.state === "attended" ? "attended" : "" }}>
        <Hidden name="organization" value={organization} />
        <Hidden name="sessionId" value={id} />
        <Hidden name="signupId" value={line.signupId} />
        <Hidden name="back" value={over ? "record" : "day"} />
        <Radios name="to" label="更正为" required inline options={{ attended, absent, excused }} />
        <FieldRow>
          <TimeField name="in" label="到场时间" hint="只在“已到”时用" step={60} />
          <TimeField name="out" label="离开时间" hint="空着按计划结束计" step={60} />
        </FieldRow>
        <Field name="reason" label="原因" required maxLength={200} />
      </Form>
    </>
  );
}
