import { setClock } from "#db/moments.ts";
import type { Actor } from "#lib/actor.ts";
import { addOrganization, linkOrganization } from "#lib/organizations/commands.ts";
import { makeStage, must, type Player, type Poster, type Stage } from "../stage.ts";
import { desktop, expect, phone, signInAs, test } from "../world.ts";

const job: Actor = { kind: "job", name: "story" };
let stage: Stage;
let unit: string;
let liaison: Poster;
let member: Player;
const words = "走了三栋楼，看望了两户老人，楼道堆了纸箱";

test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
  unit = (await must(addOrganization(job, { name: "包联示例单位", kind: "unit", parentId: stage.committee }))).organizationId;
  const grid = (await must(addOrganization(job, { name: "走访示例网格", kind: "grid", parentId: stage.community }))).organizationId;
  await must(linkOrganization(stage.worker.at, { organizationId: grid, partnerId: unit, kind: "double_registration" }));
  liaison = await stage.poster("佟联络", "unit_liaison", unit);
  member = await stage.person("阮党员", { member: false, organizationId: unit, inService: true });
});

for (const size of [desktop, phone]) {
  test(`a unit records its week's visit with a finding; the community sees the request and the visit, ${size.width} wide`, async ({ page }) => {
    await page.setViewportSize(size);
    const day = size === desktop ? "2026-11-02" : "2026-11-03";
    await setClock(`${day}T16:00:00+08:00`);
    await signInAs(page, liaison.id);
    await page.goto(`${liaison.office}/visits`);
    await page.getByRole("link", { name: /^记一次走访/ }).first().click();
    await page.getByRole("button", { name: "保存走访" }).click();
    await expect(page.getByText("请多写几个字，说清看到了什么。").or(page.getByText("请写一下看到了什么。")).first()).toBeVisible();
    await page.getByLabel(/^看到了什么/).fill(words);
    await page.getByLabel("阮党员").check();
    await page.getByLabel("名单以外还有几个人").fill("2");
    await page.locator("summary", { hasText: "发现了要社区办的问题" }).click();
    await page.getByLabel("是什么问题").first().fill(`二单元楼道堆满纸箱 ${size.width}`);
    await page.getByLabel("类别").first().selectOption("fire_exit");
    await page.getByRole("button", { name: "保存走访" }).click();
    await page.waitForURL(/\/visits\/[0-9a-f-]{36}$/);
    await expect(page.getByText("阮党员，另有 2 人")).toBeVisible();
    await expect(page.getByText(/诉求〔2026〕\d{5}号/)).toBeVisible();
    const visit = page.url();

    await signInAs(page, stage.worker.id);
    await page.goto(`${stage.worker.office}/requests?show=unsent`);
    await page.getByRole("link", { name: `二单元楼道堆满纸箱 ${size.width}` }).click();
    await expect(page.getByText("周进网格走访时发现").first()).toBeVisible();
    await page.getByRole("link", { name: /包联示例单位.*走访/ }).click();
    await expect(page.getByText(words)).toBeVisible();
    expect(page.url()).toContain(visit.split("/").at(-1));
    await page.goto(`${stage.worker.office}/visits`);
    await expect(page.getByRole("row", { name: /走访示例网格/ }).first()).toContainText("已走访");
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

    await signInAs(page, member.id);
    await page.goto("/me/community");
    await page.getByRole("link", { name: /我去过：走访示例网格/ }).first().click();
    await expect(page.getByText(words)).toBeVisible();
  });
}

test("a week without a visit is shown to the unit as missed, and a member records the next from his phone", async ({ page }) => {
  await setClock("2026-11-17T10:00:00+08:00");
  await signInAs(page, liaison.id);
  await page.goto(liaison.office);
  await expect(page.getByText("1 周没有走访")).toBeVisible();
  await expect(page.getByText("本周还没有走访走访示例网格")).toBeVisible();
  await page.goto(`${liaison.office}/visits`);
  await expect(page.getByText("1 周：11月9日–11月15日")).toBeVisible();

  await page.setViewportSize(phone);
  await signInAs(page, member.id);
  await page.goto("/me/community");
  await page.getByRole("link", { name: "记一次走访" }).click();
  await page.getByLabel(/^看到了什么/).fill("查了两个单元的飞线充电");
  await page.getByRole("button", { name: "保存走访" }).click();
  await page.waitForURL(/\/me\/community$/);
  await expect(page.getByText("已走访")).toBeVisible();
});
