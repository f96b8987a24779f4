import type { CaseState, MatterKind, MatterOutcome, ProcedureStage } from "#db/words.ts";

/** What a resident said and was told. Read by that case's counsellor and recorder alone (domain.md, Principle 3). */
export interface CaseWords {
  who: string;
  facts: string;
  advice: string;
}

/** Every move a case may make (domain.md, States); anything else is refused. */
export const caseMoves: Record<CaseState, readonly CaseState[]> = {
  intake: ["cleared", "reassigned"],
  cleared: ["open"],
  open: ["advised", "mediating", "referred"],
  advised: ["mediating", "referred", "closed"],
  mediating: ["advised", "referred", "closed"],
  referred: ["advised", "closed"],
  closed: ["open"],
  reassigned: [],
};

export function mayMove(from: CaseState, to: CaseState): boolean {
  return caseMoves[from].includes(to);
}

/** Whether the first word may be recorded at all: no tie to a party and the resident's yes (法官法 art. 36; 个人信息保护法 arts. 13, 29). Null when it may. */
export function whyNotHeard(word: { noConflict: boolean; consent: boolean }): { field: "noConflict" | "consent"; message: string } | null {
  if (!word.consent) return { field: "consent", message: "居民还没有表示同意。请先读告知内容，得到同意后再登记。" };
  if (!word.noConflict) return { field: "noConflict", message: "与一方有关系，或是原任职法院办过的事，请换一位志愿者接待，这里不登记内容。" };
  return null;
}

/** In 诉讼, 执行, 仲裁 or 信访 there is guidance on procedure alone: no view on the merits (法官职业道德基本准则; domain.md). */
export function outcomesFor(stage: ProcedureStage): readonly MatterOutcome[] {
  return stage === "none" ? ["answered", "mediation_intended", "referred", "pending"] : ["no_view", "referred", "pending"];
}

/** Where a case stands after the talk, from what became of its matters. */
export function stateAfterTalk(outcomes: readonly MatterOutcome[]): CaseState {
  if (outcomes.includes("mediation_intended")) return "mediating";
  return outcomes.includes("referred") ? "referred" : "advised";
}

/** The next open follow-up's day, or null. */
export function openFollowUp(held: { followUpOn: string | null; followUpDoneAt: Date | null }): string | null {
  return held.followUpDoneAt ? null : held.followUpOn;
}

/** 解决法律问题(个): a matter counts when it has an outcome; one that waits does not. */
export function hasOutcome(outcome: MatterOutcome): boolean {
  return outcome !== "pending";
}

/** Case counts that leave the branch: matters under 5 merge into 其他 (domain.md, Figures), so that nobody is told apart. */
export function hideSmall(counts: ReadonlyMap<MatterKind, number>): Map<MatterKind, number> {
  const shown = new Map<MatterKind, number>();
  let other = counts.get("other") ?? 0;
  const large = [...counts].filter(([kind]) => kind !== "other").sort((a, b) => b[1] - a[1]);
  const kept = large.filter(([, count]) => count >= 5);
  for (const [, count] of large.filter(([, count]) => count < 5)) other += count;
  // A lone small cell would be read off the total: the smallest of the rest goes in with it.
  while (other > 0 && other < 5 && kept.length > 0) other += kept.pop()![1];
  for (const [kind, count] of kept) shown.set(kind, count);
  if (other > 0) shown.set("other", other);
  return shown;
}
