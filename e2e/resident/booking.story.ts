import type { Page } from "@playwright/test";
import { openDay } from "#lib/attendance/commands.ts";
import { bookFor } from "#lib/bookings/commands.ts";
import { arrive } from "#lib/queue/commands.ts";
import { codeOf } from "#lib/follow/commands.ts";
import { shownCode } from "#lib/sign-in/codes.ts";
import { signUp } from "#lib/signups/commands.ts";
import { noSidewaysScroll } from "../phones.ts";
import { publishConsultation } from "../sessions-made.ts";
import { makeStage, must, type Stage } from "../stage.ts";
import { expect, phone, test } from "../world.ts";

let stage: Stage;
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
});
test.beforeEach(async ({ clock }) => clock.set("2026-11-02T09:00:00+08:00"));

/** The code that went to the phone, by the request in the page's address. */
const shown = (page: Page) => shownCode(new URL(page.url()).searchParams.get("request")!)!;

/** From the session's page to the code: what a resident taps and types. */
async function upToTheCode(page: Page, sessionId: string, number: string, time: string): Promise<void> {
  await page.goto(`/sessions/${sessionId}`);
  await page.getByRole("link", { name: "预约", exact: true }).click();
  await page.getByRole("button", { name: "下一步：选时间" }).click();
  await expect(page.getByText("请选要问的事").first()).toBeVisible();
  await page.getByRole("checkbox", { name: /不养老人/ }).check();
  await page.getByRole("checkbox", { name: /怎么继承/ }).check();
  await page.getByRole("checkbox", { name: /物业费/ }).check();
  await page.getByRole("button", { name: "下一步：选时间" }).click();
  await expect(page.getByText(/请带上：身份证/)).toBeVisible();
  await page.getByRole("radio", { name: time }).check({ force: true });
  await page.getByLabel("我自己").check();
  await page.getByRole("radio", { name: "70 岁以上" }).check();
  await page.getByLabel("手机号").fill(number);
  await page.getByRole("button", { name: "获取验证码" }).click();
  await expect(page.getByText("请写怎么称呼您").first()).toBeVisible();
  await expect(page.getByLabel("手机号")).toHaveValue(number);
  await expect(page.getByRole("radio", { name: time })).toBeChecked();
  await page.getByLabel("怎么称呼来的人？").fill("张奶奶");
  await page.getByRole("button", { name: "获取验证码" }).click();
  await page.waitForURL(/\/booking\/code/);
  await noSidewaysScroll(page);
}

async function booksAndFollows(page: Page, number: string, taken: boolean): Promise<void> {
  const { sessionId, day } = await publishConsultation(stage, { capacity: 1 });
  await upToTheCode(page, sessionId, number, "09:00");
  if (taken) await must(bookFor(stage.worker.at, { sessionId, slotAt: `${day}T09:00:00+08:00`, callMe: "李先生", phone: "", matters: ["labour"] }));
  await page.getByLabel("6 位验证码").fill("000000");
  await page.getByRole("button", { name: "确定预约" }).click();
  await expect(page.getByText("验证码不对").first()).toBeVisible();
  await page.getByLabel("6 位验证码").fill(shown(page));
  if (taken) {
    await page.getByRole("button", { name: "确定预约" }).click();
    await expect(page.getByText(/约走了/).first()).toBeVisible();
    await expect(page.getByLabel("6 位验证码")).toHaveValue(shown(page));
  }
  if (taken) await page.getByRole("radio", { name: "09:30" }).check({ force: true });
  await page.getByRole("button", { name: "确定预约" }).click();
  await page.waitForURL(/\/follow\/\d{12}/);
  await expect(page.getByRole("heading", { name: "我的预约" })).toBeVisible();
  await expect(page.getByText(taken ? /09:30/ : /09:00/).first()).toBeVisible();
  await expect(page.getByText("一楼东侧")).toBeVisible();
  await noSidewaysScroll(page);

  await page.getByRole("link", { name: "改时间" }).click();
  await page.getByRole("radio", { name: "10:30" }).check({ force: true });
  await page.getByRole("button", { name: "改到这个时间" }).click();
  await page.waitForURL(/\/follow\/\d{12}$/);
  await expect(page.getByText(/10:30/).first()).toBeVisible();
  await page.getByRole("link", { name: "取消预约" }).click();
  await page.getByRole("button", { name: "确定取消" }).click();
  await page.waitForURL(/\/follow\/\d{12}$/);
  await expect(page.getByText("已取消").first()).toBeVisible();
}

test.describe("with JavaScript", () => {
  test.use({ viewport: phone });
  test("a resident of 78 books for three matters; the time is taken under her hand, and nothing typed is lost", async ({ page }) => {
    await booksAndFollows(page, "13900000011", true);
  });

  test("on the day the number, how many before and an honest wait, which is read again by itself", async ({ page, clock }) => {
    const counsellor = await stage.person("单约日");
    const { sessionId, day, desk } = await publishConsultation(stage, { inDays: 5 });
    await must(signUp(counsellor.actor, { shiftId: desk }));
    const ids: string[] = [];
    for (const time of ["09:00", "09:40"]) ids.push((await must(bookFor(stage.worker.at, { sessionId, slotAt: `${day}T${time}:00+08:00`, callMe: "王爷爷", phone: "", matters: ["support"] }))).id);
    await clock.set(`${day}T08:55:00+08:00`);
    await must(openDay(stage.secretary.at, { sessionId }));
    for (const bookingId of ids) await must(arrive(stage.worker.at, { bookingId }));
    await page.goto(`/follow/${codeOf(ids[1]!)}`);
    await expect(page.getByText("您的号")).toBeVisible();
    await expect(page.getByText(/前面还有 1 位，还没有开台/)).toBeVisible();
    await page.goto(`/follow/${codeOf(ids[1]!)}/booking-slip`);
    await expect(page.getByText("2", { exact: true })).toBeVisible();
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, viewport: phone });
  test("the same steps by plain HTML", async ({ page }) => booksAndFollows(page, "13900000012", true));
});

test.describe("inside WeChat", () => {
  test.use({ viewport: phone, userAgent: "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.47" });
  test("books, and is told how to print instead of a dead button", async ({ page }) => {
    const { sessionId } = await publishConsultation(stage, { inDays: 4 });
    await upToTheCode(page, sessionId, "13900000013", "09:00");
    await page.getByLabel("6 位验证码").fill(shown(page));
    await page.getByRole("button", { name: "确定预约" }).click();
    await page.waitForURL(/\/follow\/\d{12}/);
    await page.goto(`${new URL(page.url()).pathname}/booking-slip`);
    await expect(page.getByText("在浏览器打开")).toBeVisible();
  });
});
