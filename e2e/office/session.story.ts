import { and, desc, eq } from "drizzle-orm";
import type { Page } from "@playwright/test";
import { database } from "#db/client.ts";
import { message } from "#db/schema/ground.ts";
import { signup } from "#db/schema/signups.ts";
import { addDays } from "#lib/calendar.ts";
import { open } from "#lib/crypto.ts";
import { formatDay } from "#lib/format.ts";
import { offerFreePlaces, signUp } from "#lib/signups/commands.ts";
import { publishConsultation } from "../sessions-made.ts";
import { makeStage, must, type Stage } from "../stage.ts";
import { atDesk, expect, signInAs, test } from "../world.ts";

let stage: Stage;
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
});

const fits = async (page: Page) => expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), page.url()).toBe(true);
const stateOf = async (shiftId: string, personId: string) => (await database().select({ state: signup.state }).from(signup).where(and(eq(signup.shiftId, shiftId), eq(signup.personId, personId))).orderBy(desc(signup.id)).limit(1))[0]?.state;

test("the secretary drafts, publishes and tells the group; residents see it", async ({ page, clock }) => {
  await clock.set("2026-11-24T09:00:00+08:00");
  const day = addDays("2026-11-24", 7);
  await atDesk(page);
  await signInAs(page, stage.secretary.id);
  await page.goto(`${stage.secretary.office}/sessions/new`);
  await page.getByLabel("标题").fill("示例路口的咨询");
  await page.getByLabel("在哪个社区或学校").selectOption({ label: "示例社区" });
  await page.getByLabel("或写明地点").fill("一楼东侧");
  await page.getByLabel("日期").fill(day);
  await page.getByLabel("结束").fill("08:00");
  await page.getByRole("button", { name: /存成草稿/ }).click();
  await expect(page.getByText("结束时间要晚于开始时间").first()).toBeVisible();
  await expect(page.getByLabel("标题")).toHaveValue("示例路口的咨询");
  await page.getByLabel("结束").fill("11:30");
  await page.getByRole("button", { name: /存成草稿/ }).click();
  await expect(page.getByRole("heading", { name: "居民看到的样子" })).toBeVisible();
  await page.getByRole("button", { name: "发布", exact: true }).click();
  await page.getByRole("link", { name: "复制到微信群" }).click();
  const text = await page.getByRole("textbox").first().inputValue();
  expect(text).toContain(formatDay(day));
  expect(text).not.toContain("钱老师");
  await page.goBack();
  await page.getByRole("link", { name: "打印海报" }).click();
  await expect(page.getByText("0931").or(page.getByText("示例路口的咨询")).first()).toBeVisible();
  await page.goto("/sessions");
  await page.getByText("示例路口的咨询").first().waitFor();
});

test("one tap signs up; a freed place goes by a link that needs no sign-in, and looking changes nothing", async ({ page, clock, world, browser }) => {
  await clock.set("2026-11-24T09:00:00+08:00");
  const first = await stage.person("赵老师");
  const second = await stage.person("孙老师");
  const other = await publishConsultation(stage, { inDays: 20, capacity: 1 });
  for (const name of ["李老师", "周老师", "吴老师"]) await must(signUp((await stage.person(name)).actor, { shiftId: other.desk }));
  const { desk } = await publishConsultation(stage, { inDays: 6, capacity: 1, title: "只有一个名额" });

  await signInAs(page, first.id);
  await page.goto("/me");
  await fits(page);
  await page.getByRole("listitem").filter({ hasText: "只有一个名额" }).getByRole("button", { name: "报名" }).click();
  await expect(page.getByText("报上了")).toBeVisible();
  expect(await stateOf(desk, first.id)).toBe("confirmed");
  await page.goto("/me");
  await expect(page.getByRole("heading", { name: "我的下一个岗位" })).toBeVisible();

  const theirs = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "zh-CN", userAgent: "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0.50" });
  const phone = await theirs.newPage();
  await signInAs(phone, second.id);
  await phone.goto("/me/shifts");
  await phone.getByRole("listitem").filter({ hasText: "只有一个名额" }).getByRole("button", { name: "候补" }).click();
  await expect.poll(() => stateOf(desk, second.id)).toBe("waitlisted");
  await phone.goto("/me/shifts");
  await expect(phone.getByText("候补第 1 位")).toBeVisible();
  await fits(phone);

  await page.goto(`/me/shifts/${desk}`);
  await page.getByRole("button", { name: "取消报名" }).or(page.getByText("取消报名")).first().click();
  await page.getByRole("button", { name: "确定取消报名" }).click();
  await expect.poll(() => stateOf(desk, first.id)).toBe("cancelled");
  // The worker's step by itself first: once the message is sent, its link is erased.
  await must(offerFreePlaces({ kind: "job", name: "story" }, { shiftId: desk }));
  expect(await stateOf(desk, second.id)).toBe("offered");
  const [told] = await database().select().from(message).where(and(eq(message.kind, "offer"), eq(message.personId, second.id))).orderBy(desc(message.id)).limit(1);
  const link = told?.sealed ? open("message", told.id, told.sealed) : "";
  const path = /\/a\/[\w-]+/.exec(link)?.[0] ?? "";
  expect(path).not.toBe("");
  await world.runJobs();

  const stranger = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  await stranger.goto(path);
  await expect(stranger.getByRole("heading", { name: /您是 孙\*\* 吗/ })).toBeVisible();
  expect(await stateOf(desk, second.id)).toBe("offered");
  await stranger.getByRole("button", { name: "是我，接受" }).click();
  await expect(stranger.getByText("已经记下：您来。")).toBeVisible();
  expect(await stateOf(desk, second.id)).toBe("confirmed");
  await stranger.goto(path);
  await expect(stranger.getByText("已经记下：您来。")).toBeVisible();
});

test("without JavaScript a volunteer signs up and cancels", async ({ clock, browser, baseURL }) => {
  await clock.set("2026-11-24T09:00:00+08:00");
  const volunteer = await stage.person("郑老师");
  const { desk } = await publishConsultation(stage, { inDays: 9, title: "没有脚本也能报" });
  const plain = await (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 }, baseURL: baseURL ?? "" })).newPage();
  await signInAs(plain, volunteer.id);
  await plain.goto(`/me/shifts/${desk}`);
  await plain.getByRole("button", { name: "报名" }).click();
  expect(await stateOf(desk, volunteer.id)).toBe("confirmed");
  await plain.goto(`/me/shifts/${desk}`);
  await plain.getByText("取消报名").first().click();
  await plain.getByRole("button", { name: "确定取消报名" }).click();
  expect(await stateOf(desk, volunteer.id)).toBe("cancelled");
});

test("the day: opened, checked in by code and by the lead, closed; the hours appear", async ({ page, clock, browser }) => {
  await clock.set("2026-11-24T09:00:00+08:00");
  const own = await stage.person("冯老师");
  const helped = await stage.person("陈老师");
  const { sessionId, desk, day } = await publishConsultation(stage, { inDays: 14, title: "当天这一场" });
  for (const player of [own, helped]) await must(signUp(player.actor, { shiftId: desk }));
  await clock.set(`${day}T08:50:00+08:00`);

  await signInAs(page, stage.secretary.id);
  const here = `${stage.secretary.office}/sessions/${sessionId}`;
  for (const sheet of ["roster", "check-in-sheet"]) expect((await page.goto(`${here}/${sheet}`))?.status()).toBe(200);
  await page.goto(`${here}/day`);
  await fits(page);
  await page.getByRole("button", { name: /开场/ }).first().click();
  await expect(page.getByText(/^\d{3} ?\d{3}$/).first()).toBeVisible();
  const code = ((await page.getByText(/^\d{3} ?\d{3}$/).first().textContent()) ?? "").replace(/\s/g, "");

  const phone = await (await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "zh-CN" })).newPage();
  await signInAs(phone, own.id);
  await phone.goto("/me/check-in");
  await phone.getByLabel("现场的六位数字").fill(code === "000000" ? "000001" : "000000");
  await phone.getByRole("button", { name: "签到" }).click();
  await expect(phone.getByText(/数字不对|不对/).first()).toBeVisible();
  await phone.getByLabel("现场的六位数字").fill(code);
  await phone.getByRole("button", { name: "签到" }).click();
  await expect(phone.getByRole("button", { name: "签退" })).toBeVisible();

  await page.reload();
  await page.getByRole("listitem").filter({ hasText: "陈老师" }).getByRole("button", { name: /签到/ }).first().click();
  await expect(page.getByText("还没到").first()).toBeVisible();
  await clock.set(`${day}T11:30:00+08:00`);
  await page.goto(`${here}/day`);
  await page.getByText("全部签退").first().click();
  await page.getByRole("button", { name: "确定全部签退" }).click();
  await page.goto(`${here}/closing`);
  await page.getByLabel("服务群众人次").fill("9");
  await page.getByRole("button", { name: "结束场次" }).click();
  await page.goto(`${here}/record`);
  await expect(page.getByText("冯老师").first()).toBeVisible();
  await phone.goto("/me/hours");
  await expect(phone.getByText("2.5 小时").first()).toBeVisible();
});
