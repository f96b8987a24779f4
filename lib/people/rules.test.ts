import fc from "fast-check";
import { expect, test } from "vitest";
import { isDay } from "#lib/calendar.ts";
import { dayFrom, readPasted } from "./rules.ts";
import { spellingOf } from "./spelling.ts";

test("days as people type them", () => {
  for (const text of ["1950-3-8", "1950/03/08", "1950.3.8", "1950年3月8日", "19500308"]) expect(dayFrom(text), text).toBe("1950-03-08");
  for (const text of ["1950-13-1", "1950-02-30", "三月", "", "50-3-8"]) expect(dayFrom(text), text).toBeNull();
});

test("every pasted row comes back once, with its line, and a good row names a real day or none", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ maxLength: 12 }), fc.string({ maxLength: 14 }), fc.string({ maxLength: 12 })), { maxLength: 30 }), (cells) => {
      const text = cells.map((row) => row.join("\t")).join("\n");
      for (const row of readPasted(text, "2026-11-25")) {
        expect(row.line).toBeGreaterThan(0);
        if (row.faults.length > 0) continue;
        expect(row.name).not.toBe("");
        expect(row.phone === "" || /^[0-9+-]{5,20}$/.test(row.phone)).toBe(true);
        expect(row.birthday === null || (isDay(row.birthday) && row.birthday <= "2026-11-25")).toBe(true);
      }
    }),
  );
});

test("a repeated row names the first one", () => {
  expect(readPasted("赵老师\t139\n赵老师\t13900000001\n赵老师\t13900000001", "2026-11-25").map((row) => row.faults)).toEqual([["手机号要 11 位，这里是 3 位"], [], ["和第 2 行重复"]]);
});

test("surnames are read as surnames", () => {
  expect(spellingOf("单老师")).toEqual({ pinyin: "shanlaoshi", initials: "sls" });
  expect(spellingOf("吕A")).toEqual({ pinyin: "lva", initials: "la" });
});

test("a telephone is a mobile of 11 digits or a landline with its area code, told by row", () => {
  const faults = (phone: string) => readPasted(`赵老师\t${phone}`, "2026-11-25")[0]?.faults;
  for (const right of ["", "13900000001", "+86 139 0000 0001", "0931-1234567", "(0931)1234567", "010-12345678-801"]) expect(faults(right), right).toEqual([]);
  expect(faults("1390000001")).toEqual(["手机号要 11 位，这里是 10 位"]);
  expect(faults("139000000012")).toEqual(["手机号要 11 位，这里是 12 位"]);
  expect(faults("8765432")).toEqual(["座机请带区号，例如 0931-8765432"]);
  expect(faults("12345")).toEqual(["手机号要 11 位，这里是 5 位"]);
  expect(faults("电话")).toEqual(["电话不对，手机 11 位，座机带区号"]);
});
