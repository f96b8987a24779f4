import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fenOf, inCapitals } from "./money.ts";

describe("money", () => {
  it("is read as typed, in whole fen, or not at all", () => {
    const typed: [string, number | null][] = [["1000", 100_000], ["1,234.5", 123_450], ["￥1234.50", 123_450], ["0.01", 1], ["1，000元", 100_000], ["12.345", null], ["-1", null], ["", null], ["一千", null], ["1e3", null]];
    for (const [text, fen] of typed) expect([text, fenOf(text)]).toEqual([text, fen]);
  });

  it("writes an amount in capitals", () => {
    const amounts: [number, string][] = [
      [0, "零元整"],
      [5, "伍分"],
      [50, "伍角整"],
      [55, "伍角伍分"],
      [100, "壹元整"],
      [1000, "壹拾元整"],
      [1005, "壹拾元零伍分"],
      [1050, "壹拾元伍角整"],
      [140_950, "壹仟肆佰零玖元伍角整"],
      [600_714, "陆仟零柒元壹角肆分"],
      [1_640_902, "壹万陆仟肆佰零玖元零贰分"],
      [3_000_000, "叁万元整"],
      [10_700_053, "壹拾万柒仟元伍角叁分"],
      [100_000_500, "壹佰万零伍元整"],
      [10_000_000_000, "壹亿元整"],
      [10_000_100_000, "壹亿零壹仟元整"],
      [10_100_000_001, "壹亿零壹佰万元零壹分"],
      [100_050_010_000, "壹拾亿零伍拾万零壹佰元整"],
    ];
    for (const [fen, words] of amounts) expect([fen, inCapitals(fen)]).toEqual([fen, words]);
    for (const wrong of [-1, 0.5, Number.NaN]) expect(() => inCapitals(wrong)).toThrow(RangeError);
  });

  it("writes capitals that read back to the same amount", () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 1, max: 999_999_999_999_999 }), fc.integer({ min: 1, max: 9999 }).map((n) => n * 1_000_000)), (fen) => {
        expect(readBack(inCapitals(fen))).toBe(fen);
        expect(inCapitals(fen)).not.toMatch(/零零|零元.|零[万亿]/);
      }),
    );
  });
});

function readBack(words: string): number {
  const [whole, rest] = words.includes("元") ? (words.split("元") as [string, string]) : ["", words];
  const digit = (sign: string) => "零壹贰叁肆伍陆柒捌玖".indexOf(sign);
  const group = (text: string) => [...text.replaceAll("零", "").matchAll(/(.)([拾佰仟]?)/g)].reduce((sum, [, sign, place]) => sum + digit(sign!) * { "": 1, 拾: 10, 佰: 100, 仟: 1000 }[place as "" | "拾" | "佰" | "仟"], 0);
  const [trillions, afterTrillions] = whole.includes("万亿") ? whole.split("万亿") : ["", whole];
  const [hundredMillions, afterMillions] = afterTrillions!.includes("亿") ? afterTrillions!.split("亿") : ["", afterTrillions];
  const [tenThousands, ones] = afterMillions!.includes("万") ? afterMillions!.split("万") : ["", afterMillions];
  const yuan = group(trillions!) * 1e12 + group(hundredMillions!) * 1e8 + group(tenThousands!) * 1e4 + group(ones!);
  const jiao = /(.)角/.exec(rest)?.[1];
  const fen = /(.)分/.exec(rest)?.[1];
  return yuan * 100 + (jiao ? digit(jiao) * 10 : 0) + (fen ? digit(fen) : 0);
}
