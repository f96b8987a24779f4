import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applicationState, giftState, keys } from "#db/words.ts";
import { applicationAfter, balanceOf, giftAfter, numberWords, openOf, payOutObstacle, stateAfterPaying, type ApplicationEvent, type GiftEvent, type Payable, type Wanted } from "./rules.ts";

describe("states", () => {
  it("of a gift move only so", () => {
    const moves = keys(giftState).flatMap((state) => (["receive", "reverse"] as GiftEvent[]).map((event) => `${state} ${event} ${giftAfter(state, event)}`));
    expect(moves).toEqual(["pledged receive received", "pledged reverse reversed", "received receive null", "received reverse reversed", "reversed receive null", "reversed reverse null"]);
  });

  it("of an application move only so", () => {
    const events: ApplicationEvent[] = ["approve", "refuse", "pay", "finish", "receipt", "unpay"];
    const moves = keys(applicationState).flatMap((state) => events.filter((event) => applicationAfter(state, event)).map((event) => `${state} ${event} ${applicationAfter(state, event)}`));
    expect(moves).toEqual(["applied approve approved", "applied refuse refused", "approved pay approved", "approved finish paid", "approved unpay approved", "paid receipt receipted", "paid unpay approved", "receipted unpay approved"]);
  });
});

const gift = (over: Partial<Payable> = {}): Payable => ({ kind: "money", state: "received", organizationId: "o", item: "", earmark: "", number: "捐1", amountFen: 1000, usedFen: 400, count: 0, usedCount: 0, ...over });
const wanted = (over: Partial<Wanted> = {}): Wanted => ({ kind: "money", state: "approved", organizationId: "o", item: "", amountFen: 900, paidFen: 200, count: 0, paidCount: 0, ...over });
const code = (application: Wanted, parts: [Payable, number][], kept = false) => payOutObstacle(application, parts.map(([one, quantity]) => ({ gift: one, quantity })), kept)?.code ?? null;

describe("a payout", () => {
  it("takes what gift and application hold, to the fen", () => {
    expect(code(wanted(), [[gift(), 600]])).toBeNull();
    expect(code(wanted(), [[gift(), 601]])).toBe("gift_balance_not_negative");
    expect(code(wanted(), [[gift(), 600], [gift({ number: "捐2" }), 100]])).toBeNull();
    expect(code(wanted(), [[gift(), 600], [gift({ number: "捐2" }), 101]])).toBe("application_overpaid");
  });

  it("is refused with the reason", () => {
    expect(code(wanted({ state: "applied" }), [[gift(), 1]])).toBe("application_not_approved");
    expect(code(wanted(), [[gift(), 0]])).toBe("part_empty");
    expect(code(wanted(), [[gift({ state: "pledged" }), 1]])).toBe("gift_not_received");
    expect(code(wanted(), [[gift({ organizationId: "p" }), 1]])).toBe("gift_elsewhere");
    expect(code(wanted(), [[gift({ kind: "goods", count: 3 }), 1]])).toBe("gift_other_kind");
    expect(code(wanted(), [[gift(), 1], [gift(), 1]])).toBe("gift_twice");
    const books = gift({ kind: "goods", item: "词典", count: 3 });
    expect(code(wanted({ kind: "goods", item: "书包", count: 3 }), [[books, 1]])).toBe("gift_other_item");
    expect(code(wanted({ kind: "goods", item: "词典", count: 3 }), [[books, 3]])).toBeNull();
  });

  it("of an earmarked gift asks whether its use is kept", () => {
    expect(code(wanted(), [[gift({ earmark: "买书" }), 1]])).toBe("earmark");
    expect(code(wanted(), [[gift({ earmark: "买书" }), 1]], true)).toBeNull();
  });

  it("closes the application when nothing is open, or when the rest won't be paid", () => {
    expect(stateAfterPaying(wanted(), 700, false)).toBe("paid");
    expect(stateAfterPaying(wanted(), 699, false)).toBe("approved");
    expect(stateAfterPaying(wanted(), 1, true)).toBe("paid");
  });

  it("never leaves a negative balance or an overpaid application", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ gift: fc.nat(2), quantity: fc.integer({ min: -5, max: 60 }) }), { maxLength: 30 }), fc.integer({ min: 1, max: 120 }), (payouts, approved) => {
        const gifts = [50, 30, 7].map((amountFen, index) => gift({ amountFen, usedFen: 0, number: `捐${index}` }));
        let application = wanted({ amountFen: approved, paidFen: 0 });
        for (const payout of payouts) {
          const from = gifts[payout.gift]!;
          if (payOutObstacle(application, [{ gift: from, quantity: payout.quantity }], false)) continue;
          application = { ...application, state: stateAfterPaying(application, payout.quantity, false), paidFen: application.paidFen + payout.quantity };
          gifts[payout.gift] = { ...from, usedFen: from.usedFen + payout.quantity };
        }
        expect(gifts.every((one) => balanceOf(one) >= 0)).toBe(true);
        expect(openOf(application)).toBeGreaterThanOrEqual(0);
        expect(gifts.reduce((sum, one) => sum + one.usedFen, 0)).toBe(application.paidFen);
        expect(application.state).toBe(openOf(application) === 0 ? "paid" : "approved");
      }),
    );
  });
});

describe("a number", () => {
  it("writes a number in the configured form", () => {
    expect(numberWords("捐赠〔{year}〕{n:4}号", "2026", 7)).toBe("捐赠〔2026〕0007号");
    expect(numberWords("{year}-{n}", "2026", 12345)).toBe("2026-12345");
  });
});
