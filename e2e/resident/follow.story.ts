import { codeOf } from "#lib/follow/commands.ts";
import { codeShown } from "#lib/follow/rules.ts";
import { newId } from "#lib/ids.ts";
import { noSidewaysScroll } from "../phones.ts";
import { reportFrom, resolveIt } from "../requests-made.ts";
import { makeStage, type Stage } from "../stage.ts";
import { expect, test } from "../world.ts";

let stage: Stage;
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
});

test("solved: the resident says so with two taps, and opens it again when it comes back", async ({ page }) => {
  const { id, number } = await reportFrom(stage);
  await page.goto("/follow");
  await page.getByLabel("查询码").fill(codeShown(codeOf(id)));
  await page.getByRole("button", { name: "查看" }).click();
  await expect(page.getByText(number).first()).toBeVisible();
  await expect(page.getByText("社区收到了，正在安排谁来办")).toBeVisible();
  await expect(page.getByRole("button", { name: "解决了", exact: true })).toHaveCount(0);
  await resolveIt(stage, id);
  await page.reload();
  await expect(page.getByText("换了新灯，今晚亮了")).toBeVisible();
  await page.getByRole("button", { name: "解决了", exact: true }).click();
  await expect(page.getByText("请选择满意不满意。").first()).toBeVisible();
  await page.getByLabel("满意", { exact: true }).check();
  await page.getByRole("button", { name: "解决了", exact: true }).click();
  await expect(page.getByText("已经解决", { exact: true })).toBeVisible();
  await noSidewaysScroll(page);
  await page.getByText("问题又出现了").click();
  await page.getByLabel("现在是什么情况").fill("昨晚又不亮了");
  await page.getByRole("button", { name: "请再办一次" }).click();
  await expect(page.getByText(/正在办/).first()).toBeVisible();
  await expect(page.getByText("昨晚又不亮了")).toBeVisible();
});

test("late is said as late", async ({ page, clock }) => {
  const { id } = await reportFrom(stage);
  await clock.set("2026-11-11T09:00:00+08:00");
  await page.goto(`/follow/${codeOf(id)}`);
  await expect(page.getByText(/已经超过期限：应在 11月9日 18:00 前办好/)).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("not solved: the same handler has it again; a look alone changes nothing", async ({ page }) => {
    const { id } = await reportFrom(stage);
    await resolveIt(stage, id);
    await page.goto(`/follow/${codeOf(id)}`);
    await page.goto(`/follow/${codeOf(id)}`);
    await page.getByLabel("不满意", { exact: true }).check();
    await page.getByLabel("还想说的话").fill("晚上还是不亮");
    await page.getByRole("button", { name: "没有解决" }).click();
    await expect(page.getByText("居民回访时说没有解决，由原办理单位继续办理。")).toBeVisible();
    await expect(page.getByText(/正在办/).first()).toBeVisible();
  });
});

test("ten thousand guesses: wrong codes are told, then the address waits, and nothing is given away", async ({ page, request, clock }) => {
  await clock.set("2026-11-12T09:00:00+08:00");
  const { id } = await reportFrom(stage);
  await page.goto("/follow");
  await page.getByLabel("查询码").fill("1234");
  await page.getByRole("button", { name: "查看" }).click();
  await expect(page.getByText("没有找到这个查询码。请核对短信或回执上的 12 位数字。").first()).toBeVisible();
  let told = 0;
  let waits = 0;
  for (let n = 0; n < 40; n++) {
    const answer = await request.get(`/follow/${String(100_000_000_000 + n)}`);
    const text = await answer.text();
    expect(text).not.toContain("19900001111");
    if (text.includes("没有找到这个查询码")) told++;
    if (text.includes("输错的次数太多")) waits++;
  }
  expect(told).toBeLessThanOrEqual(20);
  expect(waits).toBeGreaterThanOrEqual(20);
  const photo = await request.get(`/follow/${codeOf(id)}/photos/${newId()}`);
  expect(photo.status()).toBe(429);
  await page.goto(`/follow/${codeOf(id)}`);
  await expect(page.getByText(/输错的次数太多，请十分钟后再试/)).toBeVisible();
  await clock.set("2026-11-12T09:11:00+08:00");
  await page.reload();
  await expect(page.getByText("社区收到了，正在安排谁来办")).toBeVisible();
});
