import { eq } from "drizzle-orm";
import { database } from "#db/client.ts";
import { caseParty } from "#db/schema/cases.ts";
import { person } from "#db/schema/people.ts";
import { openDay } from "#lib/attendance/commands.ts";
import { callNext, openDesk, takeTicket } from "#lib/queue/commands.ts";
import { signUp } from "#lib/signups/commands.ts";
import { publishConsultation } from "../sessions-made.ts";
import { makeStage, must, type Player, type Stage } from "../stage.ts";
import { expect, signInAs, test } from "../world.ts";

let stage: Stage;
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
});

test("the conflict that must be found: same name, by sound, one character off, the former court; and the other desk hears him", async ({ page, clock }) => {
  test.slow();
  const [zhao, sun] = [await stage.person("赵老师"), await stage.person("孙老师")];
  await database().update(person).set({ formerCourt: "兰州市安宁区人民法院" }).where(eq(person.id, zhao.id));
  const { sessionId, desk, day } = await publishConsultation(stage);
  for (const player of [zhao, sun]) await must(signUp(player.actor, { shiftId: desk }));
  await clock.set(`${day}T09:05:00+08:00`);
  await must(openDay(stage.secretary.at, { sessionId }));
  await signInAs(page, zhao.id);
  await page.goto("/me/cases/ties");
  await page.getByLabel("姓名").fill("李建国");
  await page.getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.getByText("登记的关系人（1）")).toBeVisible();

  const desks: string[] = [];
  for (const [name, who] of [["1 号台", zhao], ["2 号台", sun]] as [string, Player][]) desks.push((await must(openDesk(stage.worker.at, { sessionId, name, counsellorId: who.id }))).id);
  const serve = async () => {
    const { id } = await must(takeTicket(stage.worker.at, { sessionId, matters: ["support"] }));
    await must(callNext(zhao.actor, { deskId: desks[0], current: "" }));
    return id;
  };
  const ask = async (bookingId: string, other: string, more: { stage?: string; fileNumber?: string } = {}) => {
    await page.goto(`/me/cases/new?booking=${bookingId}`);
    await page.getByLabel("居民听了上面的话，表示同意").check();
    await page.getByLabel("咨询人姓名").fill("张淑兰");
    await page.getByLabel("对方姓名").fill(other);
    await page.getByLabel(more.stage ?? "未进入程序", { exact: true }).check();
    if (more.fileNumber) await page.getByLabel("案号").fill(more.fileNumber);
    await page.getByRole("button", { name: "核对，开始接待" }).click();
  };

  const first = await serve();
  for (const alike of ["黎建国", "李建军"]) {
    await ask(first, alike);
    await expect(page.getByText(/请先核对：.*同音或差一个字/).first()).toBeVisible();
    await expect(page.getByLabel("对方姓名"), "what was typed stays").toHaveValue(alike);
  }
  await ask(first, "李建国");
  await page.waitForURL(/turned-away$/);
  await expect(page.getByText("按规定要换一位志愿者接待您")).toBeVisible();
  await expect(page.getByText("李建国")).toHaveCount(0);
  expect(await database().select().from(caseParty), "no name was kept").toEqual([]);

  const second = await serve();
  expect(second).not.toBe(first);
  await ask(second, "王芳", { stage: "诉讼", fileNumber: "(2003)甘0105民初77号" });
  await page.waitForURL(/turned-away$/);

  await must(callNext(sun.actor, { deskId: desks[1], current: "" }));
  await page.context().clearCookies();
  await signInAs(page, sun.id);
  await ask(first, "李建国");
  await page.waitForURL(/\/words$/);
  await expect(page.getByText("李建国")).toBeVisible();
});
