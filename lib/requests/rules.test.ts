import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keys, requestState, urgency, type RequestState } from "#db/words.ts";
import { dayOf } from "#lib/calendar.ts";
import { worksOn, type WorkCalendar } from "#lib/workdays/rules.ts";
import { dueAt, escalationOf, gramsOf, likeness, mayMove, objectBy, requestMoves, suggestCategory, whyNotExtended } from "./rules.ts";

/** The National Day of 2026 and the weekends worked in exchange. */
const calendar: WorkCalendar = {
  announced: new Set([2026]),
  special: new Map([...["2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04", "2026-10-05", "2026-10-06", "2026-10-07"].map((day) => [day, "holiday"] as const), ["2026-09-20", "workday"], ["2026-10-10", "workday"]]),
};

describe("a request's states", () => {
  it("moves as the domain page says and in no other way", () => {
    const allowed: Record<RequestState, string> = {
      received: "dispatched in_progress resolved redirected merged",
      dispatched: "dispatched in_progress received resolved merged",
      in_progress: "resolved dispatched merged",
      resolved: "call_back in_progress merged",
      call_back: "verified in_progress merged",
      verified: "in_progress",
      redirected: "received",
      merged: "received dispatched in_progress resolved call_back",
    };
    for (const from of keys(requestState)) for (const to of keys(requestState)) expect([from, to, mayMove(from, to)]).toEqual([from, to, allowed[from].split(" ").includes(to)]);
  });
  it("is verified only by way of a call-back", () => {
    expect(keys(requestState).filter((from) => requestMoves[from].includes("verified"))).toEqual(["call_back"]);
  });
});

describe("due times", () => {
  it("are 2 h and 24 h round the clock, 5 and 15 working days by the Chinese calendar", () => {
    const eve = new Date("2026-09-30T09:00:00+08:00");
    expect(dueAt("urgent", eve, calendar)).toEqual(new Date("2026-09-30T11:00:00+08:00"));
    expect(dueAt("pressing", eve, calendar)).toEqual(new Date("2026-10-01T09:00:00+08:00"));
    expect(dueAt("ordinary", eve, calendar)).toEqual(new Date("2026-10-13T18:00:00+08:00"));
    expect(dueAt("hard", eve, calendar)).toEqual(new Date("2026-10-27T18:00:00+08:00"));
  });
  it("come after the receipt, on a working day, and never earlier for what came later", () => {
    const instants = fc.date({ min: new Date("2026-08-01T00:00:00Z"), max: new Date("2026-11-30T00:00:00Z"), noInvalidDate: true });
    fc.assert(
      fc.property(instants, instants, fc.constantFrom(...keys(urgency)), (a, b, how) => {
        const due = dueAt(how, a, calendar);
        expect(due.getTime()).toBeGreaterThan(a.getTime());
        if (how === "ordinary" || how === "hard") expect(worksOn(dayOf(due), calendar)).toBe(true);
        if (a <= b) expect(due.getTime()).toBeLessThanOrEqual(dueAt(how, b, calendar).getTime());
      }),
    );
  });
  it("leave one working day to send an order back, over the holiday", () => {
    expect(objectBy(new Date("2026-09-30T17:00:00+08:00"), calendar)).toEqual(new Date("2026-10-08T18:00:00+08:00"));
  });
  it("are extended once, to a working day within reach", () => {
    const held = { urgency: "ordinary" as const, dueAt: new Date("2026-09-29T18:00:00+08:00"), firstDueAt: null };
    expect(whyNotExtended("2026-10-09", held, calendar)).toBeNull();
    for (const day of ["2026-10-04", "2026-09-29", "2026-10-20"]) expect(whyNotExtended(day, held, calendar)).toMatch(/[一-龥]/);
    expect(whyNotExtended("2026-10-09", { ...held, firstDueAt: held.dueAt }, calendar)).toContain("已经延过");
  });
  it("rise from grid to community at once and to the street a working day later", () => {
    const due = new Date("2026-09-30T18:00:00+08:00");
    expect(escalationOf(due, new Date("2026-09-30T17:59:59+08:00"), calendar)).toBe(0);
    expect(escalationOf(due, due, calendar)).toBe(1);
    expect(escalationOf(due, new Date("2026-10-07T12:00:00+08:00"), calendar)).toBe(1);
    expect(escalationOf(due, new Date("2026-10-08T18:00:00+08:00"), calendar)).toBe(2);
  });
});

describe("what a resident wrote", () => {
  it("suggests its category", () => {
    expect(suggestCategory("下雨后一楼返水，污水冒到屋里")).toBe("drain");
    expect(suggestCategory("楼道里堆满纸箱，消防通道走不过去")).toBe("fire_exit");
    expect(suggestCategory("有人从窗户拉线给电动车充电")).toBe("charging");
    expect(suggestCategory("想问一下")).toBe("other");
  });
  it("is found by its two-character pieces, whatever the marks and widths", () => {
    expect(gramsOf("３号楼 污水！")).toEqual(["3号", "号楼", "污水"]);
    fc.assert(fc.property(fc.string({ unit: "grapheme", minLength: 2, maxLength: 30 }), fc.nat(20), (typed, at) => {
      // A piece cut out of what is already folded: a cut through an accent folds differently.
      const text = typed.normalize("NFKC").toLowerCase();
      const piece = text.slice(at, at + 4);
      const all = new Set(gramsOf(text));
      if ((text.match(/[\p{L}\p{N}]+/gu) ?? []).some((run) => run.includes(piece))) for (const gram of gramsOf(piece)) expect(all.has(gram)).toBe(true);
    }));
    expect(likeness(gramsOf("一楼返水"), gramsOf("一楼卫生间返水"))).toBeGreaterThan(0.6);
    expect(likeness(gramsOf("路灯坏了"), gramsOf("一楼返水"))).toBe(0);
  });
});
