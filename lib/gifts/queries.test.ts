import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { countQueries, database } from "#db/client.ts";
import { openingTotal } from "#db/schema/organizations.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import type { Actor } from "../actor.ts";
import { newId } from "../ids.ts";
import { addOrganization } from "../organizations/commands.ts";
import { atPost, given, setUp, smallTree } from "../testing.ts";
import { addThankYouLetter, applyForGift, decideApplication, payOut, pledgeGift, recordGift, reverseDisbursement, reverseGift } from "./commands.ts";
import { giftApplications, giftLedger, giftLinks, giftTotals, oneApplication, oneGift, payableGifts, publicGifts, thankYouLetters, waiting } from "./queries.ts";

useDatabase();
let secretary: Actor & { kind: "post" };
let approver: Actor;
let auditor: Actor;
let elsewhere: Actor;
let giftId: string;
let applicationId: string;
const visitor: Actor = { kind: "visitor" };

beforeAll(async () => {
  await setClock("2026-11-24T02:00:00Z");
  const tree = await smallTree();
  secretary = tree.secretary;
  approver = await atPost(await tree.person("冯审批", tree.branch), "finance_approver", tree.branch);
  auditor = await atPost(await tree.person("卫审计", tree.root), "auditor", tree.root);
  const otherBranch = given(await addOrganization(setUp, { kind: "branch", name: "示例党支部乙", parentId: tree.otherUnit })).organizationId;
  elsewhere = await atPost(await tree.person("蒋书记", otherBranch), "branch_secretary", otherBranch);
  const organizationId = tree.branch;
  const money = { organizationId, kind: "money", donorKind: "person", donorName: "赵老师", amount: "30000", receivedOn: "2026-05-20", means: "bank" };
  giftId = given(await recordGift(secretary, money)).id;
  given(await recordGift(secretary, { ...money, amount: "200.50", receivedOn: "2025-03-01" }));
  given(await recordGift(secretary, { ...money, kind: "goods", amount: "", item: "《汉语词典》", unitName: "本", count: "30", usable: "yes", means: "delivered" }));
  given(await pledgeGift(secretary, { ...money, amount: "777" }));
  given(await reverseGift(secretary, { giftId: given(await recordGift(secretary, { ...money, amount: "55555" })).id, reason: "重复" }));
  const application = { organizationId, kind: "money", purpose: "六一助学", recipientKind: "pupils", recipient: "示例小学", class: "三年级", people: "30", amount: "9000" };
  applicationId = given(await applyForGift(secretary, application)).id;
  given(await decideApplication(approver, { applicationId, decision: "approve" }));
  given(await payOut(secretary, { applicationId, parts: [{ giftId, amount: "3000" }], paidOn: "2026-05-31", receiver: "示例小学", people: "30" }));
  given(await applyForGift(secretary, { ...application, amount: "10" }));
  given(await addThankYouLetter(secretary, { organizationId, applicationId, from: "示例小学", receivedOn: "2026-06-05" }));
  await database().insert(openingTotal).values({ id: newId(), organizationId, measure: "gifts_fen", value: 500_000, until: "2024-12-31", document: "台账", enteredBy: newId(), approvedBy: newId(), approvedAt: new Date("2026-01-01T00:00:00Z") });
});

describe("the ledger", () => {
  it("shows each balance, and sums that agree with the rows for any filter", async () => {
    const whole = await giftLedger(secretary, {});
    expect(whole).toMatchObject({ count: 6, next: null, mayRecord: true, sums: { receivedFen: 3_020_050, pledgedFen: 77_700, usedFen: 300_000, goods: 30, usedGoods: 0 } });
    for (const filter of [{ year: 2026 }, { year: 2025 }, { kind: "money" as const }, { kind: "goods" as const }, { state: "received" as const }, { state: "reversed" as const }, { search: "词典" }, { search: "赵%" }]) {
      const { rows, sums } = await giftLedger(secretary, filter);
      const came = rows.filter((row) => row.kind === "money" && row.receivedOn !== null).reduce((sum, row) => sum + row.amountFen, 0);
      expect([filter, sums.receivedFen, sums.usedFen]).toEqual([filter, came, rows.reduce((sum, row) => sum + row.usedFen, 0)]);
    }
    expect((await giftLedger(secretary, { search: "词典" })).rows).toHaveLength(1);
    expect((await giftLedger(secretary, { search: "赵%" })).rows).toHaveLength(0);
  });

  it("names no donor to the auditor, and is empty for another organization", async () => {
    const { rows, sums } = await giftLedger(auditor, {});
    expect(rows.map((row) => row.donorName)).toEqual(rows.map(() => null));
    expect(sums.receivedFen).toBe(3_020_050);
    expect((await giftLedger(auditor, { search: "赵" })).rows).toHaveLength(0);
    expect((await giftLedger(elsewhere, {})).rows).toHaveLength(0);
    expect(await oneGift(elsewhere, giftId)).toBeNull();
    expect(await oneGift(secretary, "x")).toBeNull();
  });

  it("pages by key without losing or repeating a row", async () => {
    for (let n = 0; n < 40; n++) given(await recordGift(secretary, { organizationId: secretary.post.organizationId, kind: "money", donorKind: "branch", donorName: "示例", amount: "1", receivedOn: "2023-01-01", means: "bank" }));
    const first = await giftLedger(secretary, { year: 2023 });
    const second = await giftLedger(secretary, { year: 2023, after: first.next ?? "" });
    expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(40);
    expect([first.rows.length, second.next, first.count, first.sums.receivedFen]).toEqual([30, null, 40, 4000]);
    expect((await giftLedger(secretary, { year: 2023, all: true })).rows).toHaveLength(40);
  });

  it("costs the same number of queries for one row and for many", async () => {
    const cost = async (filter: object) => (await countQueries(() => giftLedger(secretary, filter))).queries.length;
    expect(await cost({ year: 2023 })).toBe(await cost({ year: 2025 }));
    expect(await cost({})).toBeLessThanOrEqual(3);
  });
});

describe("one gift and one application", () => {
  it("lead down to each use, and say what may be done", async () => {
    const gift = await oneGift(secretary, giftId);
    expect(gift).toMatchObject({ donorName: "赵老师", enteredBy: "孙书记", mayReceive: false, mayReverse: false, usedFen: 300_000 });
    expect(gift?.uses).toMatchObject([{ amountFen: 300_000, people: 30, recipient: "示例小学", class: "三年级", isReversed: false }]);
    const application = await oneApplication(secretary, applicationId);
    expect(application).toMatchObject({ state: "approved", paidFen: 300_000, appliedByName: "孙书记", decidedByName: "冯审批", mayDecide: false, mayPay: true, mayReceipt: false, letters: [{ from: "示例小学" }] });
    expect((await payableGifts(secretary, application!)).map((row) => row.amountFen)).toContain(3_000_000);
    expect(await oneApplication(auditor, applicationId)).toBeNull();
    expect((await giftApplications(approver, { state: "applied" })).rows).toHaveLength(1);
    expect((await giftApplications(elsewhere, {})).rows).toHaveLength(0);
    expect(await thankYouLetters(secretary)).toHaveLength(1);
    expect((await giftLinks(secretary, secretary.post.organizationId)).applications).toHaveLength(2);
  });
});

describe("totals", () => {
  it("count what came and what was paid, the opening total apart", async () => {
    const raw = (await database().execute(sql`select sum(amount_fen) filter (where kind = 'money' and received_on is not null) as fen from gift`))[0] as { fen: string };
    expect(await giftTotals(secretary)).toMatchObject({ receivedFen: Number(raw.fen), paidFen: 300_000, people: 30, goods: 30, openingFen: 500_000, openingUntil: "2024-12-31" });
    expect(await giftTotals(elsewhere)).toMatchObject({ receivedFen: 0, openingFen: 0 });
    expect(await giftTotals(visitor)).toBeNull();
  });

  it("are public without any donor or name", async () => {
    const shown = await publicGifts(visitor);
    expect(shown?.years.map((row) => [row.year, row.usedFen])).toEqual([[2026, 300_000], [2025, 0], [2023, 0]]);
    expect(shown?.uses).toEqual([{ recipientKind: "pupils", fen: 300_000, pieces: 0, people: 30 }]);
    expect(JSON.stringify(shown)).not.toMatch(/赵老师|示例小学/);
  });

  it("of what waits are for the one who can do it", async () => {
    expect((await waiting(approver)).map((row) => row.what)).toEqual(["decide"]);
    expect((await waiting(secretary)).map((row) => row.what).sort()).toEqual(["arrive", "pay"]);
    expect(await waiting(elsewhere)).toEqual([]);
    expect(await waiting(visitor)).toEqual([]);
  });
});

describe("persons helped", () => {
  const helped = async () => [(await giftTotals(secretary))?.people, (await publicGifts(visitor))?.years[0]?.people, (await publicGifts(visitor))?.uses.find((use) => use.recipientKind === "pupils")?.people];

  it("counts the pupils of one visit once for the money and the books together, a part taken back not at all, another day again", async () => {
    const organizationId = secretary.post.organizationId;
    const { id: booksId } = given(await recordGift(secretary, { organizationId, kind: "goods", donorKind: "branch", donorName: "示例", item: "图书", unitName: "本", count: "90", usable: "yes", receivedOn: "2026-05-20", means: "delivered" }));
    const books = { organizationId, kind: "goods", purpose: "六一赠书", recipientKind: "pupils", recipient: "示例小学", class: "三年级", people: "30", item: "图书", count: "60" };
    const id = given(await applyForGift(secretary, books)).id;
    given(await decideApplication(approver, { applicationId: id, decision: "approve" }));
    const give = async (paidOn: string) => given(await payOut(secretary, { applicationId: id, parts: [{ giftId: booksId, count: "30" }], paidOn, receiver: "示例小学", people: "30" })).ids;
    expect(await helped()).toEqual([30, 30, 30]);
    await give("2026-05-31");
    expect(await helped()).toEqual([30, 30, 30]);
    const [autumn = ""] = await give("2026-09-01");
    expect(await helped()).toEqual([60, 60, 60]);
    given(await reverseDisbursement(secretary, { disbursementId: autumn, reason: "没有送到" }));
    expect(await helped()).toEqual([30, 30, 30]);
  });

  it("never says more than were there: two groups of one class on one day add up when the office names them apart, else the larger stands", async () => {
    const organizationId = secretary.post.organizationId;
    const day = "2026-06-01";
    const gift = given(await recordGift(secretary, { organizationId, kind: "money", donorKind: "branch", donorName: "示例", amount: "100", receivedOn: "2026-05-20", means: "bank" })).id;
    const before = (await giftTotals(secretary))?.people ?? 0;
    const give = async (group: string, people: string) => {
      const { id } = given(await applyForGift(secretary, { organizationId, kind: "money", purpose: "助学", recipientKind: "pupils", recipient: "示例小学", class: group, people, amount: "10" }));
      given(await decideApplication(approver, { applicationId: id, decision: "approve" }));
      given(await payOut(secretary, { applicationId: id, parts: [{ giftId: gift, amount: "10" }], paidOn: day, receiver: "示例小学", people }));
      return ((await giftTotals(secretary))?.people ?? 0) - before;
    };
    expect(await give("五年级", "20")).toBe(20);
    expect(await give("五年级", "8")).toBe(20);
    expect(await give("五年级（第二批）", "8")).toBe(28);
  });
});
