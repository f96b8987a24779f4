import type { Page } from "@playwright/test";
import { codeOf } from "#lib/follow/commands.ts";
import { addTeam } from "#lib/teams/commands.ts";
import { reportFrom } from "../requests-made.ts";
import { makeStage, must, type Player, type Stage } from "../stage.ts";
import { expect, phone, signInAs, test } from "../world.ts";

let stage: Stage;
let member: Player;
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
  member = await stage.person("阎党员", { member: false, organizationId: stage.unit, inService: true });
  await must(addTeam(stage.worker.at, { organizationId: stage.community, name: "邻里志愿队", duties: ["neighbourhood"], weekLimit: 3, public: "yes" }));
});

const open = async (page: Page, id: string) => {
  await signInAs(page, stage.worker.id);
  await page.goto(`${stage.worker.office}/requests/${id}`);
};

test("one click makes a 微心愿 of a request; a member does it from his phone, and the resident and the handler see that it is done", async ({ page }) => {
  const { id } = await reportFrom(stage, { words: "我是张奶奶，3号楼402室的灯坏了，够不着", publicConsent: "on" });
  await open(page, id);
  await page.locator("summary", { hasText: "转出" }).click();
  await page.getByRole("button", { name: "转为微心愿" }).click();
  await page.waitForURL(/\/wishes\/[0-9a-f-]{36}$/);
  await expect(page.getByText("的灯坏了，够不着")).toBeVisible();
  await expect(page.getByText(/张奶奶|402/)).toHaveCount(0);
  await page.getByRole("button", { name: "发布" }).click();
  await expect(page.getByText("待认领").first()).toBeVisible();

  await page.setViewportSize(phone);
  await signInAs(page, member.id);
  await page.goto("/me/community/wishes");
  await page.getByRole("button", { name: /我来做/ }).first().click();
  await page.locator("summary", { hasText: "做完了" }).click();
  await page.getByLabel(/^做了什么/).fill("换了新灯，也换了开关");
  await page.getByRole("button", { name: "登记完成" }).click();
  await expect(page.getByText("已完成").first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

  await page.goto(`/follow/${codeOf(id)}`);
  await expect(page.getByText("换了新灯，也换了开关").first()).toBeVisible();
  await signInAs(page, stage.worker.id);
  await page.goto(stage.worker.office);
  await page.getByRole("listitem").filter({ hasText: "转出的事有了结果" }).getByRole("link").click();
  await page.getByRole("link", { name: /够不着/ }).click();
  await expect(page.getByText("已办完").first()).toBeVisible();
});

test("one form makes a session of a request and ties the two; cancelled, the request says so", async ({ page }) => {
  const { id } = await reportFrom(stage, { words: "院子里落叶堆了一地，老人容易滑倒" });
  await open(page, id);
  await page.locator("summary", { hasText: "转出" }).click();
  await page.getByRole("link", { name: "转为志愿服务场次" }).click();
  await expect(page.getByLabel(/这件诉求等这一场办完再办结/)).toBeChecked();
  await page.getByLabel(/或写明地点/).fill("示例小区院内");
  await page.getByRole("button", { name: "存成草稿，下一步看样子" }).click();
  await page.waitForURL(/\/sessions\/[0-9a-f-]{36}\/publication$/);
  const session = page.url().replace(/\/publication$/, "");
  await page.goto(`${stage.worker.office}/requests/${id}`);
  await expect(page.getByText("还没有结果")).toBeVisible();
  await page.goto(`${session}/cancellation`);
  await page.getByLabel(/原因/).fill("下雪了，改天再扫");
  await page.getByRole("button", { name: /取消/ }).last().click();
  await page.waitForURL(/done=cancelled/);
  await page.goto(`${stage.worker.office}/requests/${id}`);
  await expect(page.getByText("取消了：下雪了，改天再扫")).toBeVisible();
  await expect(page.getByText("没有办成").first()).toBeVisible();
});
