import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { keyedHash, newCode, newToken, open, sameHash, seal } from "./crypto.ts";

beforeAll(() => {
  Object.assign(process.env, { MODE: "test", SESSION_SECRET: "a session secret that only tests know", DATA_KEY: "11".repeat(32) });
});

describe("sealed words", () => {
  it("open to the same words, under the same purpose and row alone", () => {
    fc.assert(fc.property(fc.string(), fc.uuid(), (words, row) => {
      const sealed = seal("case", row, words);
      expect(open("case", row, sealed)).toBe(words);
      expect(() => open("message", row, sealed)).toThrow();
      expect(() => open("case", `${row}x`, sealed)).toThrow();
    }));
  });
  it("do not open when one byte was changed", () => {
    const sealed = seal("case", "row", "张奶奶问赡养");
    for (let index = 0; index < sealed.length; index++) {
      const changed = Buffer.from(sealed);
      changed[index] = changed[index]! ^ 1;
      expect(() => open("case", "row", changed)).toThrow();
    }
  });
  it("hide equal words from each other", () => {
    expect(seal("case", "row", "同样的话").equals(seal("case", "row", "同样的话"))).toBe(false);
  });
});

describe("tokens and codes", () => {
  it("hash alike only for the same purpose and text", () => {
    expect(sameHash(keyedHash("a", "x"), keyedHash("a", "x"))).toBe(true);
    expect(sameHash(keyedHash("a", "x"), keyedHash("b", "x"))).toBe(false);
  });
  it("are long enough not to be guessed, and typed digits alone", () => {
    expect(newToken()).toMatch(/^[\w-]{27}$/);
    expect(newCode(6)).toMatch(/^\d{6}$/);
  });
});
