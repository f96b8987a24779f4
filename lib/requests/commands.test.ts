import { and, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#db/client.ts";
import { auditEntry, message } from "#db/schema/ground.ts";
import { request, requestDispatch } from "#db/schema/requests.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import { answerCallBack, beginCallBack, recordCallBack, reopenRequest } from "#lib/call-backs/commands.ts";
import { acceptDispatch, dispatchRequest, finishAssist, objectDispatch, withdrawDispatch } from "#lib/dispatches/commands.ts";
import { codeOf, holderOf } from "#lib/follow/commands.ts";
import { answerRequest, extendRequest, noteRequest, pushDown, recordInspection, resolveRequest } from "#lib/handling/commands.ts";
import { handlingJobs } from "#lib/handling/jobs.ts";
import type { Actor } from "#lib/actor.ts";
import { newId } from "#lib/ids.ts";
import { addOrganization } from "#lib/organizations/commands.ts";
import { addPlace } from "#lib/places/commands.ts";
import { atPost, given, refusalCode, setUp, smallTree } from "#lib/testing.ts";
import { eraseContact, followToo, logRequest, mergeRequest, publishResult, redirectRequest, reportRequest, takeBackRedirect, unmergeRequest } from "./commands.ts";
import { followedRequest, overdueToEscalate, publicResults, requestDetail, requestList, similarOpen } from "./queries.ts";

useDatabase();
const visitor: Actor = { kind: "visitor" };
const holder = (subjectId: string): Actor => ({ kind: "holder", subjectId });
let tree: Awaited<ReturnType<typeof smallTree>>;
let gridWorker: Actor;
let property: string;
let manager: Actor;
let streetWorker: Actor;
let building: string;

beforeAll(async () => {
  await setClock("2026-11-02T01:00:00Z");
  tree = await smallTree();
  gridWorker = await atPost(await tree.person("施网格员", tree.grid), "grid_worker", tree.grid);
  property = given(await addOrganization(setUp, { kind: "property_company", name: "示例物业", parentId: tree.community })).organizationId;
  manager = await atPost(await tree.person("物业经办", property), "partner_handler", property);
  streetWorker = await atPost(await tree.person("街道经办", tree.street), "community_worker", tree.street);
  const estate = given(await addPlace(tree.worker, { communityId: tree.community, kind: "estate", name: "示例小区" })).placeId;
  building = given(await addPlace(tree.worker, { communityId: tree.community, kind: "building", name: "3号楼", parentId: estate, gridId: tree.grid })).placeId;
});

const report = (more: object = {}) => reportRequest(visitor, { communityId: tree.community, placeId: building, words: "下雨后一楼返水，污水冒到屋里", category: "drain", phone: "19900001111", callMe: "张奶奶", ...more });
const made = async (more: object = {}) => given(await report(more)).id;
const detail = async (id: string, actor: Actor = tree.worker) => (await requestDetail(actor, id))!;
const dispatch = async (id: string, ownerId = tree.grid, assistIds: string[] = []) => given(await dispatchRequest(tree.worker, { requestId: id, version: (await detail(id)).version, ownerId, assistIds }));
const orderOf = async (id: string, organizationId: string) => (await detail(id)).dispatches.filter((each) => each.organizationId === organizationId).at(-1)!.id;
const working = async (more: object = {}) => {
  const id = await made(more);
  await dispatch(id);
  given(await acceptDispatch(gridWorker, { dispatchId: await orderOf(id, tree.grid) }));
  return id;
};

describe("a report", () => {
  it("is received with a number, stands in its grid, and its code follows it", async () => {
    const { id, number } = given(await report());
    expect(number).toMatch(/^诉求〔2026〕\d{5}号$/);
    const held = await detail(id);
    expect([held.state, held.organizationId, held.dueAt.toISOString()]).toEqual(["received", tree.grid, "2026-11-09T10:00:00.000Z"]);
    const found = given(await holderOf(codeOf(id), "10.0.0.1"));
    expect((await followedRequest(found.actor, id))!.number).toBe(number);
    expect(await followedRequest(holder(newId()), id)).toBeNull();
  });
  it("numbers a community's year without a gap, also at once, and a repeated key makes one", async () => {
    const key = newId();
    const answers = await Promise.all([...Array.from({ length: 8 }, () => report()), ...Array.from({ length: 3 }, () => reportRequest(visitor, { communityId: tree.community, placeId: building, words: "同一张表点了三下", category: "other" }, key))]);
    const numbers = [...new Set(answers.map((answer) => given(answer).number))].sort();
    expect(numbers).toHaveLength(9);
    expect(Number(numbers.at(-1)!.slice(8, 13)) - Number(numbers[0]!.slice(8, 13))).toBe(8);
  });
  it("answers every wrong field in Chinese, and a place of another community", async () => {
    const answer = await reportRequest(visitor, { communityId: "x", words: "短", category: "?", phone: "abc" });
    expect(Object.keys(answer.ok ? {} : answer.fields).sort()).toEqual(["category", "communityId", "phone", "words"]);
    expect(await report({ placeId: null })).toMatchObject({ fields: { placeText: expect.stringMatching(/小区/) } });
    expect(refusalCode(await report({ communityId: tree.otherCommunity }))).toBe("no_place");
  });
  it("keeps the phone sealed, off the trail, and shows it to handlers alone", async () => {
    const id = await made();
    const [row] = await database().select().from(request).where(eq(request.id, id));
    expect(row!.contactSealed!.toString("utf8")).not.toContain("19900001111");
    expect(JSON.stringify(await database().select().from(auditEntry))).not.toMatch(/19900001111|张奶奶|返水/);
    expect((await detail(id)).contact).toEqual({ callMe: "张奶奶", phone: "19900001111" });
    expect((await requestDetail(holder(id), id))!.contact).toBeNull();
    for (const stranger of [visitor, tree.otherWorker, tree.secretary, manager, tree.admin]) expect(await requestDetail(stranger, id)).toBeNull();
  });
  it("is found by two characters or the whole phone, by who may read it alone", async () => {
    const id = await made({ words: "井盖翘起来了绊人", phone: "19900002222" });
    for (const q of ["井盖", "３号楼 井盖", "19900002222"]) expect((await requestList(tree.worker, { show: "all", q })).rows.map((row) => row.id)).toContain(id);
    expect((await requestList(tree.worker, { show: "all", q: "井" })).tooShort).toBe(true);
    expect((await requestList(tree.otherWorker, { show: "all", q: "井盖" })).rows).toHaveLength(0);
  });
  it("offers what looks the same, and another resident follows it with a code of his own", async () => {
    const id = await made({ words: "五楼楼道堆纸箱挡住消防通道", category: "fire_exit" });
    const [same] = await similarOpen({ communityId: tree.community, placeId: building, words: "楼道里纸箱堆着，消防通道走不过去", category: "fire_exit" });
    expect(same?.id).toBe(id);
    expect(JSON.stringify(same)).not.toContain("纸箱");
    const first = given(await followToo(visitor, { requestId: id, phone: "19900003333" }));
    expect(given(await followToo(visitor, { requestId: id, phone: "19900003333" })).id).toBe(first.id);
    const other = given(await holderOf(codeOf(first.id), "10.0.0.2")).actor;
    expect(other).toEqual({ ...holder(id), also: true });
    expect((await followedRequest(holder(id), id))!.words).toContain("纸箱");
    expect(JSON.stringify(await followedRequest(other, id))).not.toContain("纸箱");
  });
  it("knows an order of another system again", async () => {
    const pasted = { communityId: tree.community, placeId: building, words: "12345转来：污水外溢", category: "drain", urgency: "pressing", via: "outside", outsideSystem: "hotline_12345", outsideNumber: "GD2026-1" };
    given(await logRequest(tree.worker, pasted));
    expect(await logRequest(tree.worker, pasted)).toMatchObject({ code: "outside_known", fields: { outsideNumber: expect.any(String) } });
    expect(refusalCode(await logRequest(tree.otherWorker, { ...pasted, outsideNumber: "GD2026-2" }))).toBe("forbidden");
  });
});

describe("its course", () => {
  it("goes to several with one owner, is inspected, extended, resolved, not solved, and back to the same handler", async () => {
    const id = await made();
    await dispatch(id, tree.grid, [property, tree.street]);
    expect((await detail(id)).state).toBe("dispatched");
    given(await acceptDispatch(gridWorker, { dispatchId: await orderOf(id, tree.grid) }));
    given(await acceptDispatch(manager, { dispatchId: await orderOf(id, property) }));
    given(await recordInspection(gridWorker, { requestId: id, joint: "on", visible: "on", text: "社区、街道、房管、施工方一起看了，主管堵塞" }));
    expect((await detail(id)).firstAnswerAt).not.toBeNull();
    given(await noteRequest(manager, { requestId: id, text: "内部：先垫付材料费" }));
    expect(refusalCode(await extendRequest(gridWorker, { requestId: id, day: "2026-11-12", reason: "等材料" }))).toBe("forbidden");
    given(await extendRequest(tree.worker, { requestId: id, day: "2026-11-12", reason: "等材料" }));
    expect(refusalCode(await extendRequest(tree.worker, { requestId: id, day: "2026-11-13", reason: "再等" }))).toBe("not_extended");
    given(await finishAssist(manager, { dispatchId: await orderOf(id, property), text: "疏通完毕" }));
    given(await resolveRequest(gridWorker, { requestId: id, text: "三户已修好" }));
    given(await beginCallBack(tree.worker, { requestId: id }));
    const seen = (await followedRequest(holder(id), id))!;
    expect(JSON.stringify(seen)).not.toMatch(/垫付|协办完成/);
    expect(seen.asks).toBe(true);
    expect(given(await answerCallBack(holder(id), { requestId: id, solved: "no", satisfied: "unsatisfied", text: "二单元还返水" })).state).toBe("in_progress");
    const again = await detail(id);
    expect(again.dispatches.find((each) => each.part === "owner")).toMatchObject({ organizationId: tree.grid, state: "accepted" });
    given(await resolveRequest(gridWorker, { requestId: id, text: "二单元也修好" }));
    given(await recordCallBack(tree.worker, { requestId: id, via: "phone", reached: "no" }));
    given(await recordCallBack(tree.worker, { requestId: id, via: "phone", reached: "yes", solved: "yes", satisfied: "satisfied" }));
    expect(refusalCode(await answerCallBack(holder(id), { requestId: id, solved: "yes", satisfied: "satisfied" }))).toBe("answered");
    given(await reopenRequest(holder(id), { requestId: id, reason: "又堵了" }));
    expect((await detail(id)).state).toBe("in_progress");
    const told = await database().select().from(message).where(and(eq(message.subjectId, id), eq(message.phone, "19900001111")));
    expect(told.length).toBeGreaterThanOrEqual(5);
    expect(told.every((each) => !each.text.includes(codeOf(id)))).toBe(true);
  });
  it("is sent back within one working day, and not after", async () => {
    const id = await made();
    await dispatch(id, property);
    expect(refusalCode(await objectDispatch(gridWorker, { dispatchId: await orderOf(id, property), reason: "不是物业的" }))).toBe("forbidden");
    given(await objectDispatch(manager, { dispatchId: await orderOf(id, property), reason: "主管道归供排水公司" }));
    expect((await detail(id)).state).toBe("received");
    expect(await requestDetail(manager, id)).toBeNull();
    await dispatch(id, property);
    await setClock("2026-11-03T10:01:00Z");
    expect(refusalCode(await objectDispatch(manager, { dispatchId: await orderOf(id, property), reason: "晚了" }))).toBe("too_late");
    await setClock("2026-11-02T01:00:00Z");
  });
  it("has one owner at a time: another takes over and the first no longer reads it", async () => {
    const id = await made();
    await dispatch(id, property, [tree.street]);
    expect(await requestDetail(manager, id)).not.toBeNull();
    await dispatch(id, tree.grid, [tree.street]);
    expect(await requestDetail(manager, id)).toBeNull();
    given(await withdrawDispatch(tree.worker, { dispatchId: await orderOf(id, tree.street), reason: "不用了" }));
    const owners = await database().select().from(requestDispatch).where(and(eq(requestDispatch.requestId, id), eq(requestDispatch.part, "owner"), eq(requestDispatch.state, "sent")));
    expect(owners).toHaveLength(1);
  });
  it("is resolved once when two do it at once; a stale form is refused", async () => {
    const id = await working();
    const answers = await Promise.all([resolveRequest(gridWorker, { requestId: id, text: "修好了" }), resolveRequest(tree.worker, { requestId: id, text: "修好了" })]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ code: "already_resolved" });
    const other = await made();
    expect(refusalCode(await dispatchRequest(tree.worker, { requestId: other, version: 99, ownerId: tree.grid }))).toBe("stale");
    expect(refusalCode(await dispatchRequest(tree.worker, { requestId: other, version: 1, ownerId: tree.branch }))).toBe("no_handler");
  });
  it("rises to community and street when overdue, once each, and shows it", async () => {
    const id = await working({ words: "路灯坏了好几天没人修" });
    await setClock("2026-11-09T10:05:00Z");
    for (let n = 0; n < 2; n++) await handlingJobs[0]!.run({});
    expect((await detail(id)).escalation).toBe(1);
    await setClock("2026-11-10T10:05:00Z");
    for (let n = 0; n < 2; n++) await handlingJobs[0]!.run({});
    const held = await detail(id, streetWorker);
    expect([held.escalation, held.overdue, held.entries.filter((entry) => entry.kind === "escalated").length]).toEqual([2, true, 2]);
    expect(await overdueToEscalate()).toEqual([]);
    expect((await requestList(tree.worker, { show: "overdue" })).rows.map((row) => row.id)).toContain(id);
    await setClock("2026-11-02T01:00:00Z");
  });
  it("is told another channel, marked as pushed down, published by consent alone", async () => {
    const id = await made({ publicConsent: "on" });
    given(await redirectRequest(tree.worker, { requestId: id, to: "12345 热线" }));
    given(await takeBackRedirect(tree.worker, { requestId: id, reason: "还是社区的" }));
    given(await pushDown(tree.worker, { requestId: id, reason: "主管道改造不归社区" }));
    expect((await requestList(tree.worker, { show: "pushed_down" })).rows.map((row) => row.id)).toContain(id);
    given(await answerRequest(tree.worker, { requestId: id, text: "已联系供排水公司" }));
    expect(refusalCode(await publishResult(tree.worker, { requestId: id, text: "三户返水已修好" }))).toBe("not_verified");
    given(await resolveRequest(tree.worker, { requestId: id, text: "修好了" }));
    given(await answerCallBack(holder(id), { requestId: id, solved: "yes", satisfied: "satisfied" }));
    given(await publishResult(tree.worker, { requestId: id, text: "三户返水已修好" }));
    expect((await publicResults({ communityId: tree.community })).rows[0]?.text).toBe("三户返水已修好");
    const silent = await made();
    expect(refusalCode(await publishResult(tree.worker, { requestId: silent, text: "x 已修好" }))).toBe("no_consent");
  });
});

describe("merging", () => {
  it("lets both residents follow the one, whatever the chain, and comes apart again", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 6; n++) ids.push(await made({ words: `第${n}家也返水了` }));
    for (let n = 0; n + 1 < ids.length; n++) given(await mergeRequest(tree.worker, { requestId: ids[n], intoId: ids[n + 1], reason: "同一处" }));
    const last = ids.at(-1)!;
    const [loose] = await database().select({ n: sql<number>`count(*)::int` }).from(request).where(and(eq(request.state, "merged"), sql`${request.mergedIntoId} <> ${last}`));
    expect(loose!.n).toBe(0);
    for (const id of ids) expect(given(await holderOf(codeOf(id), "10.0.0.3")).actor).toEqual(id === last ? holder(last) : { ...holder(last), also: true });
    expect(refusalCode(await mergeRequest(tree.worker, { requestId: last, intoId: ids[0], reason: "绕回来" }))).toBe("into_merged");
    expect(refusalCode(await mergeRequest(tree.worker, { requestId: last, intoId: last, reason: "自己" }))).toBe("itself");
    given(await unmergeRequest(tree.worker, { requestId: ids[2], reason: "不是一处" }));
    expect(given(await holderOf(codeOf(ids[2]!), "10.0.0.3")).actor).toEqual(holder(ids[2]!));
    expect((await detail(ids[2]!)).state).toBe("received");
  });
  it("waits instead of meeting when two are merged across each other", async () => {
    const [a, b] = [await made(), await made()];
    const answers = await Promise.all([mergeRequest(tree.worker, { requestId: a, intoId: b, reason: "同一处" }), mergeRequest(tree.worker, { requestId: b, intoId: a, reason: "同一处" })]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });
});

describe("retention", () => {
  it("erases the contact a year after closing, and the figures stand", async () => {
    const id = await working();
    given(await resolveRequest(gridWorker, { requestId: id, text: "好了" }));
    given(await answerCallBack(holder(id), { requestId: id, solved: "yes", satisfied: "fair" }));
    expect(refusalCode(await eraseContact({ kind: "job", name: "erase" }, { requestId: id }))).toBe("too_early");
    await setClock("2027-11-03T01:00:00Z");
    given(await eraseContact({ kind: "job", name: "erase" }, { requestId: id }));
    expect((await detail(id)).contact).toBeNull();
    await setClock("2026-11-02T01:00:00Z");
  });
});
