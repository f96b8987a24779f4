import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Actions, PageHead } from "#app/_ui/sheet.tsx";
import { caseSheet } from "#lib/cases/queries.ts";
import { isId } from "#lib/ids.ts";

export const metadata: Metadata = { title: "换一位志愿者" };

/** After a conflict: what to say, and nothing of what it was. No name was kept. */
export default async function TurnedAway({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const sheet = isId(id) ? await caseSheet(await personHere(), id) : null;
  if (sheet?.state !== "reassigned") notFound();
  return (
    <>
      <PageHead title="换一位志愿者接待" />
      <Notice tone="wait" title="请对他说">
        “按规定要换一位志愿者接待您，{sheet.bookingId ? "您的号还在前面，马上由别的台叫您。" : "请到窗口，由工作人员请另一位。"}”
      </Notice>
      <p>这里没有记下姓名和内容，只记下您按规定回避。请不要再听、也不要转告他说过的话。</p>
      <Actions>
        <LinkButton look="main" href="/me/cases">
          回到咨询
        </LinkButton>
      </Actions>
    </>
  );
}
