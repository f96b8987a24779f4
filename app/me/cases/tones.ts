import type { Tone } from "#app/_ui/state.tsx";
import type { CaseState } from "#db/words.ts";

/** The colour beside the word, the same in the list and on the sheet. */
export const caseTones: Partial<Record<CaseState, Tone>> = { mediating: "wait", advised: "ok" };
