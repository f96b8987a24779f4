import { eq } from "drizzle-orm";
import type { Page } from "@playwright/test";
import { database } from "#db/client.ts";
import { membership } from "#db/schema/teams.ts";
import { person, unitMember } from "#db/schema/people.ts";
import { endJoiningLink, makeJoiningLink } from "#lib/joining/commands.ts";
import { tokenOf } from "#lib/joining/token.ts";
import { shownCode } from "#lib/sign-in/codes.ts";
import { anotherPhone, noSidewaysScroll } from "../phones.ts";
import { makeStage, must, type Stage } from "../stage.ts";
import { atDesk, expect, signInAs, test } from "../world.ts";

let stage: Stage;
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
});
test.beforeEach(async ({ clock }) => clock.set("2026-11-02T09:00:00+08:00"));

/** The first two steps: the number, and the code that went to it. */
async function proveNumber(page: Page, phone: string): Promise<void> {
  await page.getByLabel("手机号").fill(phone);
  await page.getByRole("button", { name: "获取验证码" }).click();
  await page.waitForURL(/\/code\?request=/);
  await noSidewaysScroll(page);
  await page.getByLabel("6 位验证码").fill(shownCode(new URL(page.url()).searchParams.get("request") ?? "") ?? "");
  await page.getByRole("button", { name: "下一步" }).click();
  await page.waitForURL(/\/who$/);
  await noSidewaysScroll(page);
}

const stateOf = async (name: string) =>
  (await database().select({ state: membership.state }).from(membership).innerJoin(person, eq(person.id, membership.personId)).where(eq(person.name, name)))[0]?.state;

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a couple joins a team by its link on one phone; looking at it changes nothing", async ({ page }) => {
      const [he, she, phone] = javaScriptEnabled ? ["欧阳入队", "上官入队", "18800090001"] : ["司徒入队", "诸葛入队", "18800090002"];
      const { linkId } = await must(makeJoiningLink(stage.secretary.at, { targetId: stage.team, lastDay: "2026-12-31", note: "周三上午最缺人。" }));
      const path = `/join/${tokenOf(linkId)}`;
      await page.goto(path);
      await expect(page.getByRole("heading", { name: "加入示例志愿服务队" })).toBeVisible();
      await expect(page.getByText("周三上午最缺人。")).toBeVisible();
      await noSidewaysScroll(page);
      await proveNumber(page, phone);
      await page.getByRole("button", { name: "申请入队" }).click();
      await expect(page.getByLabel("姓名")).toHaveAttribute("aria-invalid", "true");
      await page.getByLabel("姓名").fill(he);
      await page.getByRole("button", { name: "申请入队" }).click();
      await expect(page.getByText("已经提交")).toBeVisible();
      expect(await stateOf(he)).toBe("applied");

      await page.getByRole("link", { name: "换一个人加入" }).click();
      await proveNumber(page, phone);
      await expect(page.getByRole("button", { name: `我是${he}` })).toBeVisible();
      await page.getByLabel("姓名").fill(she);
      await page.getByRole("button", { name: "申请入队" }).click();
      await expect(page.getByRole("heading", { name: she })).toBeVisible();
      expect(await stateOf(she)).toBe("applied");

      await must(endJoiningLink(stage.secretary.at, { linkId, reason: "人数已够" }));
      await page.goto(path);
      await expect(page.getByText("这个加入链接已经停用。")).toBeVisible();
    });
  });
}

test("the secretary makes the link, sends it, prints it, says yes to who came, and ends it", async ({ page, browser }) => {
  await signInAs(page, stage.secretary.id);
  await atDesk(page);
  await page.goto(`${stage.secretary.office}/joining`);
  await page.getByRole("link", { name: "制作链接" }).click();
  await page.getByLabel("最后一天").fill("2026-11-30");
  await page.getByRole("button", { name: "制作" }).click();
  const text = page.getByLabel("复制这段文字");
  await expect(text).toHaveValue(/【加入示例志愿服务队】[\s\S]*\/join\/[\w-]{27}/);
  const path = /\/join\/[\w-]+/.exec(await text.inputValue())?.[0] ?? "";
  await page.getByRole("link", { name: "打印二维码" }).click();
  await expect(page.getByRole("img", { name: "加入示例志愿服务队" })).toBeVisible();
  await page.goBack();

  const comer = await stage.person("东方入队", { member: false });
  const theirs = await anotherPhone(browser, comer.id);
  await theirs.goto(path);
  await theirs.getByLabel("想说的话").fill("会写毛笔字");
  await theirs.getByRole("button", { name: "申请入队" }).click();
  await expect(theirs.getByText("已经提交")).toBeVisible();

  await page.goto(`${stage.secretary.office}/teams/applications`);
  const asked = page.getByRole("region", { name: /东方入队/ }).or(page.locator("section", { hasText: "东方入队" })).first();
  await expect(asked).toContainText("会写毛笔字");
  await asked.getByRole("button", { name: "办理" }).click();
  await expect(page.getByText("东方入队")).toHaveCount(0);
  await theirs.reload();
  await expect(theirs.getByText("您已在队里")).toBeVisible();
  await theirs.context().close();

  await page.goto(`${stage.secretary.office}/joining`);
  await page.getByRole("row", { name: /有效/ }).getByRole("link").click();
  await page.getByRole("link", { name: "停用" }).click();
  await page.getByLabel("为什么停用").fill("人数已够");
  await page.getByRole("button", { name: "停用" }).click();
  await expect(page.getByText("已停用")).toBeVisible();
});

test("a unit's link: the liaison's yes makes him a member and sends his registration on", async ({ page, browser }) => {
  const liaison = await stage.poster("夏侯联络", "unit_liaison", stage.unit);
  const { linkId } = await must(makeJoiningLink(liaison.at, { targetId: stage.unit, lastDay: "2026-11-30" }));
  await page.goto(`/join/${tokenOf(linkId)}`);
  await proveNumber(page, "18800090003");
  await page.getByLabel("姓名").fill("皇甫入队");
  await page.getByLabel("您住的社区").selectOption({ label: "示例街道 · 示例社区" });
  await page.getByRole("button", { name: "提交，等单位确认" }).click();
  await expect(page.getByText("已经提交")).toBeVisible();
  const desk = await anotherPhone(browser, liaison.id);
  await atDesk(desk);
  await desk.goto(liaison.office);
  await desk.getByRole("link", { name: "去确认" }).click();
  await expect(desk.getByText("皇甫入队")).toBeVisible();
  await desk.getByRole("button", { name: "办理" }).click();
  await expect(desk.getByText("皇甫入队")).toHaveCount(0);
  await desk.context().close();
  const [who] = await database().select({ standing: unitMember.standing }).from(unitMember).innerJoin(person, eq(person.id, unitMember.personId)).where(eq(person.name, "皇甫入队"));
  expect(who?.standing).toBe("in_service");
  await page.reload();
  await expect(page.getByText("您已登记为本单位在职党员")).toBeVisible();
  await page.getByRole("link", { name: "去向社区报到" }).click();
  await expect(page.getByText("示例社区").first()).toBeVisible();
});
