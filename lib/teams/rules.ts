import type { MembershipState } from "#db/words.ts";

export type MembershipMove = "approve" | "return" | "end";

/** membership: applied → approved | returned (reason); approved → ended (domain.md, States); null when the move isn't there. */
export function nextMembershipState(state: MembershipState, move: MembershipMove): MembershipState | null {
  if (state === "applied") return move === "approve" ? "approved" : move === "return" ? "returned" : null;
  if (state === "approved") return move === "end" ? "ended" : null;
  return null;
}

/** A returned or ended one may apply again, with a new row. */
export function mayApplyAgain(state: MembershipState | null): boolean {
  return state === null || state === "returned" || state === "ended";
}
