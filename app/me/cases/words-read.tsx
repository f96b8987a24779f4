import { Facts } from "#app/_ui/facts.tsx";
import { Section, Sheet } from "#app/_ui/sheet.tsx";
import { caseEntryKind, partySide, referralKind } from "#db/words.ts";
import type { wordsBeside } from "#lib/case-work/queries.ts";
import type { CaseWords } from "#lib/cases/rules.ts";
import { formatDay } from "#lib/format.ts";

/** The words of a case to read, under whatever right the page has just logged. */
export function WordsRead({ words, beside }: { words: CaseWords | null; beside: Awaited<ReturnType<typeof wordsBeside>> }) {
  const facts: [string, string][] = [
    ...beside.parties.map((each): [string, string] => [partySide[each.side], each.name]),
    ...(words ? ([["称呼", words.who], ["情况", words.facts], ["答复", words.advice]] as [string, string][]) : []),
    ...beside.answers.map((each): [string, string] => [`${referralKind[each.kind]}的答复`, each.text]),
    ...(beside.agreementNumber ? ([["调解协议编号", beside.agreementNumber]] as [string, string][]) : []),
    ...beside.entries.map((each): [string, string] => [`${formatDay(each.day)} ${caseEntryKind[each.kind]}`, each.text]),
  ];
  if (facts.length === 0) return null;
  return (
    <Section title={words ? "记下的话" : "双方和后来的记录"}>
      <Sheet>
        <Facts facts={facts} />
      </Sheet>
    </Section>
  );
}
