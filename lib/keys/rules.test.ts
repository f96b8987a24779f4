import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { keyTrouble } from "./rules.ts";
import { sealedPlaces } from "./sealed-places.ts";

const start = { known: [], current: "aaaaaaaa", old: [], hashes: "aaaaaaaa", wrapping: [] };
const known = [{ id: "aaaaaaaa", use: "data" }, { id: "aaaaaaaa", use: "hash" }];

describe("what a key seals itself", () => {
  it("is named in the list of places, wherever it is made", () => {
    const files = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
    const purposes = files.flatMap((name) => [...readFileSync(`lib/${name}`, "utf8").matchAll(/(?:\bseal|contactsSealedAs)\("([^"]+)"/g)].map((match) => match[1]!));
    // A draft lives five minutes in the form itself.
    expect([...new Set(purposes)].filter((purpose) => purpose !== "booking draft").sort()).toEqual([...new Set(sealedPlaces.map((place) => place.purpose))].sort());
  });
});

describe("a start with keys", () => {
  it("is free the first time, and with the same key", () => {
    expect(keyTrouble(start)).toBeNull();
    expect(keyTrouble({ ...start, known })).toBeNull();
  });
  it("names DATA_KEY when the key is another, and takes a new one that brings the old along", () => {
    expect(keyTrouble({ ...start, known, current: "bbbbbbbb", hashes: "bbbbbbbb" })).toMatch(/^DATA_KEY：.*aaaaaaaa.*bbbbbbbb.*没有写入/);
    expect(keyTrouble({ ...start, known, current: "bbbbbbbb", old: ["aaaaaaaa"] })).toBeNull();
  });
  it("names the old key that still wraps something, and the key of hashes", () => {
    const rotated = [...known, { id: "bbbbbbbb", use: "data" }];
    expect(keyTrouble({ ...start, known: rotated, current: "bbbbbbbb", wrapping: [{ id: "aaaaaaaa", count: 3 }] })).toMatch(/^DATA_KEY_OLD：还有 3 份/);
    expect(keyTrouble({ ...start, known: rotated, current: "bbbbbbbb", hashes: "bbbbbbbb" })).toMatch(/^HASH_KEY：/);
    expect(keyTrouble({ ...start, known: rotated, current: "bbbbbbbb" })).toMatch(/^DATA_KEY_OLD：居民的联系方式.*aaaaaaaa/);
    const through = [{ id: "bbbbbbbb", use: "data", resealed: true }, ...known];
    expect(keyTrouble({ ...start, known: through, current: "bbbbbbbb" })).toBeNull();
    expect(keyTrouble({ ...start, known: through, current: "cccccccc", old: ["aaaaaaaa"] }), "back to the first that had been through everything").toMatch(/^DATA_KEY_OLD：.*bbbbbbbb/);
    expect(keyTrouble({ ...start, known: through, current: "cccccccc", old: ["bbbbbbbb"] })).toBeNull();
  });
});
