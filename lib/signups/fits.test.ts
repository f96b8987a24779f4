import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, instantAt } from "#lib/calendar.ts";
import { defaultLimits, fits, type Engagement, type PersonFacts, type ShiftFacts } from "./fits.ts";

const at = new Date("2026-11-20T02:00:00Z");
const where = { hostId: "h1", placeId: "p1", placeText: "" };
const day = "2026-11-25";
const shift = (more: Partial<ShiftFacts> = {}): ShiftFacts => ({ shiftId: "s", teamId: "t", startsAt: instantAt(day, "09:00"), endsAt: instantAt(day, "11:00"), where, state: "published", opensAt: new Date(0), closesAt: instantAt(day, "09:00"), speciality: null, asks: null, risky: false, weekLimit: 2, limits: defaultLimits, ...more });
const person = (more: Partial<PersonFacts> = {}): PersonFacts => ({ personId: "p", teamIds: ["t"], birthday: "1950-05-05", specialities: [], validities: [], restsFrom: null, restsUntil: null, engagements: [], ...more });
const held = (from: string, to: string, more: Partial<Engagement> = {}): Engagement => ({ shiftId: "other", teamId: "x", title: "普法宣讲", startsAt: instantAt(day, from), endsAt: instantAt(day, to), where, ...more });
const codes = (one: ShiftFacts, who: PersonFacts, instant = at) => fits(one, who, instant).map((reason) => `${reason.soft ? "~" : ""}${reason.code}`);

describe("who fits a shift", () => {
  it("a member with nothing in the way does", () => expect(codes(shift(), person())).toEqual([]));
  it("only an approved member of the team", () => expect(codes(shift(), person({ teamIds: [] }))).toEqual(["not_member"]));
  it("with the speciality it asks", () => {
    expect(codes(shift({ speciality: "legal_advice" }), person())).toEqual(["speciality"]);
    expect(codes(shift({ speciality: "legal_advice" }), person({ specialities: ["legal_advice"] }))).toEqual([]);
  });
  it("with what is valid on that day, both days included", () => {
    const until = (untilDay: string) => person({ validities: [{ kind: "appointment", fromDay: "2026-01-01", untilDay }] });
    expect(codes(shift({ asks: "appointment" }), until(day))).toEqual([]);
    expect(codes(shift({ asks: "appointment" }), until(addDays(day, -1)))).toEqual(["asks"]);
    expect(codes(shift({ asks: "training" }), until(day))).toEqual(["asks"]);
  });
  it("insured where it is risky", () => {
    expect(codes(shift({ risky: true }), person())).toEqual(["insurance"]);
    expect(codes(shift({ risky: true, asks: "insurance" }), person())).toEqual(["asks"]);
    expect(codes(shift({ risky: true }), person({ validities: [{ kind: "insurance", fromDay: day, untilDay: day }] }))).toEqual([]);
  });
  it("within the sign-up window, unless it isn't asked", () => {
    expect(codes(shift({ opensAt: instantAt("2026-11-22") }), person())).toEqual(["window"]);
    expect(codes(shift(), person(), instantAt(day, "09:00"))).toEqual(["window"]);
    expect(codes(shift({ state: "draft" }), person())).toEqual(["window"]);
    expect(fits(shift({ state: "under_way" }), person(), instantAt(day, "10:00"), { window: false })).toEqual([]);
  });
  it("not while he rests, both days included, open at either end", () => {
    expect(codes(shift(), person({ restsFrom: day, restsUntil: day }))).toEqual(["rest"]);
    expect(codes(shift(), person({ restsFrom: "2026-11-01" }))).toEqual(["rest"]);
    expect(codes(shift(), person({ restsUntil: "2026-11-24" }))).toEqual([]);
  });
  it("not where another one overlaps; one that touches at the same place is fine", () => {
    expect(codes(shift(), person({ birthday: null, engagements: [held("10:30", "12:00")] }))).toEqual(["overlap"]);
    expect(codes(shift(), person({ birthday: null, engagements: [held("11:00", "12:00")] }))).toEqual([]);
  });
  it("with time to travel: 30 minutes by default, a setting per pair, none at the same place (soft)", () => {
    const elsewhere = { hostId: "h2", placeId: null, placeText: "礼堂" };
    const after = (from: string) => person({ birthday: null, engagements: [held(from, "12:30", { where: elsewhere })] });
    expect(codes(shift(), after("11:29"))).toEqual(["~travel"]);
    expect(codes(shift(), after("11:30"))).toEqual([]);
    expect(codes(shift({ limits: { ...defaultLimits, travelMinutes: { h2: 45 } } }), after("11:30"))).toEqual(["~travel"]);
    expect(codes(shift({ limits: { ...defaultLimits, travelMinutes: { h2: 5 } } }), after("11:10"))).toEqual([]);
  });
  it("within the day's limit from 70 on (soft), counted on his birthday", () => {
    const afternoon = [held("14:00", "15:01")];
    expect(codes(shift(), person({ engagements: afternoon }))).toEqual(["~day_limit"]);
    expect(codes(shift(), person({ engagements: [held("14:00", "15:00")] }))).toEqual([]);
    expect(codes(shift(), person({ birthday: `1956-11-26`, engagements: afternoon }))).toEqual([]);
    expect(codes(shift(), person({ birthday: `1956-11-25`, engagements: afternoon }))).toEqual(["~day_limit"]);
  });
  it("within the team's week, Monday first (soft); other teams don't count", () => {
    const on = (when: string, teamId = "t") => held("14:00", "15:00", { shiftId: when, teamId, startsAt: instantAt(when, "14:00"), endsAt: instantAt(when, "15:00") });
    expect(codes(shift(), person({ engagements: [on("2026-11-23"), on("2026-11-29")] }))).toEqual(["~week_limit"]);
    expect(codes(shift(), person({ engagements: [on("2026-11-22"), on("2026-11-30")] }))).toEqual([]);
    expect(codes(shift(), person({ engagements: [on("2026-11-23"), on("2026-11-24", "x")] }))).toEqual([]);
  });
  it("says EVERY reason, in words", () => {
    const reasons = fits(shift({ speciality: "mediation", asks: "training", risky: true, state: "draft" }), person({ teamIds: [], restsFrom: day, engagements: [held("09:00", "11:00")] }), at);
    expect(reasons.map((reason) => reason.code)).toEqual(["not_member", "speciality", "asks", "insurance", "window", "rest", "overlap", "day_limit"]);
    expect(reasons.every((reason) => /[\u4e00-\u9fff]/.test(reason.says))).toBe(true);
  });
  it("an engagement more never makes anybody fit better, and only limits and travel are soft", () => {
    const engagement = fc.record({ day: fc.integer({ min: -3, max: 3 }), from: fc.integer({ min: 6, max: 20 }), hours: fc.integer({ min: 1, max: 3 }), same: fc.boolean(), team: fc.constantFrom("t", "x") }).map(({ day: offset, from, hours, same, team }, ) => {
      const start = instantAt(addDays(day, offset), `${String(from).padStart(2, "0")}:00`);
      return held("09:00", "10:00", { shiftId: `${offset} ${from} ${hours}`, teamId: team, startsAt: start, endsAt: new Date(start.getTime() + hours * 3_600_000), where: same ? where : { ...where, hostId: "h9" } });
    });
    fc.assert(
      fc.property(fc.array(engagement, { maxLength: 6 }), engagement, (some, one) => {
        const before = fits(shift(), person({ engagements: some }), at);
        const after = fits(shift(), person({ engagements: [...some, one] }), at);
        expect(after.length).toBeGreaterThanOrEqual(before.length);
        expect(after.filter((reason) => reason.soft).every((reason) => ["travel", "day_limit", "week_limit"].includes(reason.code))).toBe(true);
      }),
    );
  });
});
