import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#db/client.ts";
import { auditEntry } from "#db/schema/ground.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import { keepTemplate } from "#lib/answer-templates/commands.ts";
import { answerTemplates } from "#lib/answer-templates/queries.ts";
import { logRequest } from "#lib/requests/commands.ts";
import { counterForm, listedIds, openByGrid, waiting } from "#lib/requests/queries.ts";
import { atPost, given, refusalCode, smallTree } from "#lib/testing.ts";
import { exportRequests, keepExportColumns } from "./commands.ts";
import { exportColumnsOf, exportRows } from "./queries.ts";
import { cellOf } from "./rules.ts";

useDatabase();
let tree: Awaited<ReturnType<typeof smallTree>>;
beforeAll(async () => {
  await setClock("2026-11-02T01:00:00Z");
  tree = await smallTree();
});
const log = (actor = tree.worker) => logRequest(actor, { communityId: tree.community, placeText: "三号楼", words: "一楼返水", category: "drain", urgency: "ordinary", via: "phone", phone: "19900001111", callMe: "张奶奶" });

describe("an export", () => {
  it("has the community's own columns in their order, and leaves its trail without a word of it", async () => {
    given(await log());
    expect((await exportColumnsOf(tree.worker))!.map((each) => each.name)).not.toContain("phone");
    given(await keepExportColumns(tree.worker, { columns: [{ name: "phone", place: "2", head: "联系方式" }, { name: "words", place: "1", head: "" }, { name: "due", place: "", head: "期限" }] }));
    const columns = (await exportColumnsOf(tree.worker))!;
    expect(columns).toEqual([{ name: "words", head: "诉求内容" }, { name: "phone", head: "联系方式" }]);
    const rows = await exportRows(tree.worker, await listedIds(tree.worker, { show: "open" }, 10, "2026-11-02"));
    expect(rows.map((row) => columns.map(({ name }) => cellOf(row, name)))).toEqual([["一楼返水", "19900001111"]]);
    expect(await listedIds(tree.worker, { show: "open" }, 10, "2026-11-01")).toEqual([]);
    given(await exportRequests(tree.worker, { show: "open", rows: 1, contacts: true }));
    expect(JSON.stringify(await database().select().from(auditEntry))).not.toMatch(/19900001111|返水/);
    expect(refusalCode(await keepExportColumns(tree.worker, { columns: [{ name: "words", place: "0" }] }))).toBe("no_columns");
  });
  it("is refused to a secretary, and gives another community nothing", async () => {
    const ids = await listedIds(tree.worker, { show: "open" }, 10);
    expect(await exportColumnsOf(tree.secretary)).toBeNull();
    expect(refusalCode(await exportRequests(tree.secretary, { show: "open", rows: 1, contacts: false }))).toBe("forbidden");
    expect(await exportRows(tree.otherWorker, ids)).toEqual([]);
  });
});

describe("the desk", () => {
  it("keeps answer templates for those below it: added, changed, taken off", async () => {
    const gridWorker = await atPost(await tree.person("施网格员", tree.grid), "grid_worker", tree.grid);
    given(await keepTemplate(tree.worker, { title: "已到现场", text: "看过了。" }));
    given(await keepTemplate(tree.worker, { title: "已到现场", text: "已看过。" }));
    expect(await answerTemplates(gridWorker)).toEqual([{ title: "已到现场", text: "已看过。" }]);
    expect(await answerTemplates(tree.otherWorker)).toEqual([]);
    expect(refusalCode(await keepTemplate(gridWorker, { title: "别的", text: "不行" }))).toBe("forbidden");
    given(await keepTemplate(tree.worker, { title: "已到现场", text: "" }));
    expect(await answerTemplates(tree.worker)).toEqual([]);
  });
  it("logs in a grid worker's own grid, counts it there, and waits to be dispatched", async () => {
    const gridWorker = await atPost(await tree.person("秦网格员", tree.grid), "grid_worker", tree.grid);
    given(await log(gridWorker));
    expect((await openByGrid(tree.worker, [tree.grid])).get(tree.grid)).toMatchObject({ open: 1, overdue: 0 });
    expect((await counterForm(gridWorker))!.communities.map((each) => each.id)).toEqual([tree.community]);
    expect(await counterForm(tree.secretary)).toBeNull();
    expect(refusalCode(await log(tree.otherWorker))).toBe("forbidden");
    const lines = await waiting(tree.worker, new Date("2026-11-02T01:00:00Z"));
    expect(lines.map((line) => line.title)).toEqual(["2 件诉求等派单"]);
    expect(await waiting(tree.secretary, new Date("2026-11-02T01:00:00Z"))).toEqual([]);
  });
});
