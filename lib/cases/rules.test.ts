import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseState, keys, matterKind, matterOutcome, procedureStage, type CaseState } from "#db/words.ts";
import { caseMoves, hasOutcome, hideSmall, mayMove, outcomesFor, stateAfterTalk, whyNotHeard } from "./rules.ts";

describe("a case's states", () => {
  it("moves as the domain page says and in no other way", () => {
    const allowed = new Set(["intake>cleared", "intake>reassigned", "cleared>open", "open>advised", "open>mediating", "open>referred", "advised>mediating", "advised>referred", "advised>closed", "mediating>advised", "mediating>referred", "mediating>closed", "referred>advised", "referred>closed", "closed>open"]);
    for (const from of keys(caseState)) for (const to of keys(caseState)) expect([`${from}>${to}`, mayMove(from, to)]).toEqual([`${from}>${to}`, allowed.has(`${from}>${to}`)]);
  });
  it("reaches closed from every state but reassigned", () => {
    const closes = (state: CaseState, seen = new Set<CaseState>()): boolean => state === "closed" || (!seen.has(state) && caseMoves[state].some((next) => closes(next, new Set(seen).add(state))));
    expect(keys(caseState).filter((state) => !closes(state))).toEqual(["reassigned"]);
  });
});

describe("before the first word", () => {
  it("asks for consent and for no tie", () => {
    expect(whyNotHeard({ consent: true, noConflict: true })).toBeNull();
    expect(whyNotHeard({ consent: false, noConflict: true })?.field).toBe("consent");
    expect(whyNotHeard({ consent: true, noConflict: false })?.field).toBe("noConflict");
  });
  it("leaves no view on the merits once a procedure runs", () => {
    for (const stage of keys(procedureStage)) expect(outcomesFor(stage).includes("answered")).toBe(stage === "none");
  });
});

describe("figures of cases", () => {
  it("counts matters with an outcome", () => {
    expect(keys(matterOutcome).filter((outcome) => !hasOutcome(outcome))).toEqual(["pending"]);
    expect(stateAfterTalk(["answered", "mediation_intended", "referred"])).toBe("mediating");
    expect(stateAfterTalk(["answered", "referred"])).toBe("referred");
    expect(stateAfterTalk(["pending"])).toBe("advised");
  });
  it("shows no matter under 5 outside the branch, keeps the total, and leaves nothing to subtract", () => {
    const counts = fc.uniqueArray(fc.tuple(fc.constantFrom(...keys(matterKind)), fc.integer({ min: 1, max: 40 })), { selector: ([kind]) => kind }).map((pairs) => new Map(pairs));
    const sum = (map: Map<string, number>) => [...map.values()].reduce((total, count) => total + count, 0);
    fc.assert(fc.property(counts, (given) => {
      const shown = hideSmall(given);
      expect(sum(shown)).toBe(sum(given));
      for (const [kind, count] of shown) if (kind !== "other") expect(count).toBeGreaterThanOrEqual(5);
      if (sum(given) >= 5) expect([...shown.values()].every((count) => count >= 5)).toBe(true);
    }));
  });
});
