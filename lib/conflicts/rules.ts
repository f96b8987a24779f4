import type { ConflictDecision, ConflictRule } from "#db/words.ts";

/** One thing the check found; hashes (hexadecimal) of the name forms that met, none for a court. */
export interface Finding {
  rule: ConflictRule;
  hashes: string[];
}

const CERTAIN: readonly ConflictRule[] = ["tie", "former_party", "former_court", "own_word"];

/** A conflict that needs no looking: the same name, or his former court (法官法 art. 36; domain.md). */
export function isCertain(rule: ConflictRule): boolean {
  return CERTAIN.includes(rule);
}

/** What the findings make of it: certain ones turn him away; the others wait for his word that they are two people, or that the court is another. */
export function decide(findings: readonly Finding[], word: string): ConflictDecision | "ask" {
  if (findings.some((each) => isCertain(each.rule))) return "conflict";
  if (findings.length === 0) return "cleared";
  return word.trim() === "" ? "ask" : "looked";
}

/** What the counsellor is shown: the rule in words, once each; never whose case or which tie it met. */
export function rulesFound(findings: readonly Finding[]): ConflictRule[] {
  return [...new Set(findings.map((each) => each.rule))];
}
