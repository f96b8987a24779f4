import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Actions, PageHead } from "#app/_ui/sheet.tsx";
import { caseSheet } from "#lib/cases/queries.ts";
import { checksOf } from "#lib/conflicts/queries.ts";
import { isCertain, isSameName } from "#lib/conflicts/rules.ts";
import { isId } from "#lib/ids.ts";
import { sameNameOf } from "#lib/same-names/queries.ts";

export const metadata: Metadata = { title: "换一位志愿者" };

/** After a conflict: what to say, and nothing of what it was. No name was kept. */
export default async function TurnedAway({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await personHere();
  const sheet = isId(id) ? await caseSheet(actor, id) : null;
  if (sheet?.state !== "reassigned") notFound();
  const rules = (await checksOf(actor, id))[0]?.rules ?? [];
  const [certain, asked] = [rules.filter(isCertain), await sameNameOf(actor, id)];
  const nameAlone = certain.length > 0 && certain.every(isSameName) && !asked && sheet.session.state === "under_way";
  return (
    <>
      <PageHead title="换一位志愿者接待" />
      <Notice tone="wait" title="请对他说">
        “按规定要换一位志愿者接待您，{sheet.bookingId ? "您的号还在前面，马上由别的台叫您。" : "请到窗口，由工作人员请另一位。"}”
      </Notice>
      {nameAlone && (
        <Notice title="只是同名、不是同一个人？">
          <p>没有别的台、又确实不是同一个人的，可以请支部书记或隐私负责人核定：先把他叫回来，重新问一遍姓名。</p>
          <Link href={`/me/cases/new?again=${id}`} prefetch={false}>
            叫他回来，请第二个人核定
          </Link>
        </Notice>
      )}
      <p>这里没有记下姓名和内容，只记下您按规定回避。请不要再听、也不要转告他说过的话。</p>
      <Actions>
        <LinkButton look="main" href="/me/cases">
          回到咨询
        </LinkButton>
      </Actions>
    </>
  );
}
