import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PageHead, Sheet } from "#app/_ui/sheet.tsx";
import { thankYouLetters } from "#lib/gifts/queries.ts";
import { holdsAction } from "#lib/reach.ts";
import { GiftTabs } from "../gift-tabs.tsx";
import { LetterRows } from "../letter-rows.tsx";

export const metadata: Metadata = { title: "感谢信" };

export default async function Letters({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<Record<string, string | undefined>> }) {
  const { organization: segment } = await params;
  const { after } = await searchParams;
  const actor = await postHere(segment);
  if (!holdsAction(actor, "thank_you_letter.read")) notFound();
  const letters = await thankYouLetters(actor, { after });
  const home = `/office/${segment}/gifts/letters`;
  const mayAdd = holdsAction(actor, "thank_you_letter.add");
  return (
    <>
      <PageHead title="感谢信">
        {mayAdd && (
          <LinkButton look="main" href={`${home}/new`}>
            登记感谢信
          </LinkButton>
        )}
      </PageHead>
      <GiftTabs segment={segment} here="letters" />
      {letters.length > 0 ? (
        <Sheet>
          <LetterRows segment={segment} letters={letters} />
        </Sheet>
      ) : (
        <Empty title="还没有感谢信">
          <p>{mayAdd ? "收到感谢信后，拍照或扫描上传，附在对应的申请或活动上。" : "党支部登记感谢信后，这里自动出现。"}</p>
        </Empty>
      )}
      <Pager newer={after ? home : undefined} older={letters.length === 30 ? `${home}?after=${letters.at(-1)?.id}` : undefined} />
    </>
  );
}
