import { beforeAll, describe, expect, it } from "vitest";
import { setClock, useDatabase } from "#db/testing.ts";
import type { Actor } from "#lib/actor.ts";
import { answerCallBack, recordCallBack } from "#lib/call-backs/commands.ts";
import { dispatchRequest } from "#lib/dispatches/commands.ts";
import { answerRequest, resolveRequest } from "#lib/handling/commands.ts";
import { addPlace } from "#lib/places/commands.ts";
import { logRequest, mergeRequest, redirectRequest } from "#lib/requests/commands.ts";
import { given, smallTree } from "#lib/testing.ts";
import { drillable, monthFacts, rateRows, requestRates } from "./queries.ts";
import { hoursInWords, monthInWords, noCounts, rateOf } from "./rules.ts";

useDatabase();
const november = { from: "2026-11-01", to: "2026-11-30" };
const holder = (subjectId: string): Actor => ({ kind: "holder", subjectId });
let tree: Awaited<ReturnType<typeof smallTree>>;

/** Ten requests of November with every fate; what each rate must be is counted by hand below. */
beforeAll(async () => {
  await setClock("2026-11-02T01:00:00Z");
  tree = await smallTree();
  const parentId = given(await addPlace(tree.worker, { communityId: tree.community, kind: "estate", name: "示例小区" })).placeId;
  const placeId = given(await addPlace(tree.worker, { communityId: tree.community, kind: "building", name: "3号楼", parentId, gridId: tree.grid })).placeId;
  const log = async (category: string, place: string | null = placeId) => given(await logRequest(tree.worker, { communityId: tree.community, placeId: place ?? "", placeText: place ? "" : "广场", words: "示例的一件诉求", category, urgency: "ordinary", via: "phone" })).id;
  const ids: string[] = [];
  for (const category of ["drain", "drain", "drain", "noise", "noise", "other", "other", "other"]) ids.push(await log(category));
  const [a, b, c, d, e, f, merged, redirected] = ids as [string, string, string, string, string, string, string, string];
  const open = await log("parking", null);
  given(await dispatchRequest(tree.worker, { requestId: a, version: 1, ownerId: tree.grid }));
  given(await mergeRequest(tree.worker, { requestId: merged, intoId: f, reason: "同一处" }));
  given(await redirectRequest(tree.worker, { requestId: redirected, to: "12345 热线" }));
  await setClock("2026-11-03T01:00:00Z");
  for (const id of [a, b, c, d]) given(await resolveRequest(tree.worker, { requestId: id, text: "办好了" }));
  await setClock("2026-11-10T01:00:00Z");
  given(await answerRequest(tree.worker, { requestId: e, text: "晚了才答复" }));
  given(await answerCallBack(holder(a), { requestId: a, solved: "yes", satisfied: "satisfied" }));
  given(await answerCallBack(holder(b), { requestId: b, solved: "yes", satisfied: "fair" }));
  given(await answerCallBack(holder(c), { requestId: c, solved: "no", satisfied: "unsatisfied" }));
  given(await recordCallBack(tree.worker, { requestId: d, via: "phone", reached: "no" }));
  expect(open).not.toBe("");
});

describe("the three rates", () => {
  it("have their numerators and denominators, merged and redirected ones apart", async () => {
    const { total } = (await requestRates(tree.worker, { period: november, by: "grid" }))!;
    // Due on 9 November and counted: a b c d e f and the open one; answered in time: a b c d.
    expect(total).toMatchObject({ received: 7, merged: 1, redirected: 1, due: 7, answeredInTime: 4, followedUp: 3, solved: 2, satisfied: 1, fair: 1, notReached: 1, overdue: 4 });
    expect(rateOf(total, "responded")).toEqual({ over: 4, under: 7, shown: expect.stringContaining("57.1") });
    expect(rateOf(total, "solved").under).toBe(3);
    expect(total.answerHours![0]).toBeGreaterThan(0);
  });
  it("sum by grid, category and unit to the total, and stand in another community at nothing", async () => {
    for (const by of ["grid", "category", "unit", "month"] as const) {
      const { groups, total } = (await requestRates(tree.worker, { period: november, by }))!;
      for (const figure of ["received", "due", "answeredInTime", "followedUp", "solved", "satisfied", "overdue"] as const) expect([by, figure, groups.reduce((sum, group) => sum + group.counts[figure], 0)]).toEqual([by, figure, total[figure]]);
    }
    expect((await requestRates(tree.otherWorker, { period: november, by: "grid" }))!.total).toEqual(noCounts);
    expect(await requestRates(tree.secretary, { period: november, by: "grid" })).toBeNull();
  });
  it("lead to the rows behind each figure, as many as it says, in total and in each group", async () => {
    const { total, groups } = (await requestRates(tree.worker, { period: november, by: "category" }))!;
    for (const figure of Object.keys(drillable) as (keyof typeof drillable)[]) {
      expect([figure, (await rateRows(tree.worker, { period: november, figure }))!.rows.length]).toEqual([figure, total[figure]]);
      for (const group of groups) expect([figure, group.key, (await rateRows(tree.worker, { period: november, figure, by: "category", key: group.key }))!.rows.length]).toEqual([figure, group.key, group.counts[figure]]);
    }
    expect(await rateRows(tree.secretary, { period: november, figure: "received" })).toBeNull();
  });
  it("are nothing to divide in a period with none, not 0 %", async () => {
    const { total } = (await requestRates(tree.worker, { period: { from: "2026-09-01", to: "2026-09-30" }, by: "grid" }))!;
    expect(rateOf(total, "solved").shown).toBe("—");
  });
});

describe("the month's 民情 report", () => {
  it("is written from the same figures", async () => {
    const facts = (await monthFacts(tree.worker, november))!;
    const text = monthInWords({ name: "示例社区", period: "2026年11月", asOf: "11月10日 09:00", total: facts.total, before: facts.before, categories: facts.categories, grids: facts.groups }).join("\n");
    expect(text).toContain("共受理居民诉求 7 件，比上期多 7 件；另有合并 1 件、告知其他渠道 1 件");
    expect(text).toContain("给排水 3 件");
    expect(text).toContain("响应率 57.1%（4/7）");
    expect(text).toMatch(/到期未办完 4 件/);
  });
  it("says hours as people do", () => {
    expect([hoursInWords(0.5), hoursInWords(5), hoursInWords(60), hoursInWords(null)]).toEqual(["30 分钟", "5 小时", "2.5 天", "—"]);
  });
});
