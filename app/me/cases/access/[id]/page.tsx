import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { readByBreakGlass } from "#lib/case-access/commands.ts";
import { breakGlassPage } from "#lib/case-access/queries.ts";
import { wordsBeside } from "#lib/case-work/queries.ts";
import { formatDay } from "#lib/format.ts";
import { WordsRead } from "../../words-read.tsx";

export const metadata: Metadata = { title: "双人查阅" };

export default async function ReadByTwo({ params }: { params: Promise<{ id: string }> }) {
  const actor = await personHere();
  const { id } = await params;
  const held = await breakGlassPage(actor, id);
  if (!held) notFound();
  const read = await readByBreakGlass(actor, id);
  return (
    <>
      <PageHead title={`${formatDay(held.day)} 第 ${held.number} 位`} about={held.reason} />
      {"refused" in read ? <Notice tone="wait">{read.refused}</Notice> : (
        <>
          <Notice>这次查看已留记录，也会告诉接待的志愿者。</Notice>
          <WordsRead words={read.words} beside={await wordsBeside(read.caseId)} />
        </>
      )}
    </>
  );
}
