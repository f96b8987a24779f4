import { eq } from "drizzle-orm";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#db/client.ts";
import { organizationLink } from "#db/schema/organizations.ts";
import { request } from "#db/schema/requests.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import type { Actor } from "#lib/actor.ts";
import { receiveFile } from "#lib/files/commands.ts";
import { linkOrganization } from "#lib/organizations/commands.ts";
import { requestDetail, requestList } from "#lib/requests/queries.ts";
import { atPost, given, himself, refusalCode, smallTree } from "#lib/testing.ts";
import { addVisitFinding, cancelVisit, correctVisit, recordVisit } from "./commands.ts";
import { assignments, myVisits, visitDetail, visitForm, visitList, visitPhoto, waiting } from "./queries.ts";

useDatabase();
let tree: Awaited<ReturnType<typeof smallTree>>;
let gridWorker: Actor;
const now = () => new Date("2026-11-04T02:00:00Z");

beforeAll(async () => {
  await setClock("2026-10-05T01:00:00Z");
  tree = await smallTree();
  gridWorker = await atPost(await tree.person("施网格员", tree.grid), "grid_worker", tree.grid);
  given(await linkOrganization(tree.worker, { organizationId: tree.grid, partnerId: tree.unit, kind: "double_registration" }));
  await setClock(now().toISOString());
});

let day = -5;
const visit = (actor: Actor, more: object = {}) => recordVisit(actor, { unitId: tree.unit, gridId: tree.grid, day: `2026-10-${String(10 + day++).padStart(2, "0")}`, words: "走了两栋楼，楼道堆了纸箱", others: 2, ...more });
const finding = { words: "二单元楼道堆满纸箱", category: "fire_exit", placeText: "2号楼" };

describe("a visit", () => {
  it("is recorded by the unit with its findings as requests of the visited grid, which say where they come from", async () => {
    const { id, requestIds } = given(await visit(tree.liaison, { memberIds: [tree.member], others: 1, findings: [finding, { words: "", category: "other" }] }));
    expect(requestIds).toHaveLength(1);
    const [row] = await database().select().from(request).where(eq(request.id, requestIds[0]!));
    expect([row!.visitId, row!.via, row!.organizationId, row!.contactSealed, row!.phoneHash]).toEqual([id, "visit", tree.grid, null, null]);
    const held = (await requestDetail(tree.worker, requestIds[0]!))!;
    expect([held.visit, held.mayReadVisit]).toEqual([expect.stringContaining("示例单位"), true]);
    expect(held.entries[0]!.text).toContain("周进网格走访时发现");
    expect((await requestList(tree.worker, { show: "unsent" })).rows.map((each) => each.id)).toContain(requestIds[0]);
    const seen = (await visitDetail(tree.worker, id))!;
    expect([seen.people, seen.members.map((each) => each.name), seen.requests[0]!.readable]).toEqual([2, ["钱同志"], true]);
    expect((await visitDetail(tree.liaison, id))!.requests[0]!.readable).toBe(false);
    const { requestId } = given(await addVisitFinding(tree.liaison, { visitId: id, finding }));
    expect((await visitDetail(tree.liaison, id))!.requests.map((each) => each.id)).toContain(requestId);
  });
  it("is recorded by the member who went, and by the community for the unit without naming its people", async () => {
    const { id } = given(await visit(himself(tree.member), { memberIds: [tree.member], others: 0 }));
    expect((await myVisits(himself(tree.member))).map((each) => each.id)).toContain(id);
    expect(refusalCode(await visit(himself(tree.member), { others: 2 }))).toBe("forbidden");
    const colleague = await tree.person("孔同志", tree.unit, "in_service");
    expect(refusalCode(await visit(himself(tree.member), { memberIds: [tree.member, colleague] }))).toBe("forbidden");
    given(await visit(tree.worker));
    expect(refusalCode(await visit(tree.worker, { memberIds: [tree.member] }))).toBe("forbidden");
    expect(refusalCode(await visit(himself(tree.volunteer), { memberIds: [tree.member] }))).toBe("forbidden");
  });
  it("is refused to another unit and community, for a grid that is not the unit's, a day to come, nobody, and another unit's people", async () => {
    for (const actor of [tree.otherLiaison, tree.otherWorker, gridWorker, tree.admin]) expect(refusalCode(await visit(actor))).toBe("forbidden");
    expect(refusalCode(await visit(tree.otherLiaison, { unitId: tree.otherUnit }))).toBe("not_assigned");
    expect(refusalCode(await visit(tree.liaison, { day: "2026-11-05" }))).toBe("wrong_day");
    expect(refusalCode(await visit(tree.liaison, { day: "2026-10-01" }))).toBe("wrong_day");
    expect(refusalCode(await visit(tree.liaison, { others: "" }))).toBe("invalid");
    expect(refusalCode(await visit(tree.liaison, { memberIds: [tree.otherLiaison.personId] }))).toBe("not_of_the_unit");
    const { id } = given(await visit(tree.liaison));
    expect(await visitDetail(gridWorker, id)).not.toBeNull();
    for (const actor of [tree.otherLiaison, tree.otherWorker, himself(tree.member)]) expect(await visitDetail(actor, id)).toBeNull();
    expect((await visitList(tree.otherWorker, {})).rows).toEqual([]);
    expect(await visitForm(tree.otherWorker, tree.unit, tree.grid)).toBeNull();
  });
  it("of a day stands once, though two record it at the same moment", async () => {
    const answers = await Promise.all([tree.liaison, tree.worker, tree.liaison].map((actor) => visit(actor, { day: "2026-11-02" })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok).map((answer) => refusalCode(answer))).toEqual(["grid_visit_once_a_day", "grid_visit_once_a_day"]);
  });
  it("is corrected with what stood before kept, and ended with a reason; a stale form is refused", async () => {
    const { id } = given(await visit(tree.liaison, { memberIds: [tree.member] }));
    const correct = (version: number) => correctVisit(tree.liaison, { visitId: id, version, day: "2026-11-03", words: "走了三栋楼，都查看过", others: 3, reason: "日期写错" });
    given(await correct(1));
    expect(refusalCode(await correct(1))).toBe("stale");
    const held = (await visitDetail(tree.worker, id))!;
    expect([held.day, held.people, held.formers[0]!.people, held.formers[0]!.reason]).toEqual(["2026-11-03", 3, 3, "日期写错"]);
    expect(refusalCode(await cancelVisit(tree.otherLiaison, { visitId: id, reason: "与我无关" }))).toBe("forbidden");
    given(await cancelVisit(tree.worker, { visitId: id, reason: "重复登记" }));
    expect(refusalCode(await cancelVisit(tree.liaison, { visitId: id, reason: "再来一次" }))).toBe("already_cancelled");
    expect((await visitDetail(tree.liaison, id))!.mayChange).toBe(false);
    given(await visit(tree.liaison, { day: "2026-11-03" }));
  });
  it("keeps its photos for those who may read it", async () => {
    const body = await sharp({ create: { width: 20, height: 20, channels: 3, background: "#fff" } }).jpeg().toBuffer();
    const file = given(await receiveFile(tree.liaison, { kind: "visit_photo", name: "楼道.jpg", body }));
    given(await visit(tree.liaison, { photos: [file.id] }));
    expect(await visitPhoto(tree.worker, file.id)).not.toBeNull();
    for (const actor of [tree.otherWorker, tree.otherLiaison, { kind: "visitor" } as const]) expect(await visitPhoto(actor, file.id)).toBeNull();
  });
});

describe("weeks", () => {
  it("without a visit are shown to the unit and wait on its first page; the community sees all its units", async () => {
    await database().update(organizationLink).set({ fromDay: "2026-09-07" });
    await setClock("2026-12-02T02:00:00Z");
    const [own] = await assignments(tree.liaison, "grid_visit.read");
    expect(own!.week).toBe("due");
    expect(own!.missed).toContain("2026-11-23");
    // Three working days before the National Day.
    expect(own!.missed).toContain("2026-09-28");
    const lines = await waiting(tree.liaison, new Date("2026-12-02T02:00:00Z"));
    expect(lines.map((line) => line.tone)).toEqual(["wait", "late"]);
    expect(await waiting(tree.worker, new Date("2026-12-02T02:00:00Z"))).toEqual([]);
    expect(await assignments(tree.worker, "grid_visit.read")).toHaveLength(1);
    expect(await assignments(tree.otherWorker, "grid_visit.read")).toEqual([]);
    expect(await assignments(himself(tree.member), "grid_visit.record")).toHaveLength(1);
    expect(await assignments(himself(tree.otherLiaison.personId), "grid_visit.record")).toEqual([]);
    given(await visit(tree.liaison, { day: "2026-12-01" }));
    expect((await assignments(tree.liaison, "grid_visit.read"))[0]!.week).toBe("visited");
  });
});
