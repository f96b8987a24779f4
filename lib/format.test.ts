import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantAt, periodOf } from "./calendar.ts";
import { formatDay, formatFen, formatInstant, formatMinutes, formatPeriod, formatRate, formatSpan, hoursOf } from "./format.ts";
import { maskName, maskPhone } from "./masks.ts";
import { fenOf } from "./money.ts";

describe("what people read", () => {
  it("writes days and spans as the screens page asks", () => {
    expect(formatDay("2026-11-25")).toBe("11月25日 周三");
    expect(formatSpan(instantAt("2026-11-25", "09:00"), instantAt("2026-11-25", "11:30"))).toBe("11月25日 周三 09:00–11:30");
    expect(formatInstant(instantAt("2026-11-24", "14:05"), { year: true })).toBe("2026年11月24日 14:05");
  });
  it("rounds hours half up, for display only", () => {
    expect(formatMinutes(750)).toBe("12.5 小时");
    expect([3, 2, 9, 0, -3].map(hoursOf)).toEqual(["0.1", "0.0", "0.2", "0.0", "-0.1"]);
  });
  it("names periods", () => {
    expect(formatPeriod(periodOf("quarter", "2026-08-01"))).toBe("2026年第三季度");
    expect(formatPeriod(periodOf("half", "2026-08-01"))).toBe("2026年下半年");
    expect(formatPeriod({ from: "2026-01-05", to: "2026-02-03" })).toBe("2026年1月5日至2月3日");
  });
  it("shows — where nobody could have taken part, never 0 %", () => {
    expect(formatRate(0, 0)).toBe("—");
    expect(formatRate(0, 3)).toBe("0.0%");
    expect(formatRate(46183, 49981)).toBe("92.4%");
  });
});

describe("money in whole fen", () => {
  it("reads what it writes, to the fen", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 13 }), (fen) => {
      expect(fenOf(formatFen(fen))).toBe(fen);
    }));
    expect(formatFen(3_000_000)).toBe("¥30,000.00");
  });
  it("refuses what is no amount", () => {
    expect(["", "1.234", "一百", "-5", "1e3", "1.", "12345678901234"].map(fenOf)).toEqual(Array(7).fill(null));
    expect(["30,000", "￥12.5", " 0.01元 "].map(fenOf)).toEqual([3_000_000, 1250, 1]);
  });
});

describe("masks", () => {
  it("shows one character of a name and seven digits of a phone", () => {
    expect([maskName("张三"), maskName("欧阳小明"), maskName("")]).toEqual(["张**", "欧**", "**"]);
    expect([maskPhone("13812348000"), maskPhone("12345"), maskPhone("")]).toEqual(["138****8000", "****", ""]);
  });
});
