import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Actions, PageHead, RowHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { caseSource, caseState, conflictDecision, conflictRule, matterKind, matterOutcome, procedureStage, referralAnswer, referralKind } from "#db/words.ts";
import { caseFiles } from "#lib/case-files/queries.ts";
import { caseCourse } from "#lib/case-work/queries.ts";
import { caseSheet, sessionsToLog } from "#lib/cases/queries.ts";
import { checksOf } from "#lib/conflicts/queries.ts";
import { formatDay, formatInstant } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { sameNameOf } from "#lib/same-names/queries.ts";
import { close, takeBack } from "../actions.ts";
import { caseTones } from "../tones.ts";
import { Entries, Files, FollowUps, Mediation } from "./course.tsx";
import { WaitsForSecond } from "./waits-for-second.tsx";

export const metadata: Metadata = { title: "咨询登记" };

export default async function Case({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await personHere();
  const sheet = isId(id) ? await caseSheet(actor, id) : null;
  const course = sheet && (await caseCourse(actor, id));
  if (!sheet || !course) notFound();
  const [files, checks, { sessions }, asked] = await Promise.all([caseFiles(actor, id), checksOf(actor, id), sessionsToLog(actor), sheet.state === "intake" ? sameNameOf(actor, id) : null]);
  const works = !["closed", "intake", "reassigned", "cleared"].includes(sheet.state);
  const check = checks[0];
  return (
    <>
      <PageHead title={`${formatDay(sheet.day)} 第 ${sheet.number} 位`} about={`${sheet.session.title} · ${sheet.community}`}>
        <State tone={caseTones[sheet.state] ?? "calm"}>{caseState[sheet.state]}</State>
      </PageHead>
      {sheet.erasedAt && <Notice>内容已到期清除，只留数字。</Notice>}
      {asked?.state === "asked" && <WaitsForSecond asked={asked} />}
      {sheet.state === "cleared" && <Notice tone="ok">核对过了，可以接待。谈完以后点“登记内容”。</Notice>}
      {sheet.state === "reassigned" && <Notice>按规定回避，已换别的志愿者接待。这里没有姓名和内容。</Notice>}
      {course.handOver && (
        <Notice tone="wait" title={`已请 ${course.handOver.to} 接手，等他答复`}>
          <Tap action={takeBack} fields={{ handOverId: course.handOver.id }} label="撤回" look="quiet" />
        </Notice>
      )}
      <Sheet>
        <Facts
          facts={[
            ["接待", sheet.counsellor],
            ["同意", sheet.consentAt ? `${formatInstant(sheet.consentAt)} 听了告知，表示同意` : "在纸质表上勾选"],
            ["回避", check && `${conflictDecision[check.decision]}${check.rules.length > 0 ? `：${check.rules.map((rule) => conflictRule[rule]).join("、")}` : ""}`],
            ["程序", procedureStage[sheet.stage]],
            ["用时", sheet.minutes > 0 && `${sheet.minutes} 分钟`],
            ["转介", sheet.referred.map((each) => `${referralKind[each.kind]}${each.answer ? `（${referralAnswer[each.answer]}）` : ""}`).join("、")],
            ["来源", caseSource[sheet.source]],
          ]}
        />
      </Sheet>
      {sheet.matters.length > 0 && (
        <Section title="事项">
          <Sheet>
            <Rows>
              {sheet.matters.map((each, place) => (
                <li key={`${each.kind}-${place}`}>
                  <RowHead>
                    <span>{matterKind[each.kind]}</span>
                    <State tone={each.outcome === "pending" ? "wait" : "ok"}>{matterOutcome[each.outcome]}</State>
                  </RowHead>
                </li>
              ))}
            </Rows>
          </Sheet>
        </Section>
      )}
      {sheet.state !== "reassigned" && sheet.state !== "intake" && !sheet.erasedAt && (
        <Actions>
          <LinkButton look={sheet.mayClose ? undefined : "main"} href={`/me/cases/${id}/words`}>
            {sheet.state === "cleared" ? "登记内容" : sheet.state === "closed" ? "看记下的话" : sheet.hasWords ? "看记下的话，修改" : "补充、修改"}
          </LinkButton>
          {sheet.matters.length > 0 && <LinkButton href={`/me/cases/${id}/leaflet`}>打印告知单</LinkButton>}
          {works && !course.handOver && <LinkButton href={`/me/cases/${id}/hand-over`}>移交</LinkButton>}
          {sheet.mayReopen && !sheet.erasedAt && <LinkButton href={`/me/cases/${id}/reopening`}>重新办理</LinkButton>}
        </Actions>
      )}
      {sheet.matters.length > 0 && (
        <>
          <FollowUps id={id} course={course} works={works} />
          <Mediation id={id} course={course} works={works && sheet.matters.some((each) => each.outcome === "mediation_intended")} />
          <Entries id={id} course={course} works={works} referred={sheet.referred} sessions={sessions} />
          <Files id={id} files={files} works={works && sheet.stage === "none"} />
        </>
      )}
      {sheet.mayClose && <Tap action={close} fields={{ caseId: id }} label="办结" busy="正在办结…" look="main" />}
    </>
  );
}
