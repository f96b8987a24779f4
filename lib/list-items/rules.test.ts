import fc from "fast-check";
import { expect, it } from "vitest";
import { itemKind, itemState, keys } from "#db/words.ts";
import { turnWords } from "#lib/requests/rules.ts";
import { endingOf, itemMoves, mayItemMove, whyNotShown } from "./rules.ts";

it("an item ends delivered, thanked or withdrawn, and never opens again after that", () => {
  fc.assert(
    fc.property(fc.constantFrom(...keys(itemKind)), fc.array(fc.constantFrom(...keys(itemState)), { maxLength: 30 }), (kind, wanted) => {
      let state: keyof typeof itemState = "proposed";
      let ended = false;
      for (const to of wanted) {
        if (!mayItemMove(kind, state, to)) continue;
        if (ended) expect([state, to]).toEqual(["delivered", "thanked"]);
        state = to;
        ended ||= endingOf(state) !== null;
      }
      if (kind === "demand") expect(state).not.toBe("thanked");
    }),
  );
  expect(itemMoves.withdrawn).toEqual([]);
});

it("no telephone and no identity number is put up for all to read", () => {
  for (const text of ["请打13900001111", "电话 139 0000 1111", "0931-1234567", "620102195001011234"]) expect(whyNotShown(text)).not.toBeNull();
  for (const text of ["要 10 个书包", "2026年11月5日上午"]) expect(whyNotShown(text)).toBeNull();
});

it("what is made of a request starts without the resident's name, doors and numbers, whatever he wrote", () => {
  const piece = fc.constantFrom("张奶奶", "3号楼", "二单元", "402室", "13900001111", "139 0000 1111", "620102195001011234", "楼道堆了纸箱", "，", "请快来");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.boolean(), (pieces, consent) => {
      const { title, about, placeText } = turnWords({ category: "fire_exit", words: pieces.join(""), consent, callMe: "张奶奶", estate: "示例小区" });
      expect(`${title}${about}${placeText}`).not.toMatch(/张奶奶|\d号楼|二单元|402|1390|139 0|620102/);
      if (!consent) expect(about).toBe("居民反映了消防通道和杂物方面的问题。");
    }),
  );
});
