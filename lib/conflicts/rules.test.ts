import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conflictRule, keys } from "#db/words.ts";
import { courtCode, courtFinding, courtName } from "./courts.ts";
import { readFileNumber } from "./file-number.ts";
import { nameForms, nearness } from "./names.ts";
import { decide, isCertain } from "./rules.ts";

describe("a court's file number", () => {
  const read = { year: 2021, court: "甘0105", kind: "民初", number: 1234, written: "（2021）甘0105民初1234号", old: false };
  it("is read in every form of brackets, width and spacing", () => {
    for (const text of ["（2021）甘0105民初1234号", "(2021)甘0105民初1234号", "〔2021〕甘0105民初1234号", "【2021】甘0105民初1234号", "[2021]甘0105民初1234号", "［2021］甘0105民初1234号", "( 2021 ) 甘 0105 民初 1234 号", "（２０２１）甘０１０５民初１２３４号", "（2021）甘0105民初1234", "（2021）甘0105民初1234号之一"]) expect([text, readFileNumber(text)]).toEqual([text, read]);
  });
  it("of a high court, the supreme court, enforcement and the old form", () => {
    expect(readFileNumber("（2019）甘民终88号")).toMatchObject({ court: "甘", kind: "民终", number: 88 });
    expect(readFileNumber("（2020）甘01民终5号")).toMatchObject({ court: "甘01", kind: "民终" });
    expect(readFileNumber("（2022）甘0105执恢17号")).toMatchObject({ court: "甘0105", kind: "执恢" });
    expect(readFileNumber("（2020）最高法民申123号")).toMatchObject({ court: "最高法", kind: "民申", number: 123 });
    expect(readFileNumber("（2014）安民初字第12号")).toMatchObject({ court: "安", kind: "民初", number: 12, old: true });
    expect(readFileNumber("（2013）甘民二终字第107号")).toMatchObject({ court: "甘", kind: "民二终", old: true });
  });
  it("is nothing else", () => {
    for (const text of ["", "兰仲裁字〔2021〕12号", "2021甘0105民初1234号", "（21）甘0105民初1号", "（2021）甘0105民初0号", "张三"]) expect([text, readFileNumber(text)]).toEqual([text, null]);
  });
  it("comes back from what it writes", () => {
    const numbers = fc.record({ year: fc.integer({ min: 2016, max: 2035 }), court: fc.constantFrom("甘", "甘01", "甘0105", "陕01", "最高法"), kind: fc.constantFrom("民初", "民终", "执", "刑初", "行初"), number: fc.integer({ min: 1, max: 99999 }) });
    fc.assert(fc.property(numbers, ({ year, court, kind, number }) => {
      expect(readFileNumber(`（${year}）${court}${kind}${number}号`)).toMatchObject({ year, court, kind, number });
    }));
  });
});

describe("the counsellor's former court", () => {
  it("is found from words or code", () => {
    expect([courtCode("甘肃省高级人民法院"), courtCode("省法院"), courtCode("兰州市安宁区人民法院"), courtCode("安宁区法院"), courtCode("兰州中院"), courtCode("甘0105"), courtCode("某某法院")]).toEqual(["甘", "甘", "甘0105", "甘0105", "甘01", "甘0105", null]);
    expect(courtName("甘0105")).toBe("兰州市安宁区人民法院");
  });
  it("is a conflict whatever the year, and a court below or above is looked at", () => {
    expect(courtFinding("(1999)甘0105民初1号", "兰州市安宁区人民法院")).toBe("same");
    expect(courtFinding("（2025）甘0102民初1号", "甘肃省高级人民法院")).toBe("province");
    expect(courtFinding("（2025）甘民终1号", "甘肃省高级人民法院")).toBe("same");
    expect(courtFinding("（2025）甘0102民初1号", "兰州市安宁区人民法院")).toBeNull();
    expect(courtFinding("（2025）陕0102民初1号", "甘肃省高级人民法院")).toBeNull();
    expect(courtFinding("（2025）甘0102民初1号", "")).toBeNull();
    expect(courtFinding("（2014）安民初字第12号", "兰州市安宁区人民法院")).toBe("province");
  });
});

describe("names", () => {
  it("are one, alike by sound or by one character, or others", () => {
    expect(nearness("王小明", "王 小明")).toBe("same");
    expect(nearness("王晓明", "王小明")).toBe("near");
    expect(nearness("王芳", "王方")).toBe("near");
    expect(nearness("李建国", "李建军")).toBe("near");
    expect(nearness("王明", "王小明")).toBe("near");
    expect(nearness("王芳", "王莉")).toBeNull();
    expect(nearness("张淑兰", "赵桂英")).toBeNull();
    expect(nearness("单雄信", "单雄信")).toBe("same");
    expect(nameForms("王")).toEqual([]);
  });
  it("alike by any one character changed in a name of three or more", () => {
    const letter = fc.constantFrom(..."伟芳娜敏静丽强磊军洋勇艳杰涛明超秀英霞平刚桂");
    fc.assert(fc.property(fc.array(letter, { minLength: 3, maxLength: 5 }), fc.nat(), letter, (letters, place, other) => {
      const changed = letters.map((each, at) => (at === place % letters.length ? other : each));
      expect(nearness(letters.join(""), changed.join(""))).not.toBeNull();
    }));
  });
});

describe("the decision", () => {
  it("turns away what is certain, asks for a word on what is not, and clears what is nothing", () => {
    for (const rule of keys(conflictRule)) {
      expect([rule, decide([{ rule, hashes: [] }], "")]).toEqual([rule, isCertain(rule) ? "conflict" : "ask"]);
      expect(decide([{ rule, hashes: [] }], "不是同一个人")).toBe(isCertain(rule) ? "conflict" : "looked");
    }
    expect(decide([], "")).toBe("cleared");
  });
});
