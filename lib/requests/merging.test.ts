import { count, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#db/client.ts";
import { request } from "#db/schema/requests.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import type { Actor } from "#lib/actor.ts";
import { codeOf, holderOf } from "#lib/follow/commands.ts";
import { newId } from "#lib/ids.ts";
import { given, refusalCode, smallTree } from "#lib/testing.ts";
import { mergeRequest, reportRequest, unmergeRequest } from "./commands.ts";
import { mergeChoices, requestDetail, requestList } from "./queries.ts";

useDatabase();
const visitor: Actor = { kind: "visitor" };
let tree: Awaited<ReturnType<typeof smallTree>>;
beforeAll(async () => {
  await setClock("2026-11-02T01:00:00Z");
  tree = await smallTree();
});

const report = async (words: string) => given(await reportRequest(visitor, { communityId: tree.community, placeText: "三号楼", words, category: "drain", phone: "19900001111" })).id;
const merge = (requestId: string, intoId: string) => mergeRequest(tree.worker, { requestId, intoId, reason: "同一处返水" });

describe("a chain of merges", () => {
  it("of a thousand ends at one that lives, each code with it, and one comes out again alone", async () => {
    const [first, second] = [await report("一楼返水，第一次反映"), await report("一楼返水，又有人反映")];
    const [pattern] = await database().select().from(request).where(eq(request.id, first));
    const rows = Array.from({ length: 998 }, (_, n) => ({ ...pattern!, id: newId(), number: `诉求〔2025〕${String(n).padStart(5, "0")}号`, state: "merged" as const, mergedIntoId: first, stateBeforeMerge: "received" as const, contactSealed: null, phoneHash: null }));
    await database().insert(request).values(rows);
    given(await merge(first, second));
    const [into] = await database().select({ n: count() }).from(request).where(eq(request.mergedIntoId, second));
    expect(into!.n).toBe(999);
    expect(given(await holderOf(codeOf(first), "10.0.0.2")).actor).toMatchObject({ kind: "holder", subjectId: second });
    expect((await requestDetail(tree.worker, second))!.merged).toHaveLength(50);
    given(await unmergeRequest(tree.worker, { requestId: first, reason: "不是一处" }));
    expect((await requestDetail(tree.worker, first))!.state).toBe("received");
    expect(given(await holderOf(codeOf(first), "10.0.0.2")).actor).toMatchObject({ kind: "holder", subjectId: first });
  });
  it("in a row and all at once leaves no circle and no one behind", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 8; n++) ids.push(await report(`地下室积水，第 ${n} 次反映`));
    const answers = await Promise.all(ids.map((id, n) => merge(id, ids[(n + 1) % ids.length]!)));
    expect(answers.some((answer) => answer.ok)).toBe(true);
    const held = await database().select({ id: request.id, into: request.mergedIntoId, state: request.state }).from(request);
    const byId = new Map(held.map((row) => [row.id, row]));
    for (const row of held.filter((each) => each.into)) expect(byId.get(row.into!)!.state).not.toBe("merged");
    const living = ids.filter((id) => byId.get(id)!.state !== "merged");
    expect(living.length).toBeGreaterThan(0);
    expect(refusalCode(await merge(living[0]!, living[0]!))).toBe("itself");
  });
});

describe("what it can be merged into", () => {
  it("is most alike first, found by words, and nothing for another community", async () => {
    const [one, like] = [await report("电梯困人，按钮不亮"), await report("电梯又困人了，按钮还是不亮")];
    expect((await mergeChoices(tree.worker, one))![0]!.id).toBe(like);
    expect((await mergeChoices(tree.worker, one, "电梯"))!.map((each) => each.id)).toEqual([like]);
    expect(await mergeChoices(tree.otherWorker, one)).toBeNull();
    expect((await requestList(tree.otherWorker, { show: "open" })).rows).toEqual([]);
  });
});
