import { makeStage, type Stage } from "../stage.ts";
import { desktop, expect, signInAs, test } from "../world.ts";

test.use({ viewport: desktop });

test.use({ own: "gifts" });

let stage: Stage;
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
});

test("a gift is entered, applied for, approved by another, paid out and signed for; never a fen above what it holds", async ({ page, browser, world }) => {
  const approver = await stage.poster("审批老师", "finance_approver", stage.branch);
  const gifts = `${stage.secretary.office}/gifts`;

  await signInAs(page, stage.secretary.id);
  await page.goto(gifts);
  await page.getByRole("link", { name: "登记捐款" }).click();
  const amount = page.getByLabel("金额", { exact: false }).first();
  await page.getByRole("textbox", { name: "捐赠人" }).fill("热心的秦先生");
  await amount.fill("三百");
  await page.getByRole("button", { name: "登记捐赠" }).click();
  await expect(amount).toHaveAccessibleDescription(/金额不对，请写成 1000 或 1000.50/);
  await expect(amount).toHaveValue("三百");
  await expect(page.getByRole("textbox", { name: "捐赠人" })).toHaveValue("热心的秦先生");
  await amount.fill("300.05");
  await page.getByRole("button", { name: "登记捐赠" }).click();
  await page.waitForURL(/\/gifts\/[0-9a-f-]{36}$/);
  await expect(page.getByText("热心的秦先生")).toBeVisible();
  const gift = page.url();

  await page.getByRole("link", { name: "打印捐赠登记单" }).click();
  await expect(page.getByRole("heading", { name: "捐赠登记单（非捐赠票据，不作抵税凭证）" })).toBeVisible();
  await expect(page.getByText("人民币叁佰元零伍分")).toBeVisible();

  await page.goto(`${gifts}/applications`);
  await page.getByRole("link", { name: "申请用款" }).click();
  await page.getByLabel("用途").fill("六一助学");
  await page.getByLabel("受助人、学校或单位").fill("示例小学");
  await page.getByLabel("班级或年级").fill("三年级");
  await page.getByLabel("受助人数").fill("6");
  await page.getByLabel("申请金额").fill("500");
  await page.getByRole("button", { name: "提交申请" }).click();
  await page.waitForURL(/\/applications\/[0-9a-f-]{36}$/);
  const application = page.url();
  await expect(page.getByRole("link", { name: "审批" })).toHaveCount(0);

  const theirs = await browser.newContext({ baseURL: world.address, viewport: desktop });
  const desk = await theirs.newPage();
  await signInAs(desk, approver.id);
  await desk.goto(application);
  await desk.getByRole("link", { name: "审批", exact: true }).click();
  await desk.getByLabel("批准", { exact: true }).check();
  await desk.getByRole("button", { name: "提交审批" }).click();
  await desk.waitForURL(application);
  await expect(desk.getByText("已批准").first()).toBeVisible();
  await expect(desk.getByRole("link", { name: "拨付" })).toHaveCount(0);
  await theirs.close();

  await page.goto(application);
  await page.getByRole("link", { name: "拨付", exact: true }).click();
  const part = page.getByRole("textbox", { name: "金额" });
  await expect(part).toHaveValue("300.05");
  await part.fill("300.06");
  await page.getByLabel("签收的人或单位").fill("示例小学");
  await page.getByLabel("这是最后一笔，批准数额的余下部分不再拨付").check();
  await page.getByRole("button", { name: "登记拨付" }).click();
  await expect(page.getByText(/余额 ¥300\.05，不够拨付。/).first()).toBeVisible();
  await expect(part).toHaveValue("300.06");
  await expect(page.getByLabel("签收的人或单位")).toHaveValue("示例小学");
  await part.fill("300.05");
  await page.getByRole("button", { name: "登记拨付" }).click();
  await page.waitForURL(application);

  await page.getByText("登记签收", { exact: true }).click();
  await page.getByRole("button", { name: "确定登记签收" }).click();
  await expect(page.getByText("已签收").first()).toBeVisible();
  await page.goto(gift);
  await expect(page.getByRole("link", { name: "六一助学" })).toBeVisible();
  await expect(page.getByText("¥0.00").first()).toBeVisible();

  const visitors = await browser.newContext({ baseURL: world.address });
  const visitor = await visitors.newPage();
  await visitor.goto("/gifts");
  await expect(visitor.getByRole("heading", { name: "捐赠公示" })).toBeVisible();
  await expect(visitor.getByText("¥300.05").first()).toBeVisible();
  await expect(visitor.getByText("6 人次").first()).toBeVisible();
  expect(await visitor.content()).not.toMatch(/秦先生|示例小学/);
  await visitors.close();
});
