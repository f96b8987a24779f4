import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { wordsBeside } from "#lib/case-work/queries.ts";
import { readWords } from "#lib/cases/commands.ts";
import { caseSheet } from "#lib/cases/queries.ts";
import { formatDay } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { change } from "../../actions.ts";
import { CaseFields } from "../../case-fields.tsx";
import { WordsRead } from "../../words-read.tsx";

export const metadata: Metadata = { title: "咨询内容" };

export default async function Words({ params }: { params: Promise<{ id: string }> }) {
  const actor = await personHere();
  const { id } = await params;
  const sheet = isId(id) ? await caseSheet(actor, id) : null;
  const words = sheet && (await readWords(actor, id));
  if (!sheet || !words || sheet.state === "reassigned" || sheet.state === "intake") notFound();
  const beside = await wordsBeside(id);
  const initial = {
    stage: sheet.stage,
    minutes: sheet.minutes > 0 ? String(sheet.minutes) : "",
    matter: Object.fromEntries(sheet.matters.map((each) => [each.kind, each.outcome])),
    referrals: sheet.referrals,
    followUpOn: sheet.followUpOpen ? (sheet.followUpOn ?? "") : "",
    ...words,
  };
  return (
    <>
      <PageHead title={`${formatDay(sheet.day)} 第 ${sheet.number} 位`} />
      <Notice>这次查看已留记录。</Notice>
      <WordsRead words={sheet.state === "closed" ? words : null} beside={beside} />
      {sheet.state !== "closed" && (
        <Form action={change} submit="保存" busy="正在保存…" initial={initial}>
          <Hidden name="caseId" value={id} />
          <Hidden name="version" value={String(sheet.version)} />
          <CaseFields wordsOpen />
        </Form>
      )}
    </>
  );
}
