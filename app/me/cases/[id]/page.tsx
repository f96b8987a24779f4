import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { DateField, Hidden } from "#app/_ui/form/text-fields.tsx";
import { Actions, PageHead, RowHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { caseSource, caseState, matterKind, matterOutcome, procedureStage, referralKind } from "#db/words.ts";
import { caseSheet } from "#lib/cases/queries.ts";
import { formatDay } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { close, followedUp } from "../actions.ts";
import { caseTones } from "../tones.ts";

export const metadata: Metadata = { title: "咨询登记" };

export default async function Case({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const sheet = isId(id) ? await caseSheet(await personHere(), id) : null;
  if (!sheet) notFound();
  return (
    <>
      <PageHead title={`${formatDay(sheet.day)} 第 ${sheet.number} 位`} about={`${sheet.session.title} · ${sheet.community}`}>
        <State tone={caseTones[sheet.state] ?? "calm"}>{caseState[sheet.state]}</State>
      </PageHead>
      <Sheet>
        <Facts
          facts={[
            ["接待", sheet.counsellor],
            ["程序", procedureStage[sheet.stage]],
            ["用时", `${sheet.minutes} 分钟`],
            ["转介", sheet.referrals.map((kind) => referralKind[kind]).join("、")],
            ["跟进", sheet.followUpOn && `${formatDay(sheet.followUpOn)}${sheet.followUpOpen ? "" : "（已完成）"}`],
            ["来源", caseSource[sheet.source]],
          ]}
        />
      </Sheet>
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
      <Actions>
        <LinkButton look={sheet.mayClose ? undefined : "main"} href={`/me/cases/${id}/words`}>
          {sheet.hasWords ? "看记下的话，修改" : "补充、修改"}
        </LinkButton>
        {sheet.mayReopen && <LinkButton href={`/me/cases/${id}/reopening`}>重新办理</LinkButton>}
      </Actions>
      {sheet.followUpOpen && (
        <Section title="跟进做了吗">
          <Form action={followedUp} submit="已跟进" look="plain">
            <Hidden name="caseId" value={id} />
            <DateField name="nextOn" label="下次跟进（不需要就空着）" />
          </Form>
        </Section>
      )}
      {sheet.mayClose && <Tap action={close} fields={{ caseId: id }} label="办结" busy="正在办结…" look="main" />}
    </>
  );
}
