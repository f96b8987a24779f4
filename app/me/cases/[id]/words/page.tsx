import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { Facts } from "#app/_ui/facts.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead, Sheet } from "#app/_ui/sheet.tsx";
import { readWords } from "#lib/cases/commands.ts";
import { caseSheet } from "#lib/cases/queries.ts";
import { formatDay } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { change } from "../../actions.ts";
import { CaseFields } from "../../case-fields.tsx";

export const metadata: Metadata = { title: "咨询内容" };

export default async function Words({ params }: { params: Promise<{ id: string }> }) {
  const actor = await personHere();
  const { id } = await params;
  const sheet = isId(id) ? await caseSheet(actor, id) : null;
  const words = sheet && (await readWords(actor, id));
  if (!sheet || !words) notFound();
  const initial = {
    stage: sheet.stage,
    minutes: String(sheet.minutes),
    matter: Object.fromEntries(sheet.matters.map((each) => [each.kind, each.outcome])),
    referrals: sheet.referrals,
    followUpOn: sheet.followUpOpen ? (sheet.followUpOn ?? "") : "",
    ...words,
  };
  return (
    <>
      <PageHead title={`${formatDay(sheet.day)} 第 ${sheet.number} 位`} />
      <Notice>这次查看已留记录。</Notice>
      {sheet.state === "closed" ? (
        <Sheet>
          <Facts facts={[["称呼", words.who], ["情况", words.facts], ["答复", words.advice]]} />
        </Sheet>
      ) : (
        <Form action={change} submit="保存" busy="正在保存…" initial={initial}>
          <Hidden name="caseId" value={id} />
          <Hidden name="version" value={String(sheet.version)} />
          <CaseFields wordsOpen />
        </Form>
      )}
    </>
  );
}
