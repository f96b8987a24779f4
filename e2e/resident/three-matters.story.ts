import { eq } from "drizzle-orm";
import { database } from "#db/client.ts";
import { booking } from "#db/schema/bookings.ts";
import { consultation } from "#db/schema/cases.ts";
import { openDay } from "#lib/attendance/commands.ts";
import { arrive, openDesk } from "#lib/queue/commands.ts";
import { shownCode } from "#lib/sign-in/codes.ts";
import { signUp } from "#lib/signups/commands.ts";
import { anotherPhone, noSidewaysScroll } from "../phones.ts";
import { publishConsultation } from "../sessions-made.ts";
import { makeStage, must, type Stage } from "../stage.ts";
import { atDesk, expect, phone, test } from "../world.ts";

// Its persons bear names that other files give too.
test.use({ viewport: phone, own: "three matters" });

let stage: Stage;
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
});

test("a resident of 78 with three matters: booked by phone, heard, sent home with her sheet, followed up, and continued by another counsellor", async ({ page, clock, browser }) => {
  test.slow();
  await clock.set("2026-11-02T09:00:00+08:00");
  const [zhao, sun] = [await stage.person("赵老师"), await stage.person("孙老师")];
  const { sessionId, desk, day } = await publishConsultation(stage);
  for (const player of [zhao, sun]) await must(signUp(player.actor, { shiftId: desk }));

  // Her own phone: three matters in plain words, a code, a link to follow.
  await page.goto(`/sessions/${sessionId}/booking`);
  for (const matter of [/不养老人/, /怎么继承/, /物业费/]) await page.getByRole("checkbox", { name: matter }).check();
  await page.getByRole("button", { name: "下一步：选时间" }).click();
  await page.getByRole("radio", { name: "09:00" }).check({ force: true });
  await page.getByLabel("我自己").check();
  await page.getByRole("radio", { name: "70 岁以上" }).check();
  await page.getByLabel("手机号").fill("18800007801");
  await page.getByLabel("怎么称呼来的人？").fill("张奶奶");
  await page.getByRole("button", { name: "获取验证码" }).click();
  await page.waitForURL(/\/booking\/code/);
  await page.getByLabel("6 位验证码").fill(shownCode(new URL(page.url()).searchParams.get("request")!)!);
  await page.getByRole("button", { name: "确定预约" }).click();
  await page.waitForURL(/\/follow\/\d{12}/);
  const follow = page.url().replace(/\?.*/, "");
  await noSidewaysScroll(page);

  // The day: she has come, the counsellor calls her from his own desk.
  await clock.set(`${day}T09:02:00+08:00`);
  await must(openDay(stage.secretary.at, { sessionId }));
  const [booked] = await database().select({ id: booking.id }).from(booking).where(eq(booking.sessionId, sessionId));
  await must(arrive(stage.worker.at, { bookingId: booked!.id }));
  await must(openDesk(stage.worker.at, { sessionId, name: "1 号台", counsellorId: zhao.id }));
  await page.goto(follow);
  await expect(page.getByText(/前面还有 0 位/)).toBeVisible();
  const office = await anotherPhone(browser, zhao.id);
  await atDesk(office);
  await office.goto(`/me/cases/queue/${sessionId}`);
  await office.getByRole("button", { name: "叫下一位" }).click();
  await expect(office.getByText("正在接待")).toBeVisible();
  await page.reload();
  await expect(page.getByText("请到 1 号台")).toBeVisible();

  // Told and asked before a word: consent, the other party by mouth, the daughter beside her.
  await office.getByRole("link", { name: "登记这一位" }).click();
  await expect(office.getByText("您有权申请法律援助，电话 12348。")).toBeVisible();
  await office.getByLabel("居民听了上面的话，表示同意").check();
  await office.getByLabel("咨询人姓名").fill("张奶奶");
  await office.getByLabel("对方姓名").fill("张小辉");
  await office.getByLabel("陪同人姓名").fill("张小梅");
  await office.getByLabel("未进入程序", { exact: true }).check();
  await office.getByRole("button", { name: "核对，开始接待" }).click();
  // 小辉 and 小梅 differ by one character: the heir beside her may be the other side, so the counsellor looks.
  await expect(office.getByText(/请先核对：.*陪同人/).first()).toBeVisible();
  await office.getByLabel(/核对以后怎么看/).fill("陪同的是女儿，对方是儿子");
  await office.getByRole("button", { name: "核对，开始接待" }).click();
  await office.waitForURL(/\/words$/);

  // The sheet of three matters.
  await office.getByLabel("用了多少分钟").fill("30");
  await office.getByLabel("赡养").selectOption({ label: "有调解意向" });
  await office.getByLabel("房产继承").selectOption({ label: "已转介" });
  await office.getByLabel("物业服务").selectOption({ label: "已解答" });
  await office.getByRole("checkbox", { name: "公证" }).check();
  await office.getByLabel(/哪天跟进/).fill("2026-11-12");
  await office.getByLabel("情况").fill("儿子半年没有给生活费");
  await office.getByLabel("怎么答复的").fill("先请人民调解委员会约儿子来谈");
  await office.getByRole("button", { name: "保存" }).click();
  await office.waitForURL(/\/me\/cases\/[0-9a-f-]{36}$/);
  const sheet = office.url();
  for (const shown of ["有调解意向", "已转介", "已解答", "11月12日 周四"]) await expect(office.getByText(shown).first()).toBeVisible();
  await office.getByRole("link", { name: "打印告知单" }).click();
  await expect(office.getByRole("heading", { name: "咨询告知单" })).toBeVisible();
  for (const shown of [/户口簿/, /到公证处/, /仅供参考/, /再问您一次/]) await expect(office.getByText(shown).first()).toBeVisible();
  await expect(office.getByText("生活费"), "what she said stays off her sheet").toHaveCount(0);

  // Finished at the desk; she sees the day on which somebody asks again, and nothing that was said.
  await office.goto(`/me/cases/queue/${sessionId}`);
  await office.getByRole("button", { name: "接待完" }).click();
  await expect(office.getByText("现在没有人在等")).toBeVisible();
  await page.goto(follow);
  await expect(page.getByText("11月12日 周四 志愿者再问您一次")).toBeVisible();
  await expect(page.getByText(/到公证处/)).toBeVisible();
  await noSidewaysScroll(page);

  // The follow-up is done, and she sees that.
  await clock.set("2026-11-12T10:00:00+08:00");
  await office.goto("/me");
  await office.getByRole("link", { name: /跟进 11月5日/ }).click();
  await office.getByRole("button", { name: /已跟进/ }).click();
  await expect(office.getByRole("button", { name: /已跟进/ })).toHaveCount(0);
  // The button is gone while it is still being written.
  await expect(async () => {
    await page.goto(follow);
    await expect(page.getByText(/志愿者已再次跟进/)).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  expect(await page.content()).not.toMatch(/生活费|张小辉|张小梅|先请人民调解/);

  // Another counsellor takes it over by his own word, reads it, and the first no longer does.
  await office.goto(`${sheet}/hand-over`);
  await office.getByLabel("请谁接手").selectOption({ label: "孙老师" });
  await office.getByRole("button", { name: "请他接手" }).click();
  await expect(office.getByText(/已请 孙老师 接手/)).toBeVisible();
  const next = await anotherPhone(browser, sun.id);
  await next.goto("/me");
  await next.getByRole("link", { name: /赵老师请您接手/ }).click();
  await next.getByRole("button", { name: "接手", exact: true }).click();
  await next.waitForURL(/\/me\/cases\/[0-9a-f-]{36}$/);
  await next.getByRole("link", { name: "看记下的话，修改" }).click();
  await expect(next.getByLabel("情况")).toHaveValue("儿子半年没有给生活费");
  await expect(next.getByText("张小梅")).toBeVisible();
  expect((await office.goto(sheet))?.status()).toBe(404);
  const [held] = await database().select({ counsellorId: consultation.counsellorId, minutes: consultation.minutes, state: consultation.state }).from(consultation).where(eq(consultation.bookingId, booked!.id));
  expect(held).toEqual({ counsellorId: sun.id, minutes: 30, state: "mediating" });
});
