import Link from "next/link";
import { RowHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import type { Actor } from "#lib/actor.ts";
import { casesWaiting } from "#lib/case-work/queries.ts";
import { formatDay } from "#lib/format.ts";

/** What of his cases waits for a counsellor today: nothing is shown when nothing waits. */
export async function CasesWaiting({ actor }: { actor: Actor }) {
  const { offers, followUps, confirmations } = await casesWaiting(actor);
  if (offers.length + followUps.length + confirmations.length === 0) return null;
  return (
    <Section title="等我办的咨询">
      <Sheet>
        <Rows label="等我办的咨询">
          {offers.map((each) => (
            <li key={each.id}>
              <Link href={`/me/cases/hand-overs/${each.id}`} prefetch={false}>
                {each.from}请您接手 {formatDay(each.day)} 第 {each.number} 位
              </Link>
            </li>
          ))}
          {confirmations.map((each) => (
            <li key={`confirm ${each.caseId}`}>
              <RowHead>
                <Link href={`/me/cases/${each.caseId}`} prefetch={false}>
                  {formatDay(each.dueOn)} 司法确认到期：{formatDay(each.day)} 第 {each.number} 位
                </Link>
                <State tone={each.near.tone}>{each.near.words}</State>
              </RowHead>
            </li>
          ))}
          {followUps.map((each) => (
            <li key={each.id}>
              <RowHead>
                <Link href={`/me/cases/${each.caseId}`} prefetch={false}>
                  跟进 {formatDay(each.day)} 第 {each.number} 位
                </Link>
                <State tone={each.near.tone}>{each.near.words}</State>
              </RowHead>
            </li>
          ))}
        </Rows>
      </Sheet>
    </Section>
  );
}
