import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keys, sessionState, type SessionState } from "#db/words.ts";
import { dayOf } from "#lib/calendar.ts";
import { asksAgain, capacityRefusal, maySessionMove, monthAfter, movedTo, reconfirmBy, timesOn, wechatText } from "./rules.ts";

describe("the states of a session", () => {
  const allowed = new Set(["draft published", "draft cancelled", "published under_way", "published cancelled", "under_way completed"]);
  for (const from of keys(sessionState)) {
    for (const to of keys(sessionState)) {
      it(`${from} → ${to}: ${allowed.has(`${from} ${to}`) ? "yes" : "no"}`, () => expect(maySessionMove(from, to)).toBe(allowed.has(`${from} ${to}`)));
    }
  }
});

describe("when and where", () => {
  it("are wall times of Asia/Shanghai, whatever the machine's zone", () => {
    const times = timesOn("2026-11-25", "09:00", "11:30");
    expect(times.startsAt.toISOString()).toBe("2026-11-25T01:00:00.000Z");
    expect(movedTo("2026-12-02", times).endsAt.toISOString()).toBe("2026-12-02T03:30:00.000Z");
  });
  it("ask those signed up again when they change, not when a title does", () => {
    const before = { ...timesOn("2026-11-25", "09:00", "11:30"), hostId: "a", placeId: null, placeText: "活动室" };
    expect(asksAgain(before, { ...before })).toBe(false);
    expect(asksAgain(before, { ...before, placeText: "礼堂" })).toBe(true);
    expect(asksAgain(before, { ...before, ...timesOn("2026-11-25", "09:30", "11:30") })).toBe(true);
  });
  it("leave two days to answer, two hours before the start at the latest, and never ask for the past", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (hours) => {
        const now = new Date("2026-11-20T02:00:00Z");
        const start = new Date(now.getTime() + hours * 3_600_000);
        const by = reconfirmBy(now, start);
        return by >= now && by.getTime() <= now.getTime() + 48 * 3_600_000 && (by.getTime() === now.getTime() || by.getTime() <= start.getTime() - 2 * 3_600_000);
      }),
    );
  });
  it("month after month, over the year's end", () => {
    expect([monthAfter("2026-11", 1), monthAfter("2026-12", 1), monthAfter("2026-01", -1)]).toEqual(["2026-12", "2027-01", "2025-12"]);
  });
});

it("a capacity never falls below what is taken", () => {
  expect(capacityRefusal(3, 3)).toBeNull();
  expect(capacityRefusal(3, 2)).toContain("3 人");
});

describe("the text for the WeChat group", () => {
  const times = timesOn("2026-11-25", "09:00", "11:30");
  const session = { ...times, title: "法律咨询服务", team: "银发生辉", host: "河山区社区", place: "法律咨询工作室", contactPhone: "0931-1234567", reconfirm: false, state: "published" as SessionState, cancelReason: null, shifts: [{ ...times, name: "咨询席", capacity: 2, taken: 1, speciality: "法律咨询" }, { ...times, name: "引导", capacity: 1, taken: 1, speciality: null }] };
  it("says when, where, what is missing, and where to sign up", () => {
    expect(wechatText(session, "https://h.example/s")).toBe("【志愿服务】法律咨询服务\n时间：11月25日 周三 09:00–11:30\n地点：河山区社区 法律咨询工作室\n· 咨询席，要有法律咨询专长：还缺 1 人\n· 引导：已满，可候补\n报名请点：https://h.example/s\n不用手机报名的，请打电话：0931-1234567\n也可以在群里接龙。");
  });
  it("says a cancellation with its reason", () => {
    expect(wechatText({ ...session, state: "cancelled", cancelReason: "下雪" }, "x")).toContain("【取消】法律咨询服务\n原定 11月25日 周三 09:00–11:30\n原因：下雪");
    expect(dayOf(session.startsAt)).toBe("2026-11-25");
  });
});
