import { and, desc, eq } from "drizzle-orm";
import { database } from "#db/client.ts";
import { runJobsOnce } from "#db/moments.ts";
import { message } from "#db/schema/ground.ts";
import { signup } from "#db/schema/signups.ts";
import { open } from "#lib/crypto.ts";
import { signUp } from "#lib/signups/commands.ts";
import { signupJobs } from "#lib/signups/jobs.ts";
import { anotherPhone, noSidewaysScroll } from "../phones.ts";
import { publishConsultation } from "../sessions-made.ts";
import { makeStage, must, type Stage } from "../stage.ts";
import { expect, signInAs, test } from "../world.ts";

let stage: Stage;
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
});
test.beforeEach(async ({ clock }) => clock.set("2026-11-02T09:00:00+08:00"));

async function stateOf(shiftId: string, personId: string): Promise<string | undefined> {
  const rows = await database().select({ state: signup.state }).from(signup).where(and(eq(signup.shiftId, shiftId), eq(signup.personId, personId))).orderBy(desc(signup.id)).limit(1);
  return rows[0]?.state;
}

async function offeredLink(personId: string): Promise<string> {
  const [told] = await database().select({ id: message.id, sealed: message.sealed }).from(message).where(and(eq(message.kind, "offer"), eq(message.personId, personId)));
  return told?.sealed ? new URL(open("message", told.id, told.sealed)).pathname : "";
}

test("a place given back goes to the first who waits, by a link that needs no sign-in and does nothing by being looked at", async ({ page, world, browser }) => {
  const [first, second] = [await stage.person("慕容示例"), await stage.person("尉迟示例")];
  const busy = await publishConsultation(stage, { inDays: 25, capacity: 1, title: "另一场有人候补" });
  for (const name of ["宇文一", "宇文二", "宇文三"]) await must(signUp((await stage.person(name)).actor, { shiftId: busy.desk }));
  const { desk } = await publishConsultation(stage, { inDays: 2, capacity: 1, title: "只要一位" });
  const row = { hasText: "只要一位" };

  await signInAs(page, first.id);
  await page.goto("/me");
  await noSidewaysScroll(page);
  await page.getByRole("list", { name: "适合我的岗位" }).getByRole("listitem").filter(row).getByRole("button", { name: "报名" }).click();
  await expect(page.getByText("报上了。活动前一天会提醒您。")).toBeVisible();
  await noSidewaysScroll(page);
  await page.goto("/me");
  await expect(page.getByRole("heading", { name: "我的下一个岗位" })).toBeVisible();
  await expect(page.getByText("只要一位 · 咨询席")).toBeVisible();

  const theirs = await anotherPhone(browser, second.id);
  await theirs.goto("/me");
  await theirs.getByRole("listitem").filter(row).getByRole("button", { name: "候补" }).click();
  await expect(theirs.getByText("已排进候补，轮到您时会告诉您。")).toBeVisible();
  await theirs.goto("/me/shifts");
  await expect(theirs.getByRole("list", { name: "我报的岗位" }).getByRole("listitem").filter(row)).toContainText("候补第 1 位");
  await noSidewaysScroll(theirs);

  await page.getByRole("link", { name: "看详情、取消" }).click();
  await page.getByText("取消报名", { exact: true }).click();
  await page.getByRole("button", { name: "确定取消报名" }).click();
  await expect(page.getByText("已取消，名额会让给候补的人。")).toBeVisible();

  // Without the sending: once a message is out, the link in it is erased.
  await runJobsOnce(signupJobs);
  expect(await stateOf(desk, second.id)).toBe("offered");
  const path = await offeredLink(second.id);
  expect(path).toMatch(/^\/a\/[\w-]+$/);
  await world.runJobs();
  expect(await offeredLink(second.id)).toBe("");

  const [seen, forgotten] = [await anotherPhone(browser), await anotherPhone(browser)];
  for (const one of [seen, forgotten]) {
    await one.goto(path);
    await expect(one.getByRole("heading", { name: /^您是 尉迟?\*+ 吗？$/ })).toBeVisible();
    await noSidewaysScroll(one);
  }
  expect(await stateOf(desk, second.id)).toBe("offered");
  await seen.getByRole("button", { name: "是我，接受" }).click();
  await expect(seen.getByText("已经记下：您来。")).toBeVisible();
  expect(await stateOf(desk, second.id)).toBe("confirmed");
  await forgotten.getByRole("button", { name: "是我，接受" }).click();
  await expect(forgotten.getByText("您已经报上了，不用再答复。")).toBeVisible();
  await forgotten.goto(path);
  await expect(forgotten.getByText("已经记下：您来。")).toBeVisible();
  await expect(forgotten.getByRole("button", { name: "是我，接受" })).toHaveCount(0);
  await forgotten.goto(`${path}x`);
  await expect(forgotten.getByRole("heading", { name: "这个链接打不开" })).toBeVisible();
  for (const one of [theirs, seen, forgotten]) await one.context().close();
});

test.describe("in WeChat", () => {
  test.use({ userAgent: "Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36 XWEB/1260 MMWEBSDK/20240501 MicroMessenger/8.0.50 NetType/WIFI Language/zh_CN" });

  test("a volunteer signs up with one tap, and a second tap does no harm", async ({ page }) => {
    const volunteer = await stage.person("皇甫示例");
    const { desk } = await publishConsultation(stage, { inDays: 2, title: "微信里报名" });
    await signInAs(page, volunteer.id);
    await page.goto("/me/shifts");
    await page.getByRole("listitem").filter({ hasText: "微信里报名" }).getByRole("button", { name: "报名" }).dblclick();
    await expect(page.getByText("报上了。活动前一天会提醒您。")).toBeVisible();
    expect(await stateOf(desk, volunteer.id)).toBe("confirmed");
    await noSidewaysScroll(page);
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a volunteer signs up with one tap and cancels", async ({ page }) => {
    const volunteer = await stage.person("公孙示例");
    const { desk } = await publishConsultation(stage, { inDays: 2, title: "没有脚本时报名" });
    await signInAs(page, volunteer.id);
    await page.goto("/me/shifts");
    await page.getByRole("listitem").filter({ hasText: "没有脚本时报名" }).getByRole("button", { name: "报名" }).click();
    await expect(page.getByText("报上了。活动前一天会提醒您。")).toBeVisible();
    expect(await stateOf(desk, volunteer.id)).toBe("confirmed");
    await page.getByText("取消报名", { exact: true }).click();
    await page.getByRole("button", { name: "确定取消报名" }).click();
    await expect(page.getByText("已取消，名额会让给候补的人。")).toBeVisible();
    expect(await stateOf(desk, volunteer.id)).toBe("cancelled");
  });
});
