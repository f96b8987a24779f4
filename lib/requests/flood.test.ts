import { count, eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { database } from "#db/client.ts";
import { request } from "#db/schema/requests.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import { newId } from "#lib/ids.ts";
import { given, smallTree } from "#lib/testing.ts";
import { sendReport } from "./commands.ts";

useDatabase();
let tree: Awaited<ReturnType<typeof smallTree>>;
beforeAll(async () => {
  await setClock("2026-11-25T01:00:00Z");
  tree = await smallTree();
});

const send = (address: string, phone = "", key = newId()) => sendReport({ kind: "visitor" }, { communityId: tree.community, placeText: "三号楼", words: "楼道灯不亮", category: "other", phone, callMe: "" }, key, address);
const stored = async () => (await database().select({ n: count() }).from(request).where(eq(request.communityId, tree.community)))[0]!.n;

it("thirty reports from one address in ten minutes are taken, the next is refused with what to do, and another address is not", async () => {
  for (let at = 0; at < 30; at++) given(await send("10.0.0.1"));
  const before = await stored();
  for (let at = 0; at < 3; at++) expect(await send("10.0.0.1")).toMatchObject({ ok: false, code: "too_many", message: expect.stringContaining("打社区电话") });
  expect(await stored()).toBe(before);
  given(await send("10.0.0.2"));
  await setClock("2026-11-25T01:10:01Z");
  given(await send("10.0.0.1"));
});

it("ten a day with one telephone, from wherever and however it is typed", async () => {
  await setClock("2026-11-26T01:00:00Z");
  for (let at = 0; at < 10; at++) given(await send(`10.0.1.${at}`, at % 2 === 0 ? "19900001111" : "199 0000 1111"));
  expect(await send("10.0.1.20", "199-0000-1111")).toMatchObject({ code: "too_many", message: expect.stringContaining("手机号") });
  given(await send("10.0.1.20", "19900002222"));
  await setClock("2026-11-27T01:00:01Z");
  given(await send("10.0.1.20", "19900001111"));
});

it("the same form sent again after the dead network is one report, and is answered like the first", async () => {
  await setClock("2026-11-28T01:00:00Z");
  const key = newId();
  const first = given(await send("10.0.2.1", "19900003333", key));
  const before = await stored();
  expect(given(await send("10.0.2.9", "19900003333", key))).toEqual(first);
  expect(await stored()).toBe(before);
});
