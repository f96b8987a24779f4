import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keys, signupState } from "#db/words.ts";
import { instantAt, timeOf } from "#lib/calendar.ts";
import { afterAwake, awakeBetween } from "./offer-clock.ts";
import { matchJielong, maySignupMove, offerUntil, parseJielong } from "./rules.ts";

const HOUR = 3_600_000;

describe("the states of a sign-up", () => {
  const allowed = new Set(["confirmed attended", "confirmed absent", "confirmed excused", "confirmed cancelled", "waitlisted offered", "waitlisted confirmed", "waitlisted cancelled", "offered confirmed", "offered passed", "offered cancelled", "attended absent", "attended excused", "absent attended", "absent excused", "excused attended", "excused absent"]);
  for (const from of keys(signupState)) for (const to of keys(signupState)) it(`${from} → ${to}`, () => expect(maySignupMove(from, to)).toBe(allowed.has(`${from} ${to}`)));
});

describe("the clock of an offer", () => {
  const until = (now: string, start: string) => offerUntil(new Date(`${now}+08:00`), new Date(`${start}+08:00`))?.toISOString();
  const iso = (text: string) => new Date(`${text}+08:00`).toISOString();
  it("runs 12 waking hours", () => {
    expect(until("2026-11-20T10:00", "2026-11-25T09:00")).toBe(iso("2026-11-21T10:00"));
    expect(until("2026-11-20T21:00", "2026-11-25T09:00")).toBe(iso("2026-11-21T20:00"));
    expect(until("2026-11-20T03:00", "2026-11-25T09:00")).toBe(iso("2026-11-20T20:00"));
  });
  it("runs 2 within 24 h of the start, and not at all where they don't fit two hours before it", () => {
    expect(until("2026-11-24T10:00", "2026-11-25T09:00")).toBe(iso("2026-11-24T12:00"));
    expect(until("2026-11-24T19:00", "2026-11-25T14:00")).toBe(iso("2026-11-25T09:00"));
    expect(until("2026-11-24T19:00", "2026-11-25T09:00")).toBeUndefined();
    expect(until("2026-11-25T08:00", "2026-11-25T12:00")).toBe(iso("2026-11-25T10:00"));
    expect(until("2026-11-25T08:01", "2026-11-25T12:00")).toBeUndefined();
  });
  const moments = fc.tuple(fc.integer({ min: 0, max: 20 * 24 * 60 }), fc.integer({ min: -60, max: 10 * 24 * 60 })).map(([a, b]) => {
    const now = new Date(instantAt("2026-11-01").getTime() + a * 60_000);
    return { now, start: new Date(now.getTime() + b * 60_000) };
  });
  it("ends between 8:00 and 20:00, leaves at least 2 waking hours and at most 12, and two hours before the start", () => {
    fc.assert(
      fc.property(moments, ({ now, start }) => {
        const end = offerUntil(now, start);
        if (end === null) return afterAwake(now, 2 * HOUR).getTime() > start.getTime() - 2 * HOUR;
        const awake = awakeBetween(now, end);
        const isCut = end.getTime() === start.getTime() - 2 * HOUR;
        return end.getTime() <= start.getTime() - 2 * HOUR && awake >= 2 * HOUR && awake <= 12 * HOUR && (isCut || (timeOf(end) >= "08:00" && timeOf(end) <= "20:00"));
      }),
    );
  });
  it("afterAwake and awakeBetween are each other's measure", () => {
    fc.assert(fc.property(moments, fc.integer({ min: 1, max: 40 * 60 }), ({ now }, minutes) => awakeBetween(now, afterAwake(now, minutes * 60_000)) === minutes * 60_000));
  });
});

describe("a 接龙", () => {
  const names = (text: string) => parseJielong(text).map((line) => line.name);
  it("is read as it is pasted", () => {
    const text = "#接龙\n11月25日 法律咨询，河山区社区\n09:00–11:30 请准时\n1. 赵老师\n2、钱老师 带老伴\n3 孙老师（上午）\n４．李老师\n5️⃣ 周老师\n⑥吴老师\n（7）郑老师，可能晚到\n8）王同志\n\n2026年第三次";
    expect(names(text)).toEqual(["赵老师", "钱老师", "孙老师", "李老师", "周老师", "吴老师", "郑老师", "王同志"]);
    expect(parseJielong(text)[1]).toEqual({ line: 2, name: "钱老师", note: "带老伴" });
    expect(parseJielong(text)[2]?.note).toBe("（上午）");
  });
  it("counts a name once, and lines without a name not at all", () => {
    expect(names("1. 赵老师\n2. \n3.\n4. 赵老师\n5. ？？")).toEqual(["赵老师"]);
  });
  it("never throws, whatever is pasted", () => fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => Array.isArray(parseJielong(text)))));
  it("matches exactly first, then without the title; two of one name are left open", () => {
    const members = [{ personId: "a", name: "赵老师" }, { personId: "b", name: "钱大爷" }, { personId: "c", name: "孙明" }, { personId: "d", name: "李同志" }, { personId: "e", name: "李老师" }, { personId: "f", name: "周平" }, { personId: "g", name: "周平" }];
    const kinds = matchJielong(parseJielong("1.赵老师\n2.孙明老师\n3.李老师\n4.李\n5.周平\n6.谁"), members).map((match) => (match.kind === "matched" ? match.personId : match.kind));
    expect(kinds).toEqual(["a", "c", "e", "ambiguous", "ambiguous", "unmatched"]);
  });
});
