import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { SheetShell } from "#app/_ui/sheet-shell.tsx";
import { matterKind, matterOutcome, procedureStage, referralKind } from "#db/words.ts";
import { leafletOf } from "#lib/case-work/queries.ts";
import { whatToBring, whereToGo } from "#lib/case-work/rules.ts";
import { formatDay } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";

export const metadata: Metadata = { title: "告知单" };

/** What a resident takes home, in large type: kinds and next steps alone, no name and nothing he said. */
export default async function Leaflet({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const sheet = isId(id) ? await leafletOf(await personHere(), id) : null;
  if (!sheet || sheet.matters.length === 0) notFound();
  const day = (text: string) => formatDay(text, { year: true });
  return (
    <SheetShell title="咨询告知单" about={`${day(sheet.day)}　${sheet.community}　第 ${sheet.number} 位`} back={{ href: `/me/cases/${id}`, label: "回到登记" }} large>
      <h2>您问的事</h2>
      <ul>
        {sheet.matters.map((each) => (
          <li key={each.kind}>
            {matterKind[each.kind]}：{matterOutcome[each.outcome]}
          </li>
        ))}
      </ul>
      {sheet.stage !== "none" && <p>您的事已进入{procedureStage[sheet.stage]}程序，志愿者只告知程序；请按办案机关的通知办理。</p>}
      <h2>下次请带上</h2>
      <ul>
        {sheet.matters.flatMap((each) => whatToBring[each.kind].map((thing) => <li key={`${each.kind} ${thing}`}>{thing}</li>))}
      </ul>
      {sheet.referrals.length > 0 && (
        <>
          <h2>接下来去哪里</h2>
          <ul>
            {sheet.referrals.map((kind) => (
              <li key={kind}>
                {referralKind[kind]}：{whereToGo[kind]}
              </li>
            ))}
          </ul>
        </>
      )}
      {sheet.followUps.length > 0 && <p>志愿者会在 {sheet.followUps.map((dueOn) => formatDay(dueOn)).join("、")} 再问您一次。</p>}
      <h2>请记住</h2>
      <p>咨询意见仅供参考，不是法院的结论，也不能代替律师。打官司有期限，请不要拖。</p>
      <p>您有权申请法律援助：12348。法院诉讼服务：12368。有人收钱、推荐律师，请告诉社区。</p>
    </SheetShell>
  );
}
