import fc from "fast-check";
import { expect, test } from "vitest";
import { keys, membershipState, type MembershipState } from "#db/words.ts";
import { mayApplyAgain, nextMembershipState, type MembershipMove } from "./rules.ts";

const moves: MembershipMove[] = ["approve", "return", "end"];

test("a membership moves only as the manual says", () => {
  const allowed: [MembershipState, MembershipMove, MembershipState][] = [
    ["applied", "approve", "approved"],
    ["applied", "return", "returned"],
    ["approved", "end", "ended"],
  ];
  for (const state of keys(membershipState)) {
    for (const move of moves) {
      const expected = allowed.find(([from, by]) => from === state && by === move)?.[2] ?? null;
      expect(nextMembershipState(state, move), `${state} ${move}`).toBe(expected);
    }
  }
});

test("whatever is tried, a closed membership stays closed and never more than two moves happen", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 20 }), (tried) => {
      let state: MembershipState = "applied";
      let moved = 0;
      for (const move of tried) {
        const next = nextMembershipState(state, move);
        if (next === null) continue;
        expect(mayApplyAgain(state)).toBe(false);
        state = next;
        moved++;
      }
      expect(moved).toBeLessThanOrEqual(2);
      if (mayApplyAgain(state)) for (const move of moves) expect(nextMembershipState(state, move)).toBeNull();
    }),
  );
});
