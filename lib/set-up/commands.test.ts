import { expect, test } from "vitest";
import { database } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import { enterPassword } from "#lib/sign-in/commands.ts";
import { signedIn } from "#lib/sign-in/queries.ts";
import { issueSetUpLink, setUp } from "./commands.ts";
import { setUpStands } from "./queries.ts";

useDatabase();

const form = (token: string) => ({
  token,
  organizationName: "示例直属机关工委",
  name: "管理员",
  phone: "199 0000 0001",
  password: "黄河铁桥1909",
  again: "黄河铁桥1909",
});
const tokenOf = (link: string) => link.split("/").at(-1) ?? "";

test("the first administrator sets up once", async () => {
  await setClock("2026-11-01T00:00:00Z");
  const late = tokenOf(await issueSetUpLink());
  await setClock("2026-11-08T00:00:01Z");
  expect(await setUpStands(late)).toBe(false);
  expect(await setUp(form(late), "a")).toMatchObject({ ok: false, code: "set_up_over" });

  const token = tokenOf(await issueSetUpLink());
  expect(await setUpStands(token)).toBe(true);
  expect(await setUp({ ...form(token), password: "password", again: "password" }, "a")).toMatchObject({
    ok: false,
    fields: { password: expect.any(String) },
  });
  const both = await Promise.all([setUp(form(token), "a"), setUp(form(token), "b")]);
  expect(both.map((answer) => answer.ok).sort()).toEqual([false, true]);
  const done = both.find((answer) => answer.ok);
  expect(done?.ok && (await signedIn(done.value.signInId))).toMatchObject({
    name: "管理员",
    posts: [{ role: "system_admin", organizationName: "示例直属机关工委" }],
  });
  expect(await database().select().from(organization)).toHaveLength(1);
  expect(await enterPassword({ phone: "19900000001", password: "黄河铁桥1909" }, "a")).toMatchObject({ ok: true });
  expect(await setUp(form(token), "a")).toMatchObject({ ok: false, code: "set_up_over" });
  await expect(issueSetUpLink()).rejects.toThrow("已经设置过");
});
