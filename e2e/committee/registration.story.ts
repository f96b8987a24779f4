import { makeStage, type Stage } from "../stage.ts";
import { desktop, expect, signInAs, test } from "../world.ts";

test.use({ viewport: desktop });

test.use({ own: "registration" });

let stage: Stage;
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
});

test("a unit and its members report to the community, a service done there counts, and the report says so", async ({ page, browser, world }) => {
  const liaison = await stage.poster("联络老师", "unit_liaison", stage.unit);
  const officer = await stage.poster("工委老师", "committee_officer", stage.committee);
  const theirs = await browser.newContext({ baseURL: world.address, viewport: desktop });
  const desk = await theirs.newPage();
  await signInAs(page, liaison.id);
  await signInAs(desk, stage.worker.id);

  await page.goto(`${liaison.office}/registrations`);
  await page.getByRole("link", { name: "向社区报到" }).click();
  await page.getByRole("button", { name: "提交报到" }).click();
  await expect(page.getByLabel("社区", { exact: false }).first()).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("combobox", { name: "社区" }).selectOption({ label: "示例街道 · 示例社区" });
  await page.getByRole("button", { name: "提交报到" }).click();
  await page.waitForURL(/\/registrations$/);
  await expect(page.getByRole("table", { name: "单位报到" }).getByRole("link", { name: "示例单位" })).toBeVisible();

  await page.getByRole("link", { name: "粘贴名单报到" }).click();
  await page.getByLabel("名单").fill("姓名\t电话\t社区\n秦 明\t18811110001\t示例社区\n许亮\t18811110002\t不在此地社区\n何平\t18811110003\t示例社区\n");
  await page.getByRole("button", { name: "看一看会怎么办" }).click();
  const preview = page.getByRole("table", { name: "名单预览" });
  await expect(preview.getByRole("row", { name: /许亮/ }).getByRole("alert")).toContainText("社区");
  await expect(page.getByText(/共 3 行：2 行可以提交（其中新增 2 人）.*1 行需要修改/)).toBeVisible();
  await page.getByLabel(/先提交没有问题的/).check();
  await page.getByRole("button", { name: "提交 2 人的报到" }).click();
  await page.waitForURL(/group=submitted/);
  await expect(page.getByText("秦明").first()).toBeVisible();
  await expect(page.getByText("许亮")).toHaveCount(0);

  await desk.goto(`${stage.worker.office}/registrations`);
  await desk.getByRole("row", { name: /示例单位/ }).getByRole("button", { name: "接收" }).click();
  await expect(desk.getByRole("row", { name: /示例单位/ }).getByText(/已报到|已接收/)).toBeVisible();
  await desk.getByText("整份接收", { exact: true }).click();
  await desk.getByRole("button", { name: "确定整份接收" }).click();
  await expect(desk.getByText("现在没有等待接收的党员")).toBeVisible();

  await page.goto(`${liaison.office}/registrations/declared`);
  await page.getByRole("combobox", { name: "党员" }).selectOption({ label: "秦明（尾号0001）" });
  await page.getByLabel("多少分钟").fill("90");
  await page.getByRole("combobox", { name: "在哪个社区" }).selectOption({ label: "示例街道 · 示例社区" });
  await page.getByLabel("哪一天").fill(await page.getByLabel("哪一天").getAttribute("max") ?? "");
  await page.getByLabel("做了什么").fill("小区环境整治");
  await page.getByRole("button", { name: "申报" }).click();
  await expect(page.getByText("已申报，等待确认").first()).toBeVisible();

  await desk.getByRole("link", { name: "待确认的申报服务" }).click();
  await expect(desk.getByText(/小区环境整治/)).toBeVisible();
  await desk.getByRole("button", { name: "确认", exact: true }).click();
  await expect(desk.getByText("现在没有等待确认的服务记录")).toBeVisible();
  await theirs.close();

  const boss = await browser.newContext({ baseURL: world.address, viewport: desktop });
  const report = await boss.newPage();
  await signInAs(report, officer.id);
  await report.goto(`${officer.office}/reports/participation`);
  await expect(report.getByRole("heading", { level: 1 })).toContainText("双报到参与情况");
  await expect(report.getByText("2 / 2").first()).toBeVisible();
  await expect(report.getByText("1 / 2").first()).toBeVisible();
  await boss.close();
});
