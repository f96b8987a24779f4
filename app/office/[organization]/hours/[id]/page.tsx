import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { RecordState } from "#app/_ui/hours/record-state.tsx";
import { recordSource, recordTime } from "#app/_ui/hours/record-words.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { Actions, PageHead, Sheet } from "#app/_ui/sheet.tsx";
import { serviceRecordKind } from "#db/words.ts";
import { formatInstant, formatMinutes } from "#lib/format.ts";
import { recordPage } from "#lib/hours/queries.ts";
import { confirmRefusals } from "#lib/hours/rules.ts";
import { isId } from "#lib/ids.ts";
import { confirmOne } from "../actions.ts";

export const metadata: Metadata = { title: "服务记录" };

export default async function OneRecord({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const record = isId(id) ? await recordPage(await postHere(organization), id) : null;
  if (!record) notFound();
  const here = `/office/${organization}/hours`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: here, label: "服务时长" }, { href: `${here}/records`, label: "服务记录" }]} />} title={`${record.name}　${formatMinutes(record.minutes)}`} about={<RecordState state={record.state} reversal={record.reversesId !== null} />} />
      {record.reversesId && <Notice title="这是一条冲销记录">它抵掉了<a href={`${here}/${record.reversesId}`}>原来的记录</a>。</Notice>}
      {record.reversal && (
        <Notice tone="wait" title="已冲销">
          原因：{record.reversal.reason}。<a href={`${here}/${record.reversal.id}`}>看冲销记录</a>
        </Notice>
      )}
      <Sheet>
        <Facts
          facts={[
            ["姓名", record.name],
            ["单位或支部", record.unit],
            ["种类", serviceRecordKind[record.kind]],
            ["时间", recordTime(record)],
            ["时长", `${formatMinutes(record.minutes)}（${record.minutes} 分钟）`],
            ["做了什么", record.what],
            ["社区", record.community],
            ["来源", recordSource(record)],
            ["双报到", record.doubleRegistration && "计入"],
            ["场次", record.sessionId && <a href={`/office/${organization}/sessions/${record.sessionId}/record`}>本场记录</a>],
            ["盖章服务卡", record.cardFileId && <a href={`/api/files/${record.cardFileId}`}>看照片</a>],
            ["录入", `${record.enteredByName ?? "—"}，${formatInstant(record.recordedAt, { year: true })}`],
            ["确认", record.confirmedAt && `${record.confirmedByName ?? "—"}，${formatInstant(record.confirmedAt, { year: true })}${record.unitVerified ? "（单位核验）" : ""}`],
            ["原因", record.reason],
          ]}
        />
      </Sheet>
      {record.may.confirm && record.no && <Notice>{confirmRefusals[record.no]}</Notice>}
      <Actions>
        {record.may.confirm && <LinkButton href={`${here}/${id}/refusal`}>退回</LinkButton>}
        {record.may.confirm && !record.no && <Tap action={confirmOne} label="确认" done="已确认" fields={{ organization, id }} />}
        {record.may.reverse && <LinkButton href={`${here}/${id}/reversal`}>冲销</LinkButton>}
      </Actions>
    </>
  );
}
