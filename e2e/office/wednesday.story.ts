import { and, asc, eq, isNotNull } from "drizzle-orm";
import { database } from "#db/client.ts";
import { booking } from "#db/schema/bookings.ts";
import { bookFor } from "#lib/bookings/commands.ts";
import { openDay } from "#lib/attendance/commands.ts";
import { callNext, takeTicket } from "#lib/queue/commands.ts";
import { queueDesk } from "#lib/queue/queries.ts";
import { signUp } from "#lib/signups/commands.ts";
import { anotherPhone, noSidewaysScroll } from "../phones.ts";
import { publishConsultation } from "../sessions-made.ts";
import { makeStage, must, type Stage } from "../stage.ts";
import { desktop, expect, signInAs, test } from "../world.ts";

test.use({ viewport: desktop });

let stage: Stage;
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
});

test("a Wednesday at the desk: two counsellors, nine bookings, twelve walk-ins, a board that is cut off and comes back", async ({ page, browser, clock, problems }) => {
  test.slow();
  const [zhao, sun] = [await stage.person("赵坐台"), await stage.person("孙坐台")];
  const { sessionId, desk, day } = await publishConsultation(stage, { inDays: 2, title: "周三咨询" });
  for (const player of [zhao, sun]) await must(signUp(player.actor, { shiftId: desk }));
  const times = ["09:00", "09:00", "09:30", "09:30", "10:00", "10:00", "10:30", "10:30", "11:00"];
  for (const [at, time] of times.entries()) await must(bookFor(stage.worker.at, { sessionId, slotAt: `${day}T${time}:00+08:00`, callMe: `${at + 1} 号来人`, phone: "", matters: ["other"], priority: at === 3 ? "elder" : "none" }));

  await clock.set(`${day}T08:50:00+08:00`);
  await must(openDay(stage.secretary.at, { sessionId }));
  await signInAs(page, stage.worker.id);
  const here = `${stage.worker.office}/sessions/${sessionId}/queue`;

  // The links of the wall and of the tablet.
  await page.goto(`${here}/screens`);
  const linkOf = async (kind: string) => {
    await page.getByRole("button", { name: `生成链接 · ${kind}` }).click();
    return new URL((await page.getByRole("link", { name: `打开${kind}` }).getAttribute("href"))!).pathname;
  };
  const [wall, tablet] = [await linkOf("叫号屏"), await linkOf("取号机")];
  const board = await anotherPhone(browser);
  await board.setViewportSize({ width: 1920, height: 1080 });
  await board.goto(wall);
  await expect(board.getByText("请稍候，还没有开台")).toBeVisible();

  // The counter: who booked has come by one tap, who walks in takes a number.
  await page.goto(here);
  for (const at of [1, 2]) await page.getByRole("button", { name: `到了 · ${at} 号来人` }).click();
  await expect(page.getByRole("list", { name: "等叫号" }).getByRole("listitem")).toHaveCount(2);
  await page.getByRole("button", { name: "取号", exact: true }).click();
  await expect(page.getByText("取号 3")).toBeVisible();
  await page.getByRole("link", { name: "打印小条" }).click();
  await page.waitForURL(/\/slip\?booking=/);
  await expect(page.getByText("3", { exact: true })).toBeVisible();
  const kiosk = await anotherPhone(browser);
  await kiosk.goto(tablet);
  await kiosk.getByRole("button", { name: "70 岁以上，取号" }).click();
  await expect(kiosk.getByRole("status").filter({ hasText: "4" })).toBeVisible();
  await expect(board.getByText("等候 4 人")).toBeVisible();
  for (let walkIn = 3; walkIn <= 12; walkIn++) await must(takeTicket(stage.worker.at, { sessionId }));

  // Each counsellor sits down with his own phone and calls.
  await clock.set(`${day}T09:01:00+08:00`);
  const phones = [];
  for (const player of [zhao, sun]) {
    const own = await anotherPhone(browser, player.id);
    await own.setViewportSize({ width: 360, height: 740 });
    await own.goto(`/me/cases/queue/${sessionId}`);
    await own.getByRole("button", { name: "开台" }).click();
    await expect(own.getByRole("button", { name: "叫下一位" })).toBeVisible();
    await noSidewaysScroll(own);
    phones.push(own);
  }
  const [first, second] = phones as [typeof page, typeof page];
  await Promise.all([first.getByRole("button", { name: "叫下一位" }).click(), second.getByRole("button", { name: "叫下一位" }).click()]);
  await expect(first.getByText("正在接待")).toBeVisible();
  await expect(second.getByText("正在接待")).toBeVisible();
  // Those who walked in before nine come before the nine o’clock bookings, the one over 70 first.
  const desks = board.getByRole("list", { name: "正在叫的号" }).getByRole("listitem");
  await expect(desks).toHaveCount(2);
  await expect(desks.filter({ hasText: /[34]$/ })).toHaveCount(2);
  await first.getByRole("button", { name: "再叫一次" }).click();
  await first.getByRole("button", { name: "没来，过号" }).click();
  await expect(first.getByText("正在接待")).toHaveCount(0);

  // The network of the wall is cut: it says so, and comes back by itself with what is true now.
  problems.allow(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK/);
  await board.clock.install();
  await board.reload();
  await board.context().setOffline(true);
  await board.clock.runFor(70_000);
  await expect(board.getByText(/连接中断/)).toBeVisible();
  const calls = await queueDesk(stage.worker.at, sessionId);
  const idle = calls!.desks.find((at) => at.ticket === null)!;
  const { ticket } = await must(callNext(stage.worker.at, { deskId: idle.id, current: "" }));
  await board.context().setOffline(false);
  await board.clock.runFor(10_000);
  await expect(board.getByText(/连接中断/)).toHaveCount(0);
  await expect(desks.filter({ hasText: new RegExp(`${ticket}$`) })).toHaveCount(1);

  // The rest of the morning: in turn by the rule, nobody called while he is served, the tickets without a gap.
  await clock.set(`${day}T09:28:00+08:00`);
  await page.goto(here);
  for (let at = 3; at <= 9; at++) await page.getByRole("button", { name: `到了 · ${at} 号来人` }).click();
  await expect(page.getByRole("button", { name: /^到了/ })).toHaveCount(0);
  const called: number[] = [];
  for (let minute = 30; minute < 120; minute += 5) {
    await clock.set(`${day}T${String(9 + Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:00+08:00`);
    const queue = (await queueDesk(stage.worker.at, sessionId))!;
    const answers = await Promise.all(queue.desks.map((at) => callNext(stage.worker.at, { deskId: at.id, current: at.bookingId ?? "" })));
    for (const answer of answers) if (answer.ok && answer.value.ticket) called.push(answer.value.ticket);
    if (queue.waiting.length === 0) break;
  }
  expect(new Set(called).size, "nobody is called twice").toBe(called.length);
  const rows = await database().select({ ticket: booking.ticket, state: booking.state }).from(booking).where(and(eq(booking.sessionId, sessionId), isNotNull(booking.ticket))).orderBy(asc(booking.ticket));
  expect(rows.map((row) => row.ticket)).toEqual(Array.from({ length: 21 }, (_, at) => at + 1));
  expect(rows.every((row) => row.state === "served" || row.state === "being_served")).toBe(true);
  await page.goto(here);
  await expect(page.getByText("没有人在等")).toBeVisible();
  await Promise.all([board, kiosk, first, second].map((each) => each.context().close()));
});
