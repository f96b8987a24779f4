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

/** The same name alone says nothing yet of the same person: the two rules a second person may rule on (domain.md: “Where this page is silent …”). */
export function isSameName(rule: ConflictRule): rule is "tie" | "former_party" {
  return rule === "tie" || rule === "former_party";
}

/** `asks`: the counsellor says it is a namesake and asks for a second person; `ruled`: hashes of names of which one has said that it is another person. */
export interface Ruling {
  asks: boolean;
  ruled: readonly string[];
}

/**
 * What the findings make of it: certain ones turn him away, unless a second person has ruled, or is asked, that the same name is another person's; the others wait
 * for his word that they are two people, or that the court is another.
 */
export function decide(findings: readonly Finding[], word: string, { asks, ruled }: Ruling = { asks: false, ruled: [] }): ConflictDecision | "ask" {
  const open = findings.filter((each) => !(isSameName(each.rule) && each.hashes.length > 0 && each.hashes.every((hash) => ruled.includes(hash))));
  if (open.some((each) => isCertain(each.rule) && !isSameName(each.rule))) return "conflict";
  const named = open.some((each) => isSameName(each.rule));
  if (named && !asks) return "conflict";
  if (open.length > 0 && word.trim() === "") return "ask";
  if (named) return "asked";
  if (open.length < findings.length) return "ruled";
  return open.length === 0 ? "cleared" : "looked";
}

/** What the counsellor is shown: the rule in words, once each; never whose case or which tie it met. */
export function rulesFound(findings: readonly Finding[]): ConflictRule[] {
  return [...new Set(findings.map((each) => each.rule))];
}
