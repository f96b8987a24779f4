import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { change, figure, idle, lastDay, paragraph, ratio, shouldRegister, shown, figureOf, type Counts, type Figure } from "./rules.ts";

const none: Counts = { units: 0, unitsOnPaper: 0, inService: 0, verified: false, exempt: 0, registered: 0, registeredOnPaper: 0, tookPart: 0, registeredTookPart: 0, sessions: 0, persons: 0, visits: 0, minutes: 0, manualMinutes: 0, peopleServed: 0, problemsSolved: 0, communities: 0 };
const some: Counts = { ...none, units: 3, unitsOnPaper: 1, inService: 50, exempt: 2, registered: 46, tookPart: 30, registeredTookPart: 29, sessions: 8, persons: 31, visits: 52, minutes: 7_830, peopleServed: 214, problemsSolved: 12, communities: 4, verified: true };

const rates: Figure[] = ["registrationRate", "registrationRateOfShould", "participationRate", "registeredParticipationRate", "minutesEach", "visitsEach"];

describe("the figures", () => {
  it("have no value where nobody could have taken part: “—”, never 0 %", () => {
    for (const name of rates) {
      expect(figureOf(none, name)).toBeNull();
      expect(shown(none, name)).toBe("—");
      expect(change(some, none, name)).toBe("—");
    }
    expect(shown(none, "visits")).toBe("0");
    expect(shown({ ...none, inService: 1 }, "participationRate")).toBe("0.0%");
  });

  it("are those of the handbook", () => {
    expect(shouldRegister(some)).toBe(48);
    expect(shown(some, "registrationRate")).toBe("92.0%");
    expect(shown(some, "registrationRateOfShould")).toBe("95.8%");
    expect(shown(some, "participationRate")).toBe("60.0%");
    expect(shown(some, "registeredParticipationRate")).toBe("63.0%");
    expect(idle(some)).toBe(17);
    expect(shown(some, "minutes")).toBe("130.5");
    expect(shown(some, "minutesEach")).toBe("2.6");
    expect(shown(some, "visitsEach")).toBe("1.0");
  });

  it("compare by percentage points, by hours, by number", () => {
    const before = { ...some, registered: 40, minutes: 7_200, visits: 60 };
    expect(change(some, before, "registrationRate")).toBe("+12.0 个百分点");
    expect(change(some, before, "minutes")).toBe("+10.5");
    expect(change(some, before, "visits")).toBe("−8");
    expect(change(some, some, "visits")).toBe("持平");
  });

  it("show each name for any counts, and a rate is its numerator over its denominator", () => {
    const number = fc.nat(5_000);
    const counts = fc.record({ ...Object.fromEntries(Object.keys(none).map((key) => [key, number])), verified: fc.boolean() }) as unknown as fc.Arbitrary<Counts>;
    fc.assert(
      fc.property(counts, fc.constantFrom(...(Object.keys(figure) as Figure[])), (drawn, name) => {
        const { over, under } = ratio(drawn, name);
        expect(shown(drawn, name)).toMatch(under === 0 ? /^—$/ : /^-?[\d,.]+%?$/);
        if (under > 0 && name.endsWith("Rate")) expect(Number.parseFloat(shown(drawn, name))).toBeCloseTo((over / under) * 100, 0);
      }),
    );
  });

  it("stand for the last day, or for today while the period runs", () => {
    expect(lastDay({ from: "2026-07-01", to: "2026-09-30" }, "2026-11-24")).toBe("2026-09-30");
    expect(lastDay({ from: "2026-10-01", to: "2026-12-31" }, "2026-11-24")).toBe("2026-11-24");
  });
});

describe("the paragraph", () => {
  const asked = { name: "示例工委", period: { from: "2026-07-01", to: "2026-09-30" }, lastDay: "2026-09-30" };

  it("says it all once, in order", () => {
    expect(paragraph({ ...asked, total: some, before: { ...some, registered: 45, tookPart: 30 } })).toBe(
      "截至2026年9月30日，示例工委2026年第三季度“双报到”情况如下：共有3个单位向社区报到（其中纸质报到1个），在职党员50人，应报到48人，已报到46人，报到率92.0%，较上期上升2.0个百分点；开展服务8场，参与31人、52人次，参与率60.0%，与上期持平，人均服务2.6小时；服务群众214人次，解决问题、办实事12件，覆盖社区4个。",
    );
  });

  it("marks what is not verified and has no figure where there is none", () => {
    const text = paragraph({ ...asked, total: none, before: none });
    expect(text).toContain("未核");
    expect(text).toContain("报到率—；");
    expect(text).not.toContain("0%");
  });
});
