import { asc, eq } from "drizzle-orm";
import { database } from "#db/client.ts";
import { shift } from "#db/schema/sessions.ts";
import { addDays } from "#lib/calendar.ts";
import { formatDay } from "#lib/format.ts";
import { signUp } from "#lib/signups/commands.ts";
import { anotherPhone, noSidewaysScroll } from "../phones.ts";
import { publishConsultation } from "../sessions-made.ts";
import { makeStage, must, type Stage } from "../stage.ts";
import { atDesk, expect, signInAs, test } from "../world.ts";

let stage: Stage;
const today = "2026-11-02";
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
});
test.beforeEach(async ({ clock }) => clock.set(`${today}T09:00:00+08:00`));

test("a session is planned, looked at, published and told: no name leaves the office", async ({ page, browser }) => {
  const volunteer = await stage.person("诸葛示例");
  const title = "集市上的法律咨询";
  const day = addDays(today, 3);
  await atDesk(page);
  await signInAs(page, stage.secretary.id);
  await page.goto(`${stage.secretary.office}/sessions/new`);
  await page.getByLabel("标题").fill(title);
  await page.getByLabel("在哪个社区或学校").selectOption({ label: "示例社区" });
  await page.getByLabel("地点", { exact: true }).selectOption({ label: "法律咨询室" });
  await page.getByLabel("日期").fill(day);
  await page.getByLabel("结束").fill("08:30");
  await page.getByRole("button", { name: /存成草稿/ }).click();
  await expect(page.getByLabel("结束")).toHaveAccessibleDescription("结束时间要晚于开始时间");
  await expect(page.getByLabel("结束")).toHaveValue("08:30");
  await expect(page.getByLabel("标题")).toHaveValue(title);
  await expect(page.getByLabel("地点", { exact: true })).not.toHaveValue("");

  await page.getByLabel("结束").fill("11:30");
  await page.getByRole("button", { name: /存成草稿/ }).click();
  await expect(page.getByRole("heading", { name: "居民看到的样子" })).toBeVisible();
  await expect(page.getByText("示例社区 法律咨询室")).toBeVisible();
  await page.getByRole("button", { name: "发布", exact: true }).click();
  await expect(page.getByText("已发布。")).toBeVisible();
  const sessionId = /sessions\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
  const [desk] = await database().select({ id: shift.id }).from(shift).where(eq(shift.sessionId, sessionId)).orderBy(asc(shift.position)).limit(1);
  await must(signUp(volunteer.actor, { shiftId: desk?.id ?? "" }));

  await page.goto(`${stage.secretary.office}/sessions/${sessionId}`);
  await page.getByRole("link", { name: "复制到微信群" }).click();
  const text = await page.getByRole("textbox", { name: "发到群里的文字" }).inputValue();
  for (const said of [title, formatDay(day), "示例社区", "法律咨询室"]) expect(text).toContain(said);
  for (const name of ["诸葛示例", "钱老师"]) expect(text).not.toContain(name);
  await page.getByRole("button", { name: "复制文字" }).click();
  await expect(page.getByText("已复制，可以到微信群里粘贴").first()).toBeVisible();

  await page.goto(`${stage.secretary.office}/sessions/${sessionId}`);
  await page.getByRole("link", { name: "打印海报" }).click();
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await expect(page.getByText("法律咨询室")).toBeVisible();
  await expect(page.getByRole("img", { name: "手机扫一扫，看详情" })).toBeVisible();

  const resident = await anotherPhone(browser);
  await resident.goto(`/sessions/${sessionId}`);
  await expect(resident.getByRole("heading", { name: title })).toBeVisible();
  await expect(resident.getByText("法律咨询室").first()).toBeVisible();
  for (const name of ["诸葛示例", "钱老师"]) await expect(resident.getByText(name)).toHaveCount(0);
  await noSidewaysScroll(resident);
  await resident.context().close();
});

test("a 接龙 pasted from the group becomes sign-ups; who isn't found, doesn't fit or is on already is listed, and stays until he is settled", async ({ page }) => {
  for (const name of ["司马一老师", "司马二老师"]) await stage.person(name);
  await stage.person("司马三老师", { specialities: [] });
  const already = await stage.person("司马五老师");
  const { sessionId, desk } = await publishConsultation(stage, { inDays: 8, capacity: 4, title: "接龙报名的咨询" });
  await must(signUp(already.actor, { shiftId: desk }));

  await atDesk(page);
  await signInAs(page, stage.secretary.id);
  const filling = `${stage.secretary.office}/sessions/${sessionId}/filling`;
  await page.goto(filling);
  await page.getByRole("link", { name: "粘贴接龙" }).click();
  await page.getByRole("button", { name: "看对得上谁" }).click();
  await expect(page.getByText("请把接龙贴到这里").first()).toBeVisible();
  await page.getByRole("textbox", { name: /^接龙/ }).fill("11月10日上午咨询接龙\n1. 司马一老师 能来\n2、司马二同志\n③ 司马三老师\n4️⃣ 司马四\n5. 司马五老师\n6. 老马 替我报\n7. 散会");
  await page.getByRole("button", { name: "看对得上谁" }).click();

  await expect(page.getByRole("heading", { name: "认出 7 个名字" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "队里没有的名字（3）" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "司马四" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "不适合这个岗位（1）" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "已经报过（1）" })).toBeVisible();
  await page.getByRole("button", { name: "代报名" }).click();
  await expect(page.getByText("请先问过本人，本人同意才能代报名").first()).toBeVisible();
  await page.getByLabel("接龙是本人接的，或问过本人同意").check();
  await page.getByRole("button", { name: "代报名" }).click();
  await expect(page.getByText("已代报名，并给每个人发了消息").first()).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "司马四" })).toBeVisible();

  await page.goto(filling);
  const on = page.getByRole("list", { name: "咨询席" }).getByRole("listitem");
  await expect(on).toHaveCount(3);
  for (const name of ["司马一老师", "司马二老师", "司马五老师"]) await expect(on.filter({ hasText: name })).toHaveCount(1);

  await stage.person("马六老师");
  await page.goto(stage.secretary.office);
  await page.getByRole("listitem").filter({ hasText: "还有 4 个名字没落实" }).getByRole("link").click();
  const kept = page.getByRole("list", { name: "接龙里还没落实的名字" }).getByRole("listitem");
  await expect(kept).toHaveCount(4);
  await kept.filter({ hasText: "散会" }).getByText("不参加或无关", { exact: true }).click();
  await kept.filter({ hasText: "散会" }).getByRole("button", { name: /确定不参加或无关/ }).click();
  await expect(kept).toHaveCount(3);
  await kept.filter({ hasText: "司马四" }).getByRole("button", { name: /已在名单上/ }).click();
  await expect(kept).toHaveCount(2);
  await kept.filter({ hasText: "老马" }).getByRole("link", { name: "找到本人，代报名" }).click();
  await expect(page.getByText("接龙里写的是“老马”")).toBeVisible();
  await page.getByLabel("姓名、拼音").fill("马六");
  await page.getByRole("button", { name: "查找" }).click();
  await expect(page.getByText("接龙里写的是“老马”")).toBeVisible();
  const able = page.getByRole("list", { name: "可以代报名的" });
  await able.getByText("代报名", { exact: true }).first().click();
  await able.getByLabel("本人已同意").check();
  await able.getByRole("button", { name: "代报名" }).click();
  await expect(page.getByText("已代报名，并发了消息。")).toBeVisible();
  await expect(on.filter({ hasText: "马六老师" })).toHaveCount(1);
  await expect(kept).toHaveCount(1);
  await expect(kept.filter({ hasText: "司马三老师" })).toContainText("不适合这个岗位");
});

test("the day: one checks in by the code, one is checked in by the lead, the hours follow from the closing", async ({ page, clock, browser }) => {
  const own = await stage.person("上官示例");
  const helped = await stage.person("东方示例");
  const lead = await stage.person("令狐示例");
  const { sessionId, desk, day } = await publishConsultation(stage, { inDays: 15, title: "从开场到记录" });
  for (const player of [own, helped]) await must(signUp(player.actor, { shiftId: desk }));
  const here = `${stage.secretary.office}/sessions/${sessionId}`;

  await atDesk(page);
  await signInAs(page, stage.secretary.id);
  await page.goto(`${here}/lead`);
  await page.getByLabel("谁来负责").selectOption({ label: "令狐示例" });
  await page.getByRole("button", { name: "指定" }).click();
  await expect(page.getByText("已指定负责人。")).toBeVisible();
  await page.goto(`${here}/day`);
  await expect(page.getByText("现在还不能开场")).toBeVisible();
  for (const [sheet, name] of [["roster", "从开场到记录 名单"], ["check-in-sheet", "从开场到记录 签到表"]] as const) {
    await page.goto(`${here}/${sheet}`);
    await expect(page.getByRole("heading", { name })).toBeVisible();
    for (const player of ["上官示例", "东方示例"]) await expect(page.getByRole("rowheader", { name: player })).toBeVisible();
  }

  await clock.set(`${day}T08:50:00+08:00`);
  await page.goto(`${here}/day`);
  await expect(page.getByText("岗位上 8 小时没有操作或满 7 天，要重新登录一次")).toBeVisible();
  await signInAs(page, stage.secretary.id);
  await page.goto(`${here}/day`);
  await page.getByRole("button", { name: "开场" }).click();
  const code = ((await page.getByText(/^\d{3} \d{3}$/).textContent()) ?? "").replace(" ", "");

  const phone = await anotherPhone(browser, own.id);
  await phone.goto("/me/check-in");
  await noSidewaysScroll(phone);
  await phone.getByLabel("现场的六位数字").fill(code === "000000" ? "000001" : "000000");
  await phone.getByRole("button", { name: "签到" }).click();
  await expect(phone.getByText(/不对/).first()).toBeVisible();
  await phone.getByLabel("现场的六位数字").fill(code);
  await phone.getByRole("button", { name: "签到" }).click();
  await expect(phone.getByText("签到好了")).toBeVisible();

  await clock.set(`${day}T09:30:05+08:00`);
  const leads = await anotherPhone(browser, lead.id);
  await leads.goto(`${here}/day`);
  await noSidewaysScroll(leads);
  const person = (name: string) => leads.getByRole("list", { name: "名单" }).getByRole("listitem").filter({ hasText: name });
  await expect(person("上官示例").getByText("已到")).toBeVisible();
  await person("东方示例").getByRole("button", { name: "签到" }).click();
  await expect(person("东方示例").getByRole("button", { name: "签退" })).toBeVisible();
  await clock.set(`${day}T11:32:00+08:00`);
  await leads.getByText("全部签退", { exact: true }).click();
  await leads.getByRole("button", { name: "确定全部签退" }).click();
  await expect(person("上官示例").getByText("已签退")).toBeVisible();
  await leads.getByRole("link", { name: "结束场次" }).click();
  await noSidewaysScroll(leads);
  await leads.getByLabel("服务群众人次").fill("九");
  await leads.getByRole("button", { name: "结束场次" }).click();
  await expect(leads.getByLabel("服务群众人次")).toHaveAccessibleDescription(/请填数字/);
  await leads.getByLabel("服务群众人次").fill("9");
  await leads.getByRole("button", { name: "结束场次" }).click();
  await expect(leads.getByText("服务记录已生成并确认。")).toBeVisible();

  await page.goto(`${here}/record`);
  const records = page.getByRole("table", { name: "服务记录" });
  await expect(records.getByRole("row").filter({ hasText: "上官示例" })).toContainText("2.5 小时");
  await expect(records.getByRole("row").filter({ hasText: "东方示例" })).toContainText("2.0 小时");
  await expect(page.getByText("9 人次")).toBeVisible();
  await phone.goto("/me/hours");
  await expect(phone.getByRole("listitem").filter({ hasText: "从开场到记录" })).toContainText("2.5 小时");
  await noSidewaysScroll(phone);
  for (const one of [phone, leads]) await one.context().close();
});
