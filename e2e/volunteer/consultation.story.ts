import { openDay } from "#lib/attendance/commands.ts";
import { signUp } from "#lib/signups/commands.ts";
import { publishConsultation } from "../sessions-made.ts";
import { makeStage, must, type Stage } from "../stage.ts";
import { expect, signInAs, test } from "../world.ts";

let stage: Stage;
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
});

test("a counsellor logs a resident's three matters by ticks, and nobody else reads a word", async ({ page, clock, browser }) => {
  const counsellor = await stage.person("赵老师");
  const other = await stage.person("孙老师");
  const { sessionId, desk, day } = await publishConsultation(stage);
  for (const player of [counsellor, other]) await must(signUp(player.actor, { shiftId: desk }));
  await clock.set(`${day}T09:05:00+08:00`);
  await must(openDay(stage.secretary.at, { sessionId }));

  await signInAs(page, counsellor.id);
  await page.goto("/me/cases");
  await page.getByRole("link", { name: "登记一位" }).click();
  await page.getByLabel("咨询人姓名").fill("张奶奶");
  await page.getByLabel("对方姓名").fill("张小辉");
  await page.getByRole("button", { name: "核对，开始接待" }).click();
  await expect(page.getByText("居民还没有表示同意").or(page.getByText("请选择是否已进入诉讼等程序")).first()).toBeVisible();
  await expect(page.getByLabel("咨询人姓名")).toHaveValue("张奶奶");
  await page.getByLabel("居民听了上面的话，表示同意").check();
  await page.getByLabel("未进入程序").check();
  await page.getByRole("button", { name: "核对，开始接待" }).click();

  await page.waitForURL(/\/words$/);
  await page.getByLabel("用了多少分钟").fill("30");
  await page.getByLabel("赡养").selectOption({ label: "已解答" });
  await page.getByLabel("房产继承").selectOption({ label: "有调解意向" });
  await page.getByLabel("物业服务").selectOption({ label: "已解答" });
  await page.getByLabel("情况").fill("张奶奶的三件事");
  await page.getByRole("button", { name: "保存" }).click();
  await page.waitForURL(/\/me\/cases\/[0-9a-f-]{36}$/);
  await page.goto("/me/cases");

  await page.getByRole("link", { name: /第 1 位/ }).click();
  await page.waitForURL(/\/me\/cases\/[0-9a-f-]{36}$/);
  await expect(page.getByText("赡养")).toBeVisible();
  const address = page.url();
  await page.getByRole("link", { name: /看记下的话/ }).click();
  await expect(page.getByLabel("情况")).toHaveValue("张奶奶的三件事");

  const theirs = await browser.newContext();
  const stranger = await theirs.newPage();
  await signInAs(stranger, other.id);
  for (const path of [address, `${address}/words`]) expect((await stranger.goto(path))?.status(), path).toBe(404);
  await theirs.close();
});
