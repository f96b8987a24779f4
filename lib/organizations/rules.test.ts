import fc from "fast-check";
import { expect, test } from "vitest";
import { keys, organizationKind, type OrganizationKind } from "#db/words.ts";
import { endingObstacles, kindsBelow, mayStandBelow } from "./rules.ts";

const kinds = keys(organizationKind);

test("under nothing stands the working committee, and it stands under nothing else", () => {
  expect(kindsBelow(null)).toEqual(["working_committee"]);
  for (const parent of kinds) expect(mayStandBelow("working_committee", parent)).toBe(false);
});

test("every kind has a place in the tree, and no walk down goes deeper than four or in a circle", () => {
  const depth = (kind: OrganizationKind, seen: OrganizationKind[]): number => {
    expect(seen).not.toContain(kind);
    return 1 + Math.max(0, ...kindsBelow(kind).map((child) => depth(child, [...seen, kind])));
  };
  expect(depth("working_committee", [])).toBe(4);
  for (const kind of kinds.filter((one) => one !== "working_committee")) expect(kinds.some((parent) => mayStandBelow(kind, parent)), kind).toBe(true);
});

test("the two trees do not mix: no unit or branch under a street, no community under a unit", () => {
  for (const kind of ["unit", "branch", "veterans_office"] as const) for (const parent of ["street", "community", "grid"] as const) expect(mayStandBelow(kind, parent)).toBe(false);
  for (const kind of ["street", "community", "grid"] as const) for (const parent of ["unit", "branch", "veterans_office"] as const) expect(mayStandBelow(kind, parent)).toBe(false);
});

test("an organization ends only when nothing stands there, and each thing standing is named", () => {
  const n = fc.integer({ min: 0, max: 3 });
  fc.assert(
    fc.property(fc.record({ organizations: n, posts: n, members: n, teams: n, sessions: n }), (standing) => {
      expect(endingObstacles(standing).length).toBe(Object.values(standing).filter((count) => count > 0).length);
    }),
  );
});
