import type { SignupState } from "#db/words.ts";

export { dayLimit, defaultLimits, fits, travelMinutes, unfitCode, type Limits, type PersonFacts, type ShiftFacts, type Unfit, type UnfitCode } from "./fits.ts";
export { bareName, matchJielong, parseJielong, type JielongLine, type Match } from "./jielong.ts";
export { offerUntil } from "./offer-clock.ts";

const moves: Record<SignupState, readonly SignupState[]> = {
  confirmed: ["attended", "absent", "excused", "cancelled"],
  // An instant 递补 goes from waitlisted to confirmed in one step: he said so when he joined the list.
  waitlisted: ["offered", "confirmed", "cancelled"],
  offered: ["confirmed", "passed", "cancelled"],
  passed: [],
  attended: ["absent", "excused"],
  absent: ["attended", "excused"],
  excused: ["attended", "absent"],
  cancelled: [],
};

/** May a sign-up go from one state to another? After passed or cancelled a new sign-up is made, at the end of the list. */
export function maySignupMove(from: SignupState, to: SignupState): boolean {
  return moves[from].includes(to);
}

/** States that hold a place of the shift: they make up `shift.taken`. An absent one held his place, too. */
export const holdsPlace: readonly SignupState[] = ["confirmed", "offered", "attended", "absent", "excused"];
export const isLive = (state: SignupState): boolean => state !== "cancelled" && state !== "passed";
