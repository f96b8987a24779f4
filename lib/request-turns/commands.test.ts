import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#db/client.ts";
import { requestEntry, requestTurn } from "#db/schema/requests.ts";
import { session } from "#db/schema/sessions.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import { closeSession, openDay } from "#lib/attendance/commands.ts";
import { answerRequest, resolveRequest } from "#lib/handling/commands.ts";
import { claimItem, changeItem, deliverItem, proposeItem, publishItem, releaseItem, withdrawItem } from "#lib/list-items/commands.ts";
import { itemDetail, itemList, itemsForMember } from "#lib/list-items/queries.ts";
import { reportRequest } from "#lib/requests/commands.ts";
import { followedRequest, requestDetail, requestList, waiting } from "#lib/requests/queries.ts";
import { cancelSession, publishSession } from "#lib/sessions/commands.ts";
import { addTeam } from "#lib/teams/commands.ts";
import { given, himself, refusalCode, smallTree } from "#lib/testing.ts";
import { turnIntoItem, turnIntoSession } from "./commands.ts";

useDatabase();
let tree: Awaited<ReturnType<typeof smallTree>>;
let teamId: string;
const START = "2026-11-02T01:00:00Z";

beforeAll(async () => {
  await setClock(START);
  tree = await smallTree();
  teamId = given(await addTeam(tree.worker, { organizationId: tree.community, name: "社区志愿队", duties: ["neighbourhood"], weekLimit: 3, public: "yes" })).teamId;
});

const words = "我是张奶奶，3号楼402室楼道堆了纸箱，电话13900001111";
const report = async (more: object = {}) => given(await reportRequest({ kind: "visitor" }, { communityId: tree.community, placeText: "3号楼402室", words, category: "fire_exit", phone: "13900001111", callMe: "张奶奶", publicConsent: "on", ...more })).id;
const plan = (more: object = {}) => ({ kind: "neighbourhood", title: "清楼道", teamId, hostId: tree.community, placeText: "示例小区", day: "2026-11-05", from: "09:00", to: "11:00", shifts: [{ name: "志愿者", capacity: "5" }], waits: "on", ...more });
const detail = async (id: string) => (await requestDetail(tree.worker, id))!;
const linesOf = async (id: string) => (await detail(id)).entries.filter((entry) => entry.kind === "turned" || entry.kind === "turn_ended");
const turned = async (kind: "demand" | "wish", more: object = {}) => {
  const requestId = await report(more);
  const { id } = given(await turnIntoItem(tree.worker, { requestId, kind }));
  return { requestId, id };
};

describe("a request into a session", () => {
  it("is one step: the draft, the tie and the line, or nothing of it", async () => {
    const requestId = await report();
    const { sessionId } = given(await turnIntoSession(tree.worker, { ...plan(), requestId }));
    expect((await detail(requestId)).turns).toMatchObject([{ sessionId, waits: true, result: null }]);
    expect([(await detail(requestId)).state, (await linesOf(requestId)).length]).toEqual(["in_progress", 1]);
    const before = await database().select({ id: session.id }).from(session);
    given(await resolveRequest(tree.worker, { requestId, text: "已办" }));
    expect(refusalCode(await turnIntoSession(tree.worker, { ...plan(), requestId }))).toBe("not_running");
    expect(refusalCode(await turnIntoSession(tree.secretary, { ...plan(), requestId: await report() }))).toBe("forbidden");
    expect(refusalCode(await turnIntoSession(tree.otherWorker, { ...plan(), requestId: await report() }))).toBe("forbidden");
    expect(await database().select({ id: session.id }).from(session)).toHaveLength(before.length);
  });
  it("closed, is told on the request, to the resident too, and waits for the handler until he acts", async () => {
    const requestId = await report();
    const { sessionId } = given(await turnIntoSession(tree.worker, { ...plan(), requestId }));
    given(await publishSession(tree.worker, { sessionId }));
    await setClock("2026-11-05T00:50:00Z");
    given(await openDay(tree.worker, { sessionId }));
    await setClock("2026-11-05T03:10:00Z");
    given(await closeSession(tree.worker, { sessionId, peopleServed: 12 }));
    expect((await detail(requestId)).turns[0]!.result).toBe("done");
    expect((await followedRequest({ kind: "holder", subjectId: requestId }, requestId))!.entries.at(-1)!.text).toContain("服务 12 人次");
    const titles = async () => (await waiting(tree.worker, new Date("2026-11-05T03:10:00Z"))).map((line) => line.id);
    expect(await titles()).toContain("requests turned");
    expect((await requestList(tree.worker, { show: "turned" })).rows.map((row) => row.id)).toContain(requestId);
    await setClock("2026-11-05T03:20:00Z");
    given(await answerRequest(tree.worker, { requestId, text: "楼道清好了，请看看" }));
    expect((await requestList(tree.worker, { show: "turned" })).rows.map((row) => row.id)).not.toContain(requestId);
    await setClock(START);
  });
  it("cancelled, says so to the handlers and not to the resident", async () => {
    const requestId = await report();
    const { sessionId } = given(await turnIntoSession(tree.worker, { ...plan({ waits: "" }), requestId }));
    given(await cancelSession(tree.worker, { sessionId, reason: "下雨改期" }));
    expect((await linesOf(requestId)).at(-1)).toMatchObject({ visible: false, text: "志愿服务场次“清楼道”取消了：下雨改期" });
    expect((await followedRequest({ kind: "holder", subjectId: requestId }, requestId))!.entries.some((entry) => entry.text.includes("取消"))).toBe(false);
    expect((await requestList(tree.worker, { show: "turned" })).rows.map((row) => row.id)).not.toContain(requestId);
  });
});

describe("a request into a 需求 or a 微心愿", () => {
  it("carries no name, door or number, and no word of who did not agree; only the community sees it until it is put up", async () => {
    const agreed = await turned("wish");
    const item = (await itemDetail(tree.worker, agreed.id))!;
    expect(item.words).toContain("楼道堆了纸箱");
    expect(`${item.title}${item.words}${item.placeText}`).not.toMatch(/张奶奶|402|3号楼|1390000/);
    const silent = await turned("demand", { publicConsent: "" });
    expect((await itemDetail(tree.worker, silent.id))!.words).toBe("居民反映了消防通道和杂物方面的问题。");
    for (const actor of [tree.liaison, tree.otherWorker, himself(tree.member)]) expect(await itemDetail(actor, agreed.id)).toBeNull();
    expect(refusalCode(await claimItem(tree.liaison, { itemId: agreed.id, organizationId: tree.unit }))).toBe("forbidden");
    expect(refusalCode(await turnIntoItem(tree.secretary, { requestId: agreed.requestId, kind: "wish" }))).toBe("forbidden");
    expect(await proposeItem(tree.worker, { kind: "wish", communityId: tree.community, title: "一副老花镜", words: "请联系 13900001111" })).toMatchObject({ ok: false, fields: { words: expect.stringContaining("删去") } });
  });
  it("is claimed by one of two at once, given back with a reason, done with a note that closes the loop", async () => {
    const { requestId, id } = await turned("demand");
    given(await publishItem(tree.worker, { itemId: id }));
    const answers = await Promise.all([claimItem(tree.liaison, { itemId: id, organizationId: tree.unit }), claimItem(tree.otherLiaison, { itemId: id, organizationId: tree.otherUnit }), claimItem(himself(tree.member), { itemId: id })]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    given(await releaseItem(tree.worker, { itemId: id, reason: "对方来不了" }));
    expect(refusalCode(await claimItem(tree.liaison, { itemId: id, organizationId: tree.otherUnit }))).toBe("forbidden");
    given(await claimItem(himself(tree.member), { itemId: id }));
    expect((await itemsForMember(himself(tree.member))).mine.map((each) => each.id)).toContain(id);
    expect((await itemDetail(tree.otherLiaison, id))!.claims.at(-1)!.who).toBe("一名党员或志愿者");
    expect((await itemDetail(tree.worker, id))!.claims.at(-1)!.who).toBe("钱同志");
    expect(refusalCode(await changeItem(tree.worker, { itemId: id, version: 5, title: "改一改", words: "改了内容" }))).toMatch(/taken|stale/);
    expect(refusalCode(await deliverItem(tree.liaison, { itemId: id, note: "做好了" }))).toBe("forbidden");
    given(await deliverItem(himself(tree.member), { itemId: id, note: "两个人清了一上午" }));
    expect((await linesOf(requestId)).at(-1)).toMatchObject({ visible: true, text: expect.stringContaining("两个人清了一上午") });
    expect((await requestList(tree.worker, { show: "turned" })).rows.map((row) => row.id)).toContain(requestId);
    expect(refusalCode(await withdrawItem(tree.worker, { itemId: id, reason: "不要了" }))).toBe("cannot_move");
  });
  it("is withdrawn with a reason that ends its claim and is told on the request", async () => {
    const { requestId, id } = await turned("wish");
    given(await publishItem(tree.worker, { itemId: id }));
    expect((await itemList(tree.liaison, { kind: "wish", state: "open" })).rows.map((row) => row.id)).toContain(id);
    given(await claimItem(tree.liaison, { itemId: id, organizationId: tree.unit }));
    expect(refusalCode(await withdrawItem(tree.otherWorker, { itemId: id, reason: "不归我管" }))).toBe("forbidden");
    given(await withdrawItem(tree.worker, { itemId: id, reason: "已由家人办好" }));
    expect((await itemDetail(tree.worker, id))!.claims.at(-1)!.state).toBe("released");
    expect((await database().select().from(requestTurn).where(eq(requestTurn.requestId, requestId)))[0]!.result).toBe("off");
    expect((await database().select().from(requestEntry).where(eq(requestEntry.requestId, requestId))).at(-1)!.visible).toBe(false);
  });
});
