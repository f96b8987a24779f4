import { CIPHER, open, seal } from "#lib/crypto.ts";

/** What a resident said and was told. Read by that case's counsellor and recorder alone (domain.md, Principle 3). */
export interface CaseWords {
  who: string;
  facts: string;
  advice: string;
}

/** The sealed envelope of the words, bound to its case; null when ticks were enough. */
export function sealWords(caseId: string, words: CaseWords): { sealed: Buffer | null; cipher: string | null } {
  if (!words.who && !words.facts && !words.advice) return { sealed: null, cipher: null };
  return { sealed: seal("case", caseId, JSON.stringify({ who: words.who, facts: words.facts, advice: words.advice })), cipher: CIPHER };
}

export function openWords(caseId: string, sealed: Buffer | null): CaseWords {
  return sealed ? (JSON.parse(open("case", caseId, sealed)) as CaseWords) : { who: "", facts: "", advice: "" };
}
