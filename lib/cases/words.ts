import type { Reader, Transaction } from "#db/client.ts";
import { open } from "#lib/crypto.ts";
import { ENVELOPE, keyOf, makeKey, openUnder, sealUnder } from "#lib/envelope.ts";
import type { CaseWords } from "./rules.ts";

const none: CaseWords = { who: "", facts: "", advice: "" };

/** The sealed envelope of the words under the case's own key, bound to its case; null when ticks were enough. */
export async function sealWords(tx: Transaction, caseId: string, words: CaseWords, now: Date): Promise<{ sealed: Buffer | null; cipher: string | null }> {
  if (!words.who && !words.facts && !words.advice) return { sealed: null, cipher: null };
  const key = (await keyOf(tx, caseId)) ?? (await makeKey(tx, caseId, now));
  return { sealed: sealUnder(key, caseId, JSON.stringify({ who: words.who, facts: words.facts, advice: words.advice })), cipher: ENVELOPE };
}

/** Opens an envelope of any cipher that was ever written: the first lay under the installation's key itself. */
export async function openWords(reader: Reader, held: { id: string; sealed: Buffer | null; cipher: string | null }): Promise<CaseWords> {
  if (!held.sealed) return none;
  if (held.cipher !== ENVELOPE) return JSON.parse(open("case", held.id, held.sealed)) as CaseWords;
  const key = await keyOf(reader, held.id);
  return key ? (JSON.parse(openUnder(key, held.id, held.sealed).toString("utf8")) as CaseWords) : none;
}
