import { signUp } from "#lib/signups/commands.ts";
import { anotherPhone, noSidewaysScroll } from "../phones.ts";
import { publishConsultation } from "../sessions-made.ts";
import { makeStage, must, type Stage } from "../stage.ts";
import { desktop, expect, phone, signInAs, test } from "../world.ts";

test.use({ viewport: desktop });

let stage: Stage;
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
});
test.beforeEach(async ({ clock }) => clock.set("2026-11-02T09:00:00+08:00"));

test("a member who comes without a sign-up is entered on the spot; who is full or not chosen is told", async ({ page, clock }) => {
  const on = await stage.person("牧补登");
  const extra = await stage.person("隗补登");
  const { sessionId, desk, day } = await publishConsultation(stage, { inDays: 16, title: "现场补登" });
  await must(signUp(on.actor, { shiftId: desk }));
  await clock.set(`${day}T08:50:00+08:00`);
  await page.setViewportSize(phone);
  await signInAs(page, stage.secretary.id);
  await page.goto(`${stage.secretary.office}/sessions/${sessionId}/day`);
  await page.getByRole("button", { name: "开场" }).click();
  await page.getByText("有队员没报名就来了？现场补登").click();
  await page.getByRole("button", { name: "补登并签到" }).click();
  await expect(page.getByRole("combobox", { name: "队员" })).toHaveAccessibleDescription("请选择到场的队员");
  await expect(page.getByRole("combobox", { name: "队员" }).getByRole("option", { name: "牧补登" }), "who is on the list isn't offered again").toHaveCount(0);
  await page.getByRole("combobox", { name: "队员" }).selectOption({ label: "隗补登" });
  await page.getByRole("button", { name: "补登并签到" }).click();
  const line = page.getByRole("list", { name: "名单" }).getByRole("listitem").filter({ hasText: "隗补登" });
  await expect(line.getByRole("button", { name: "签退" })).toBeVisible();
  await noSidewaysScroll(page);
  await page.goto(`${stage.secretary.office}/sessions/${sessionId}/day`);
  await page.getByText("有队员没报名就来了？现场补登").click();
  await expect(page.getByRole("combobox", { name: "岗位" }).getByRole("option", { name: /咨询席/ }), "the desk is full now").toHaveCount(0);
  await page.goto(`/office/${stage.branch}/people/${extra.id}`);
  await expect(page.getByRole("heading", { name: /隗补登/ })).toBeVisible();
});

test("the signed sheet is keyed in, its hours wait for another person, and corrections after that say why", async ({ page, clock, browser }) => {
  const names = ["山纸表", "谷纸表", "车纸表"] as const;
  const { sessionId, desk, day } = await publishConsultation(stage, { inDays: 17, capacity: 3, title: "纸质签到" });
  for (const name of names) await must(signUp((await stage.person(name)).actor, { shiftId: desk }));
  await clock.set(`${day}T11:20:00+08:00`);
  await signInAs(page, stage.secretary.id);
  const here = `${stage.secretary.office}/sessions/${sessionId}`;
  await page.goto(`${here}/paper`);
  await expect(page.getByText("还没有开场").first()).toBeVisible();
  await page.goto(`${here}/day`);
  await page.getByRole("button", { name: "开场" }).click();
  await expect(page.getByRole("link", { name: "录入纸质签到表" })).toBeVisible();
  await clock.set(`${day}T12:00:00+08:00`);
  await page.getByRole("link", { name: "录入纸质签到表" }).click();
  const row = (name: string) => page.getByRole("group", { name: new RegExp(name) });
  await page.getByRole("button", { name: "录入", exact: true }).click();
  await expect(page.getByText("一行也没有填，请至少填一个人的签到时间。").first()).toBeVisible();
  await row("山纸表").getByLabel("到场").fill("09:05");
  await row("山纸表").getByLabel("离开").fill("09:00");
  await row("谷纸表").getByLabel("到场").fill("09:10");
  await page.getByRole("button", { name: "录入", exact: true }).click();
  await expect(row("山纸表").getByLabel("离开")).toHaveAccessibleDescription("签退不能早于签到");
  await expect(row("谷纸表").getByLabel("到场"), "what was typed stays").toHaveValue("09:10");
  await row("山纸表").getByLabel("离开").fill("11:05");
  await page.getByRole("button", { name: "录入", exact: true }).click();
  await page.waitForURL(`**/${sessionId}/day**`);
  await page.getByRole("link", { name: "结束场次" }).click();
  await page.getByLabel("服务群众人次").fill("4");
  await page.getByRole("button", { name: "结束场次" }).click();
  await expect(page.getByText("服务记录已生成，其中 2 条等另一个人确认。")).toBeVisible();
  await expect(page.getByRole("table", { name: "服务记录" }).getByRole("row").filter({ hasText: "山纸表" })).toContainText("2.0 小时");

  await page.getByRole("link", { name: "确认服务记录" }).click();
  await expect(page.getByRole("heading", { name: "这一页的记录都要由另一个人确认" }).or(page.getByText("这一页的记录都要由另一个人确认")).first()).toBeVisible();
  const other = await anotherPhone(browser, stage.worker.id);
  await other.goto(`${stage.worker.office}/hours?session=${sessionId}`);
  await noSidewaysScroll(other);
  await other.getByLabel(/谷纸表/).uncheck();
  await other.getByRole("button", { name: "确认勾选的" }).click();
  await expect(other.getByText("已确认").first()).toBeVisible();
  await other.context().close();
  await page.goto(`${here}/record`);
  const record = (name: string) => page.getByRole("table", { name: "服务记录" }).getByRole("row").filter({ hasText: name });
  await expect(record("山纸表")).toContainText("已确认");
  await expect(record("谷纸表")).toContainText("待确认");

  const attended = (name: string) => page.getByRole("table", { name: "到场情况" }).getByRole("row").filter({ hasText: name });
  await expect(attended("车纸表")).toContainText("未到");
  const correct = async (name: string, to: string, reason: string, times?: [string, string]) => {
    await attended(name).getByRole("link", { name: "更正" }).click();
    await page.getByLabel(to, { exact: true }).check();
    if (times) await page.getByLabel("到场时间").fill(times[0]);
    if (times) await page.getByLabel("离开时间").fill(times[1]);
    await page.getByRole("button", { name: "更正" }).click();
    await expect(page.getByRole("textbox", { name: "原因" })).toHaveAccessibleDescription(/请写明原因/);
    await expect(page.getByLabel(to, { exact: true })).toBeChecked();
    await page.getByRole("textbox", { name: "原因" }).fill(reason);
    await page.getByRole("button", { name: "更正" }).click();
    await page.waitForURL(/\/record/);
  };
  await correct("车纸表", "请假", "早上打过电话");
  await expect(attended("车纸表")).toContainText("请假");
  await correct("车纸表", "已到", "签在了背面", ["10:00", "11:00"]);
  await expect(record("车纸表")).toContainText("1.0 小时");
  await expect(record("车纸表")).toContainText("待确认");
  await correct("山纸表", "未到", "签的是别人");
  await expect(attended("山纸表")).toContainText("未到");
  await expect(record("山纸表").filter({ hasText: "-2.0 小时" }).or(record("山纸表").filter({ hasText: "已冲销" })).first()).toBeVisible();
});

test("the lead of one session sees that one, no other page of the office, and a week later nothing", async ({ page, clock, browser }) => {
  const lead = await stage.person("郎负责");
  const on = await stage.person("路名单");
  const { sessionId, desk, day } = await publishConsultation(stage, { inDays: 18, title: "他负责的一场" });
  const other = await publishConsultation(stage, { inDays: 18, title: "别人的一场" });
  await must(signUp(on.actor, { shiftId: desk }));
  const his = await anotherPhone(browser, lead.id);
  const at = (id: string) => `${stage.secretary.office}/sessions/${id}`;
  expect((await his.goto(`${at(sessionId)}/day`))?.status()).toBe(404);
  await signInAs(page, stage.secretary.id);
  await page.goto(`${at(sessionId)}/lead`);
  await page.getByRole("button", { name: "指定" }).click();
  await expect(page.getByLabel("谁来负责")).toHaveAccessibleDescription(/请选择负责人/);
  await page.getByLabel("谁来负责").selectOption({ label: "郎负责" });
  await page.getByRole("button", { name: "指定" }).click();
  await expect(page.getByText("已指定负责人。")).toBeVisible();

  expect((await his.goto(`${at(sessionId)}/day`))?.status()).toBe(200);
  await expect(his.getByRole("list", { name: "名单" }).getByText("路名单")).toBeVisible();
  for (const path of [`${at(other.sessionId)}/day`, `${at(other.sessionId)}/roster`, `${at(sessionId)}/lead`, `${at(sessionId)}/change`, `${stage.secretary.office}/gifts`, `${stage.secretary.office}/people/new`]) expect([path, (await his.goto(path))?.status()]).toEqual([path, 404]);
  await his.goto(`${stage.secretary.office}/sessions`);
  await expect(his.getByText("他负责的一场").first()).toBeVisible();
  await expect(his.getByText("别人的一场")).toHaveCount(0);

  await clock.set(`${day}T08:50:00+08:00`);
  await signInAs(his, lead.id);
  await his.goto(`${at(sessionId)}/day`);
  await his.getByRole("button", { name: "开场" }).click();
  await his.getByRole("list", { name: "名单" }).getByRole("listitem").filter({ hasText: "路名单" }).getByRole("button", { name: "签到" }).click();
  await clock.set("2026-11-27T23:00:00+08:00");
  await signInAs(his, lead.id);
  expect((await his.goto(`${at(sessionId)}/day`))?.status(), "within the week he can still close it").toBe(200);
  await clock.set("2026-11-28T00:00:00+08:00");
  await signInAs(his, lead.id);
  expect((await his.goto(`${at(sessionId)}/day`))?.status()).toBe(404);
  await his.context().close();
});
