import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Figures } from "#app/_ui/figures.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { PageHead, Section } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { Table } from "#app/_ui/table.tsx";
import { sessionKind, sessionState, signupState, source } from "#db/words.ts";
import { dayBoard } from "#lib/attendance/queries.ts";
import { timeOf } from "#lib/calendar.ts";
import { formatInstant, formatMinutes, formatSpan } from "#lib/format.ts";
import { sessionRecords } from "#lib/hours/queries.ts";
import { isId } from "#lib/ids.ts";
import { RecordState } from "#app/_ui/hours/record-state.tsx";

export const metadata: Metadata = { title: "本场记录" };

export default async function Record({ params, searchParams }: { params: Promise<{ organization: string; id: string }>; searchParams: Promise<Record<string, string | undefined>> }) {
  const { organization, id } = await params;
  const actor = await postHere(organization);
  const [board, records] = isId(id) ? await Promise.all([dayBoard(actor, id), sessionRecords(actor, id)]) : [null, null];
  if (!board || !records) notFound();
  const { session, lines } = board;
  const here = `/office/${organization}/sessions/${id}`;
  const attended = lines.filter((line) => line.state === "attended");
  const waiting = records.rows.filter((row) => row.state === "entered").length;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: here, label: session.title }]} />} title="本场记录" about={formatSpan(session.startsAt, session.endsAt, { year: true })}>
        {waiting > 0 && <LinkButton href={`/office/${organization}/hours?session=${id}`}>确认服务记录</LinkButton>}
        {session.hostKind === "school" && session.state === "completed" && board.may.run && <LinkButton href={`${here}/talk`}>补学校反馈</LinkButton>}
        <PrintButton />
      </PageHead>
      {(await searchParams).closed && (
        <Notice tone="ok" title="场次已结束">
          服务记录已生成{waiting > 0 ? `，其中 ${waiting} 条等另一个人确认。` : "并确认。"}
        </Notice>
      )}
      <Figures
        figures={[
          { label: "服务群众", value: session.peopleServed === null ? "—" : `${session.peopleServed} 人次` },
          { label: "解决问题", value: session.problemsSolved === null ? "—" : `${session.problemsSolved} 个` },
          { label: "参与", value: `${new Set(attended.map((line) => line.personId)).size} 人` },
          { label: "服务时长", value: formatMinutes(records.sum.total), sub: `系统计时 ${formatMinutes(records.sum.timed)}，手工 ${formatMinutes(records.sum.manual)}` },
          { label: "咨询登记", value: `${records.cases} 件`, href: records.cases > 0 ? `/office/${organization}/cases` : undefined },
        ]}
      />
      <Facts
        facts={[
          ["状态", sessionState[session.state]],
          ["种类", `${sessionKind[session.kind]}${session.doubleRegistration ? "　计入双报到" : ""}`],
          ["地点", `${session.host} ${session.place}`],
          ["队伍", session.team],
          ["开场", session.openedAt && formatInstant(session.openedAt)],
          ["结束", session.closedAt && `${formatInstant(session.closedAt)}${records.closedBy ? `，${records.closedBy}` : ""}`],
          ["班级", session.classes],
          ["学生", session.pupils !== null && `${session.pupils} 人`],
          ["学校的反馈", session.pupilFeedback],
          ["小结", session.summary],
        ]}
      />
      <Section title="到场情况">
        <Table
          caption="到场情况"
          columns={[
            { head: "姓名", cell: (line) => line.name },
            { head: "岗位", cell: (line) => line.shift },
            { head: "到场", cell: (line) => <State tone={line.state === "attended" ? "ok" : line.state === "absent" ? "late" : "calm"}>{signupState[line.state]}</State> },
            { head: "时间", cell: (line) => (line.state === "attended" && line.inAt ? `${timeOf(line.inAt)}–${line.outAt ? timeOf(line.outAt) : "未签退"}` : "—") },
            { head: "来源", cell: (line) => (line.state === "attended" && line.inSource ? source[line.inSource] : "—") },
            { head: "操作", cell: (line) => (board.may.run && session.state !== "published" ? <Link href={`${here}/correction?signup=${line.signupId}`} prefetch={false}>更正</Link> : null) },
          ]}
          rows={lines}
          rowKey={(line) => line.signupId}
          empty={<Empty title="没有人在名单上" />}
        />
      </Section>
      <Section title="服务记录">
        <Table
          caption="服务记录"
          columns={[
            { head: "姓名", cell: (row) => <Link href={`/office/${organization}/hours/${row.id}`} prefetch={false}>{row.name}</Link> },
            { head: "时长", cell: (row) => formatMinutes(row.minutes), numeric: true },
            { head: "时间", cell: (row) => (row.startsAt && row.endsAt ? `${timeOf(row.startsAt)}–${timeOf(row.endsAt)}` : "只记日期") },
            { head: "来源", cell: (row) => `${source[row.source]}${row.manual ? "（手工）" : ""}` },
            { head: "状态", cell: (row) => <RecordState state={row.state} reversal={row.reversesId !== null} /> },
          ]}
          rows={records.rows}
          rowKey={(row) => row.id}
          empty={<Empty title={session.state === "completed" ? "没有生成服务记录" : "结束场次后生成服务记录"} />}
        />
      </Section>
    </>
  );
}
