import { beforeAll, expect, test } from "vitest";
import { countQueries } from "#db/client.ts";
import { useDatabase } from "#db/testing.ts";
import type { Actor } from "#lib/actor.ts";
import { endPost } from "#lib/posts/commands.ts";
import { given, smallTree } from "#lib/testing.ts";
import { trail } from "./queries.ts";

useDatabase();

let tree: Awaited<ReturnType<typeof smallTree>>;
beforeAll(async () => {
  tree = await smallTree();
  given(await endPost(tree.admin, { postId: tree.liaison.post.id, reason: "岗位调整" }));
});

test("the trail says who did what, for whom and why", async () => {
  const read = await trail(tree.admin, { command: "endPost" });
  expect(read?.rows).toMatchObject([{ who: "系统管理员 管理员", deed: "收回岗位", forWhom: "李联络", organization: "示例单位", reason: "岗位调整" }]);
});

test("an auditor reads all of it, and no name", async () => {
  const auditor: Actor = { ...tree.admin, post: { ...tree.admin.post, role: "auditor" } };
  const read = await trail(auditor, {});
  expect(read?.rows.length).toBeGreaterThan(10);
  expect(JSON.stringify(read?.rows)).not.toMatch(/李联络|赵老师|孙书记/);
  expect(read?.rows.find((row) => row.deed === "收回岗位")?.forWhom).toMatch(/^人员 [0-9A-F]{6}$/);
});

test("a secretary reads his own branch's, a volunteer none", async () => {
  const mine = await trail(tree.secretary, {});
  expect(new Set(mine?.rows.map((row) => row.organization))).toEqual(new Set(["示例党支部"]));
  expect(await trail({ kind: "person", personId: tree.volunteer, signInId: "", teamIds: [] }, {})).toBeNull();
});

test("it pages by key, in two queries", async () => {
  const { value, queries } = await countQueries(() => trail(tree.admin, {}));
  expect(queries.length).toBe(2);
  const last = value?.rows.at(-1)?.id ?? "";
  const next = await trail(tree.admin, { after: last });
  expect(next?.rows.every((row) => row.id < last)).toBe(true);
});
