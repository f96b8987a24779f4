import { sql } from "drizzle-orm";
import fc from "fast-check";
import { sharp } from "#lib/files/sharp.ts";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { database } from "#db/client.ts";
import { setting } from "#db/schema/ground.ts";
import { organization } from "#db/schema/organizations.ts";
import { person } from "#db/schema/people.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import type { Role } from "#db/words.ts";
import type { Actor } from "../actor.ts";
import { receiveFile } from "../files/commands.ts";
import { newId } from "../ids.ts";
import type { Answer } from "../refusal.ts";
import { addThankYouLetter, applyForGift, decideApplication, payOut, pledgeGift, receiptApplication, receivePledge, recordGift, reverseDisbursement, reverseGift } from "./commands.ts";

useDatabase();
const [root, branch, other] = [newId(), newId(), newId()];
const [secretaryId, approverId, approver2Id] = [newId(), newId(), newId()];
const at = (personId: string, role: Role, organizationId: string): Actor => ({ kind: "post", personId, signInId: newId(), post: { id: newId(), role, organizationId, path: organizationId === root ? `${root}.` : `${root}.${organizationId}.`, sessionId: null } });
const secretary = at(secretaryId, "branch_secretary", branch);
const approver = at(approverId, "finance_approver", branch);
const approver2 = at(approver2Id, "finance_approver", branch);

beforeAll(async () => {
  await setClock("2026-11-24T02:00:00Z");
  for (const id of [root, branch, other]) await database().insert(organization).values({ id, kind: id === root ? "working_committee" : "branch", name: `示例${id}`, shortName: "示例", parentId: id === root ? null : root, path: id === root ? `${id}.` : `${root}.${id}.`, createdAt: new Date("2026-01-01T00:00:00Z") });
  for (const id of [secretaryId, approverId, approver2Id]) await database().insert(person).values({ id, name: "示例人员", organizationId: branch, createdAt: new Date("2026-01-01T00:00:00Z") });
});

const money = { organizationId: branch, kind: "money", donorKind: "person", donorName: "赵老师", amount: "1000.00", receivedOn: "2026-11-20", means: "bank" };
const goods = { ...money, kind: "goods", amount: "", item: "《汉语词典》", unitName: "本", count: "30", usable: "on", means: "delivered" };
const pupils = { organizationId: branch, kind: "money", purpose: "六一助学", recipientKind: "pupils", recipient: "渭源县庆坪中心小学", class: "三年级一班", people: "30", amount: "1000" };

function value<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`${answer.code} ${answer.message} ${JSON.stringify(answer.fields)}`);
  return answer.value;
}
const code = (answer: Answer) => (answer.ok ? "ok" : answer.code);
const fields = (answer: Answer) => (answer.ok ? [] : Object.keys(answer.fields).sort());

async function given(amount = "1000.00"): Promise<string> {
  return value(await recordGift(secretary, { ...money, amount })).id;
}
async function approved(amount = "1000"): Promise<string> {
  const { id } = value(await applyForGift(secretary, { ...pupils, amount }));
  value(await decideApplication(approver, { applicationId: id, decision: "approve" }));
  return id;
}
const pay = (applicationId: string, parts: { giftId: string; amount?: string; count?: string }[], more = {}) => payOut(secretary, { applicationId, parts, paidOn: "2026-11-23", receiver: "王校长", people: "30", ...more });
const one = async <T>(query: ReturnType<typeof sql>) => (await database().execute(query))[0] as T;

describe("a gift", () => {
  it("is refused with a message beside each wrong field", async () => {
    const wrong = async (over: object) => fields(await recordGift(secretary, { ...money, ...over }));
    expect(await wrong({ amount: "12.345" })).toEqual(["amount"]);
    expect(await wrong({ amount: "-1" })).toEqual(["amount"]);
    expect(await wrong({ amount: "" })).toEqual(["amount"]);
    expect(await wrong({ receivedOn: "2026-02-30" })).toEqual(["receivedOn"]);
    expect(await wrong({ receivedOn: "2026-11-25" })).toEqual(["receivedOn"]);
    expect(await wrong({ means: "cash", witness1: "甲", witness2: "甲" })).toEqual(["witness2"]);
    expect(await wrong({ earmark: "助学" })).toEqual(["unrelated"]);
    expect(await wrong({ donorName: " " })).toEqual(["donorName"]);
    expect(fields(await recordGift(secretary, { ...goods, usable: "", item: "", unitName: "", count: "1.5" }))).toEqual(["count", "item", "unitName", "usable"]);
    expect(await wrong({ donorName: "", amount: "", earmark: "助学" })).toEqual(["amount", "donorName", "unrelated"]);
    expect(fields(await recordGift(secretary, { ...goods, usable: "", item: "", unitName: "" }))).toEqual(["item", "unitName", "usable"]);
  });

  it("is recorded by its own secretary only", async () => {
    expect(code(await recordGift(at(secretaryId, "branch_secretary", other), money))).toBe("forbidden");
    for (const role of ["finance_approver", "auditor", "veterans_office", "system_admin", "community_worker"] as const) expect([role, code(await recordGift(at(secretaryId, role, branch), money))]).toEqual([role, "forbidden"]);
    expect(code(await recordGift({ kind: "person", personId: secretaryId, signInId: newId(), teamIds: [] }, money))).toBe("forbidden");
  });

  it("that is promised counts once it comes", async () => {
    const { id } = value(await pledgeGift(secretary, { ...goods, usable: undefined }));
    const application = value(await applyForGift(secretary, { ...pupils, kind: "goods", item: goods.item, count: "30", amount: "" })).id;
    value(await decideApplication(approver, { applicationId: application, decision: "approve" }));
    expect(code(await pay(application, [{ giftId: id, count: "30" }]))).toBe("gift_not_received");
    expect(fields(await receivePledge(secretary, { giftId: id, receivedOn: "2026-11-22", means: "delivered" }))).toEqual(["usable"]);
    const arrival = { giftId: id, receivedOn: "2026-11-22", means: "delivered", usable: true };
    expect((await Promise.all([receivePledge(secretary, arrival), receivePledge(secretary, arrival)])).map(code).sort()).toEqual(["gift_not_pledged", "ok"]);
    expect(value(await pay(application, [{ giftId: id, count: "30" }])).state).toBe("paid");
  });

  it("is reversed by a new row, once, and not while part of it is used", async () => {
    const id = await given("8.80");
    expect((await Promise.all([1, 2, 3].map(() => reverseGift(secretary, { giftId: id, reason: "重复登记" })))).map(code).sort()).toEqual(["gift_reversed_once", "gift_reversed_once", "ok"]);
    const row = await one<{ n: string; sum: string }>(sql`select count(*) as n, sum(amount_fen) as sum from gift where id = ${id} or reverses_id = ${id}`);
    expect([Number(row.n), Number(row.sum)]).toEqual([2, 0]);
    const reversal = await one<{ id: string }>(sql`select id from gift where reverses_id = ${id}`);
    expect(code(await reverseGift(secretary, { giftId: reversal.id, reason: "再冲" }))).toBe("gift_reversed_once");
    expect(fields(await reverseGift(secretary, { giftId: id, reason: " " }))).toEqual(["reason"]);
    const used = await given();
    const application = await approved();
    const { ids } = value(await pay(application, [{ giftId: used, amount: "0.01" }]));
    expect(code(await reverseGift(secretary, { giftId: used, reason: "错" }))).toBe("gift_reversed_when_unused");
    value(await reverseDisbursement(secretary, { disbursementId: ids[0], reason: "错付" }));
    expect(code(await reverseGift(secretary, { giftId: used, reason: "错" }))).toBe("ok");
  });

  it("has a number without gaps or twins, in the form the root organization sets", async () => {
    await setClock("2027-03-01T02:00:00Z");
    await Promise.all(Array.from({ length: 12 }, (_, index) => recordGift(secretary, { ...money, amount: index % 3 === 0 ? "9999999999999" : "5" })));
    await Promise.all([recordGift(secretary, { ...money, receivedOn: "2028-01-01" }), recordGift(secretary, money)]);
    const rows = (await database().execute(sql`select number from gift where number like '%〔2027〕%' order by number`)) as unknown as { number: string }[];
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 9 }, (_, index) => `捐赠〔2027〕000${index + 1}号`));
    await database().insert(setting).values({ organizationId: root, name: "gift_number_format", value: "{year}-{n:3}" });
    const { id } = value(await recordGift(secretary, money));
    expect((await one<{ number: string }>(sql`select number from gift where id = ${id}`)).number).toBe("2027-010");
    await database().delete(setting);
    await setClock("2026-11-24T02:00:00Z");
  });

  it("is stored once when its form is sent twice", async () => {
    const key = crypto.randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => recordGift(secretary, money, key)));
    expect(new Set(answers.map((answer) => value(answer).id)).size).toBe(1);
  });
});

describe("an application", () => {
  it("asks for what its kind needs, and never for a child's name", async () => {
    const wrong = async (over: object) => fields(await applyForGift(secretary, { ...pupils, ...over }));
    expect(await wrong({ class: "", people: "" })).toEqual(["class", "people"]);
    expect(await wrong({ kind: "goods", amount: "" })).toEqual(["count", "item"]);
    expect(await wrong({ recipientKind: "child" })).toEqual(["recipientKind"]);
  });

  it("is decided by another person at the approver's post", async () => {
    const { id } = value(await applyForGift(secretary, pupils));
    expect(code(await decideApplication(secretary, { applicationId: id, decision: "approve" }))).toBe("forbidden");
    expect(code(await decideApplication(at(secretaryId, "finance_approver", branch), { applicationId: id, decision: "approve" }))).toBe("gift_application_second_person");
    expect(fields(await decideApplication(approver, { applicationId: id, decision: "refuse" }))).toEqual(["reason"]);
    expect(code(await decideApplication(at(approverId, "finance_approver", other), { applicationId: id, decision: "approve" }))).toBe("forbidden");
    expect(code(await pay(id, [{ giftId: await given(), amount: "1" }]))).toBe("application_not_approved");
  });

  it("decided by two at once has one decision, and the second is told which", async () => {
    const { id } = value(await applyForGift(secretary, pupils));
    const answers = await Promise.all([decideApplication(approver, { applicationId: id, decision: "approve" }), decideApplication(approver2, { applicationId: id, decision: "refuse", reason: "材料不全" })]);
    expect(answers.map(code).sort()).toEqual(["application_decided", "ok"]);
    const row = await one<{ state: string; n: string }>(sql`select state, (select count(*) from audit_entry where subject_id = ${id} and command = 'decideApplication') as n from gift_application where id = ${id}`);
    const lost = answers.find((answer) => !answer.ok);
    expect(Number(row.n)).toBe(1);
    expect(lost && !lost.ok ? lost.message : "").toContain(row.state === "approved" ? "已批准" : "未批准");
  });

  it("is paid in parts from several gifts, receipted, and opened again by a reversal", async () => {
    const [a, b] = [await given("400"), await given("700")];
    const id = await approved("1000");
    expect(value(await pay(id, [{ giftId: a, amount: "400" }, { giftId: b, amount: "100" }])).state).toBe("approved");
    expect(code(await receiptApplication(secretary, { applicationId: id }))).toBe("application_not_paid");
    expect(fields(await pay(id, [{ giftId: b, amount: "500.01" }]))).toEqual(["parts.0.amount"]);
    const last = value(await pay(id, [{ giftId: b, amount: "500" }]));
    expect(last.state).toBe("paid");
    expect(value(await receiptApplication(secretary, { applicationId: id })).state).toBe("receipted");
    const reversals = await Promise.all([1, 2].map(() => reverseDisbursement(secretary, { disbursementId: last.ids[0], reason: "账号错，退回" })));
    expect(reversals.map(code).sort()).toEqual(["disbursement_reversed_once", "ok"]);
    const row = await one<Record<string, string>>(sql`select a.state, a.paid_fen as paid, (select used_fen from gift where id = ${b}) as used, (select sum(people) from disbursement where application_id = a.id) as people from gift_application a where a.id = ${id}`);
    expect([row.state, Number(row.paid), Number(row.used), Number(row.people)]).toEqual(["approved", 50_000, 10_000, 30]);
    expect(value(await pay(id, [{ giftId: b, amount: "1" }], { finishes: "on" })).state).toBe("paid");
  });

  it("one fen too much at the same instant: exactly one of two payouts wins", async () => {
    for (let round = 0; round < 5; round++) {
      const gift = await given("1000.00");
      const [x, y] = [await approved("600"), await approved("600")];
      const answers = await Promise.all([pay(x, [{ giftId: gift, amount: "500.00" }]), pay(y, [{ giftId: gift, amount: "500.01" }])]);
      expect(answers.map(code).sort()).toEqual(["gift_balance_not_negative", "ok"]);
      const same = await approved("1000");
      const [g1, g2] = [await given(), await given()];
      const twice = await Promise.all([pay(same, [{ giftId: g1, amount: "500" }, { giftId: g2, amount: "0.01" }]), pay(same, [{ giftId: g2, amount: "500" }, { giftId: g1, amount: "0.01" }])]);
      expect(twice.map(code).sort()).toEqual(["application_overpaid", "ok"]);
    }
  });

  it("keeps a gift's earmark unless its donor agreed", async () => {
    const { id: gift } = value(await recordGift(secretary, { ...money, earmark: "只用于买书", unrelated: true }));
    const id = await approved();
    expect(fields(await pay(id, [{ giftId: gift, amount: "1" }]))).toEqual(["earmarkKept"]);
    expect(code(await pay(id, [{ giftId: gift, amount: "1" }], { earmarkKept: "on" }))).toBe("ok");
  });
});

describe("a thank-you letter", () => {
  it("takes its scan once, from the one who sent it", async () => {
    const body = await sharp({ create: { width: 9, height: 9, channels: 3, background: "#fff" } }).png().toBuffer();
    const fileId = value(await receiveFile(secretary, { kind: "thank_you_letter", name: "感谢信.png", body })).id;
    const letter = { organizationId: branch, from: "渭源县庆坪中心小学", receivedOn: "2026-06-05", fileId, applicationId: await approved() };
    expect(fields(await addThankYouLetter(at(approverId, "branch_secretary", branch), letter))).toEqual(["fileId"]);
    expect(code(await addThankYouLetter(secretary, letter))).toBe("ok");
    expect(code(await addThankYouLetter(secretary, letter))).toBe("file_used");
    expect(code(await addThankYouLetter(secretary, { ...letter, fileId: "", sessionId: newId() }))).toBe("session_elsewhere");
  });
});

describe("the books", () => {
  beforeEach(() => setClock("2026-11-24T02:00:00Z"));

  it("agree with their rows after any sequence of commands", { timeout: 60_000 }, async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constantFrom("give", "pledge", "apply"), n: fc.integer({ min: 1, max: 30 }) }),
      fc.record({ do: fc.constantFrom("reverse", "receive", "pay", "unpay", "receipt"), n: fc.integer({ min: 1, max: 30 }), a: fc.nat(5), b: fc.nat(5) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
        const [gifts, applications, parts]: [string[], string[], string[]] = [[await given("20")], [await approved("20")], []];
        for (const move of steps) {
          const pick = (list: string[], n: number) => list[n % Math.max(1, list.length)] ?? newId();
          const { a, b } = { a: 0, b: 0, ...move };
          if (move.do === "give") gifts.push(await given(String(move.n)));
          if (move.do === "pledge") gifts.push(value(await pledgeGift(secretary, { ...money, amount: String(move.n) })).id);
          if (move.do === "apply") applications.push(await approved(String(move.n)));
          if (move.do === "reverse") await reverseGift(secretary, { giftId: pick(gifts, a), reason: "更正" });
          if (move.do === "receive") await receivePledge(secretary, { giftId: pick(gifts, a), receivedOn: "2026-11-01", means: "bank" });
          if (move.do === "receipt") await receiptApplication(secretary, { applicationId: pick(applications, a) });
          if (move.do === "unpay") await reverseDisbursement(secretary, { disbursementId: pick(parts, a), reason: "更正" });
          if (move.do === "pay") {
            const answer = await pay(pick(applications, a), [{ giftId: pick(gifts, b), amount: String(move.n) }]);
            if (answer.ok) parts.push(...answer.value.ids);
          }
        }
        const wrong = await one<{ gifts: string; applications: string }>(sql`select
          (select count(*) from gift g where g.reverses_id is null and (g.used_fen < 0 or g.used_fen > g.amount_fen or g.used_fen <> (select coalesce(sum(d.amount_fen), 0) from disbursement d where d.gift_id = g.id)
            or (g.state = 'reversed') <> exists (select 1 from gift r where r.reverses_id = g.id and r.amount_fen = -g.amount_fen))) as gifts,
          (select count(*) from gift_application a where a.paid_fen > a.amount_fen or a.paid_fen <> (select coalesce(sum(d.amount_fen), 0) from disbursement d where d.application_id = a.id)
            or (a.state = 'applied' and a.paid_fen > 0)) as applications`);
        expect([Number(wrong.gifts), Number(wrong.applications)]).toEqual([0, 0]);
      }),
      { numRuns: 8 },
    );
  });
});
