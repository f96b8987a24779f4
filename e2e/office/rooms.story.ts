import { setClock } from "#db/moments.ts";
import { makeStage, type Stage } from "../stage.ts";
import { expect, phone, signInAs, test } from "../world.ts";

let stage: Stage;
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
});

test("a community opens a room, books it for a choir, hangs the week on the door; a branch finds the time taken and takes the next; residents see when it is free and no name", async ({ page }) => {
  await setClock("2026-11-02T09:00:00+08:00");
  await signInAs(page, stage.worker.id);
  await page.goto(`${stage.worker.office}/rooms/new`);
  await page.getByLabel("名称").fill("故事活动室");
  await page.getByLabel("最多几个人").fill("30");
  await page.getByRole("button", { name: "新增" }).click();
  await page.waitForURL(/\/rooms\/[0-9a-f-]{36}$/);
  const room = page.url().split("/").at(-1);

  await page.getByLabel("哪天").fill("2026-11-04");
  await page.getByLabel(/^从/).fill("08:00");
  await page.getByLabel(/^到/).fill("10:00");
  await page.getByLabel("做什么用").fill("合唱队排练");
  await page.getByLabel("大约几个人").fill("20");
  await page.getByLabel("联系人称呼").fill("曾奶奶");
  await page.getByRole("button", { name: "预约" }).click();
  await expect(page.getByText("这一天开放 09:00–17:30，请选在里面。").first()).toBeVisible();
  await expect(page.getByLabel("做什么用")).toHaveValue("合唱队排练");
  await page.getByLabel(/^从/).fill("09:00");
  await page.getByRole("button", { name: "预约" }).click();
  await page.waitForURL(/day=2026-11-04/);
  await expect(page.getByText("09:00–10:00 合唱队排练")).toBeVisible();
  await page.getByRole("link", { name: "打印门口的表" }).click();
  await expect(page.getByText("09:00–10:00 合唱队排练")).toBeVisible();
  await expect(page.getByText("曾奶奶")).toHaveCount(0);

  await signInAs(page, stage.secretary.id);
  await page.goto(`${stage.secretary.office}/rooms/${room}?day=2026-11-04`);
  await expect(page.getByText("09:00–10:00 已有人约")).toBeVisible();
  const book = async (from: string, to: string) => {
    await page.getByLabel(/^从/).fill(from);
    await page.getByLabel(/^到/).fill(to);
    await page.getByLabel("做什么用").fill("支部学习");
    await page.getByLabel("大约几个人").fill("12");
    await page.getByRole("button", { name: "预约" }).click();
  };
  await book("09:30", "10:30");
  await expect(page.getByText("这段时间刚刚被别人约走了").first()).toBeVisible();
  await book("10:00", "11:00");
  await expect(page.getByText("10:00–11:00 支部学习")).toBeVisible();

  await page.context().clearCookies();
  await page.setViewportSize(phone);
  await page.goto("/rooms");
  await expect(page.getByText("空着：11:00–17:30")).toBeVisible();
  await expect(page.getByText(/合唱队|支部学习|曾奶奶/)).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});
