import fc from "fast-check";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { session } from "#db/schema/sessions.ts";
import { useDatabase } from "#db/testing.ts";
import { newId } from "#lib/ids.ts";
import { scene } from "#lib/signups/scene.ts";
import { given } from "#lib/testing.ts";
import { cancelSession } from "#lib/sessions/commands.ts";
import { setClock } from "#db/testing.ts";
import { makeAgreement, startAgreement } from "./commands.ts";
import { agreementAccount, waiting } from "./queries.ts";
import { accountText, foldMonths, termIn, yearsOf } from "./rules.ts";

describe("the term", () => {
  it("is cut to the year, and there is none before it begins or after it ends", () => {
    const term = { signedOn: "2022-05-20", endsOn: "2024-05-19" };
    expect(termIn(term, 2021)).toBeNull();
    expect(termIn(term, 2022)).toEqual({ from: "2022-05-20", to: "2022-12-31" });
    expect(termIn(term, 2023)).toEqual({ from: "2023-01-01", to: "2023-12-31" });
    expect(termIn(term, 2024)).toEqual({ from: "2024-01-01", to: "2024-05-19" });
    expect(termIn(term, 2025)).toBeNull();
    expect(yearsOf(term, "2026-11-24")).toEqual([2024, 2023, 2022]);
    expect(yearsOf({ ...term, endsOn: null }, "2026-11-24")).toEqual([2026, 2025, 2024, 2023, 2022]);
    expect(yearsOf({ signedOn: "2027-01-01", endsOn: null }, "2026-11-24")).toEqual([2027]);
  });
});

const month = fc.record({ month: fc.integer({ min: 1, max: 12 }), coming: fc.nat(20), held: fc.nat(20), cancelled: fc.nat(20), visits: fc.nat(500), served: fc.nat(500) });

describe("the months", () => {
  it("are twelve, add up, and what is short never falls below nothing", () => {
    fc.assert(
      fc.property(fc.uniqueArray(month, { selector: (each) => each.month }), fc.option(fc.integer({ min: 1, max: 400 })), (found, planned) => {
        const { months, total, short } = foldMonths(found, planned);
        expect(months.map((each) => each.month)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        for (const key of ["coming", "held", "cancelled", "visits", "served"] as const) expect(total[key]).toBe(found.reduce((sum, each) => sum + each[key], 0));
        expect(short).toBe(planned === null ? null : Math.max(0, planned - total.held - total.coming));
      }),
    );
  });

  it("say themselves in one paragraph, with the day only for the year that runs", () => {
    const of = { name: "共建协议", studio: "法律咨询工作室", year: 2026, asOf: "2026-11-24", planned: 12, total: { coming: 1, held: 8, cancelled: 0, visits: 21, served: 96 } };
    expect(accountText(of)).toBe("2026年，截至11月24日，按《共建协议》，法律咨询工作室共开展服务 8 场（计划 12 场），另有 1 场已排定，志愿者参与 21 人次，服务群众 96 人次。");
    expect(accountText({ ...of, year: 2025, planned: null, studio: "", total: { ...of.total, coming: 0 } })).toBe("2025年，按《共建协议》，双方共开展服务 8 场，志愿者参与 21 人次，服务群众 96 人次。");
  });
});

describe("the account", () => {
  useDatabase();

  it("counts what the branch did in that community within the term, and nothing else", async () => {
    await setClock("2026-11-20T10:00:00+08:00");
    const world = await scene();
    const elsewhere = newId();
    await database().insert(organization).values({ id: elsewhere, kind: "community", name: "另一社区", shortName: "另一社区", path: `${elsewhere}.`, createdAt: new Date("2026-11-01T00:00:00Z") });
    const on = async (day: string, more: object = {}) => (await world.published({ day, ...more })).sessionId;
    const counted = await on("2026-12-02");
    const called = await on("2026-12-03");
    await on("2026-12-04", { hostId: elsewhere });
    await on("2026-12-05", { kind: "training" });
    await on("2027-01-06");
    given(await cancelSession(world.secretary, { sessionId: called, reason: "下雪" }));
    await database().update(session).set({ state: "completed", peopleServed: 9, problemsSolved: 0 }).where(eq(session.id, counted));
    const paper = { name: "共建协议", branchId: world.branch, communityId: world.community, signedOn: "2026-01-01", endsOn: "2026-12-31", plannedSessions: "4" };
    const { agreementId } = given(await makeAgreement(world.secretary, paper));
    const page = await agreementAccount(world.secretary, agreementId, 2026);
    expect(page?.account.total).toEqual({ coming: 0, held: 1, cancelled: 1, visits: 0, served: 9 });
    expect(page?.account.short).toBe(3);
    expect(page?.sessions.map((each) => each.id)).toEqual([counted, called]);
    expect(page?.matters).toBeNull();
    expect((await agreementAccount(world.atPost("community_worker", world.community), agreementId))?.account.total.held).toBe(1);
    expect(await agreementAccount(world.atPost("community_worker", elsewhere), agreementId)).toBeNull();
  });

  it("waits to be renewed from sixty days before its last day, for who may do it", async () => {
    await setClock("2026-11-20T10:00:00+08:00");
    const world = await scene();
    const { agreementId } = given(await makeAgreement(world.secretary, { name: "共建协议", branchId: world.branch, communityId: world.community, signedOn: "2024-01-01", endsOn: "2027-01-19" }));
    const lines = async (at: string) => (await waiting(world.secretary, new Date(at))).map((each) => [each.id, each.tone]);
    expect(await lines("2027-01-01T02:00:00Z")).toEqual([]);
    given(await startAgreement(world.secretary, { agreementId }));
    expect(await lines("2026-11-19T02:00:00Z")).toEqual([]);
    expect(await lines("2026-11-20T02:00:00Z")).toEqual([[`agreement:${agreementId}`, "wait"]]);
    expect(await lines("2027-01-20T02:00:00Z")).toEqual([[`agreement:${agreementId}`, "late"]]);
    expect(await waiting(world.atPost("community_worker", world.community), new Date("2027-01-20T02:00:00Z"))).toEqual([]);
  });
});
