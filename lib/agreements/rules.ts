import type { AgreementState } from "#db/words.ts";

export type AgreementMove = "start" | "renew" | "end";

/** agreement: draft → in_force → renewed | ended (domain.md, States); null when the move isn't there. */
export function nextAgreementState(state: AgreementState, move: AgreementMove): AgreementState | null {
  if (state === "draft") return move === "start" ? "in_force" : null;
  if (state === "in_force") return move === "renew" ? "renewed" : move === "end" ? "ended" : null;
  return null;
}

/** What may still be written: a draft wholly, one in force only its terms and last day; a closed one nothing. */
export function changeable(state: AgreementState): "all" | "terms" | "nothing" {
  return state === "draft" ? "all" : state === "in_force" ? "terms" : "nothing";
}
