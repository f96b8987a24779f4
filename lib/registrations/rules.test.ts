import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keys, registrationState, type RegistrationState } from "#db/words.ts";
import { addDays } from "#lib/calendar.ts";
import { judgeList, readList, type ListGround } from "./list.ts";
import { mayRegister, standsFrom, stateAfter, wayOf, whyNot, type Move } from "./rules.ts";

describe("the states of a registration", () => {
  const open = ["none submit submitted", "submitted accept accepted", "submitted return returned", "returned submit submitted", "accepted end ended"];

  it("moves only as the handbook says, and says why not", () => {
    const found: string[] = [];
    for (const state of [null, ...keys(registrationState)] as (RegistrationState | null)[]) {
      for (const move of ["submit", "accept", "return", "end"] as Move[]) {
        const after = stateAfter(state, move);
        if (after) found.push(`${state ?? "none"} ${move} ${after}`);
        else if (state) expect(whyNot(state, move)).toMatch(/。$/);
      }
    }
    expect(found.sort()).toEqual(open.sort());
  });

  it("takes in-service members alone", () => {
    expect(mayRegister("in_service")).toBeNull();
    expect(mayRegister("retired")).toContain("离退休");
    expect(mayRegister("none")).not.toBeNull();
    expect(mayRegister(null)).not.toBeNull();
  });

  it("takes paper only where nobody has a post, and with its slip", () => {
    expect(wayOf("online", true, false)).toBeNull();
    expect(wayOf("paper", false, true)).toBeNull();
    expect(wayOf("paper", false, false)?.field).toBe("slipFileId");
    expect(wayOf("paper", true, true)?.field).toBe("source");
    expect(wayOf("online", false, true)?.field).toBe("source");
  });

  it("never lets two registrations hold the same day", () => {
    const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays("2026-01-01", days));
    fc.assert(
      fc.property(day, fc.option(day), (today, until) => {
        const from = standsFrom(today, until, (held) => addDays(held, 1));
        expect(from >= today).toBe(true);
        expect(until === null || from > until).toBe(true);
      }),
    );
  });
});

describe("a pasted list", () => {
  it("reads tabs with a heading in any order", () => {
    expect(readList("序号\t社区\t姓 名\t联系电话\n1\t示例社区\t赵 老师\t139 0000 0001\n")).toEqual([{ line: 2, name: "赵老师", phone: "13900000001", community: "示例社区" }]);
  });

  it("reads spaces, numbers before names, full-width signs and a country code", () => {
    const lines = readList("1. 钱 老师 13900000002 示例社区\n\n孙老师　+8613900000003　示例社区\n李老师，13900000004，示例二社区\n");
    expect(lines.map(({ name, phone, community }) => [name, phone, community])).toEqual([
      ["钱老师", "13900000002", "示例社区"],
      ["孙老师", "13900000003", "示例社区"],
      ["李老师", "13900000004", "示例二社区"],
    ]);
  });

  it("reads a row with no telephone", () => {
    expect(readList("周 老师 示例社区")).toEqual([{ line: 1, name: "周老师", phone: "", community: "示例社区" }]);
    expect(readList("周\t示例社区")).toEqual([{ line: 1, name: "周", phone: "", community: "示例社区" }]);
  });

  it("never breaks on what is pasted", () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(readList(text))));
  });

  const ground: ListGround = {
    communities: [
      { id: "c1", name: "示例社区", shortName: "示例" },
      { id: "c2", name: "示例街道东社区", shortName: "东社区" },
      { id: "c3", name: "另一街道东社区", shortName: "另东" },
    ],
    members: [
      { personId: "p1", name: "赵老师", phone: "13900000001", standing: "in_service", state: null, communityId: null },
      { personId: "p2", name: "钱老师", phone: "", standing: "in_service", state: "returned", communityId: "c2" },
      { personId: "p3", name: "孙老师", phone: "13900000003", standing: "in_service", state: "accepted", communityId: "c1" },
      { personId: "p4", name: "李老师", phone: "13900000004", standing: "retired", state: null, communityId: null },
    ],
    otherwise: null,
  };
  const judged = (text: string, otherwise: string | null = null) => judgeList(readList(text), { ...ground, otherwise });

  it("says for each row what it will do", () => {
    expect(judged("赵老师 13900000001 示例社区\n钱老师 13900000002 示例\n孙老师 13900000003 示例社区\n吴老师 13900000005 示例社区").map((row) => row.does)).toEqual(["register", "again", "already", "add_and_register"]);
  });

  it("names what is wrong with a row", () => {
    const errors = judged("赵老师 13900000009 示例社区\n孙老师 13900000003 东社区\n李老师 13900000004 示例社区\n吴老师 示例社区\n赵老师 13900000001 无此社区\n赵老师 13900000001 示例社区\n赵老师 13900000001 示例社区\n吴老师 13900000008").map((row) => row.error);
    expect(errors[0]).toContain("电话不同");
    expect(errors[1]).toContain("转接");
    expect(errors[2]).toContain("离退休");
    expect(errors[3]).toContain("补上电话");
    expect(errors[4]).toContain("没有找到社区");
    expect(errors[5]).toBeNull();
    expect(errors[6]).toContain("第 6 行");
    expect(errors[7]).toBe("缺社区。");
  });

  it("takes the community chosen for the whole list", () => {
    expect(judged("赵老师 13900000001", "c1")[0]).toMatchObject({ communityId: "c1", does: "register" });
  });
});
