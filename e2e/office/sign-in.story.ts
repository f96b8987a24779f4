import type { Page } from "@playwright/test";
import { issueCard } from "#lib/sign-in-cards/commands.ts";
import { tokenOf } from "#lib/sign-in-cards/token.ts";
import { shownCode } from "#lib/sign-in/codes.ts";
import { endPost } from "#lib/posts/commands.ts";
import { makeStage, must, type Stage } from "../stage.ts";
import { expect, signInAs, test } from "../world.ts";

let stage: Stage;
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
});

/** Asks for a code and answers it, as the message to this phone would say it. */
async function askForCode(page: Page, phone: string): Promise<string> {
  await page.goto("/sign-in");
  await page.getByLabel("手机号").first().fill(phone);
  await page.getByRole("button", { name: "获取验证码" }).click();
  await page.waitForURL(/\/sign-in\/code\?request=/);
  return shownCode(new URL(page.url()).searchParams.get("request") ?? "") ?? "";
}

/** Six digits that differ from the right ones in each place. */
const wrongOf = (code: string) => code.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10));

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a volunteer signs in by a code; a wrong one is told beside the field and nothing typed is lost", async ({ page }) => {
      const volunteer = await stage.person(javaScriptEnabled ? "赵老师" : "孙老师");
      await page.goto("/sign-in");
      await page.getByLabel("手机号").first().fill("123");
      await page.getByRole("button", { name: "获取验证码" }).click();
      await expect(page.getByLabel("手机号").first()).toHaveAttribute("aria-invalid", "true");
      await expect(page.getByLabel("手机号").first()).toHaveValue("123");

      const code = await askForCode(page, volunteer.phone);
      const field = page.getByLabel("6 位验证码");
      await field.fill(wrongOf(code));
      await page.getByRole("button", { name: "登录" }).click();
      await expect(field).toHaveAccessibleDescription(/验证码不对/);
      await expect(field).toHaveValue(wrongOf(code));
      await field.fill(code);
      await page.getByRole("button", { name: "登录" }).click();
      await page.waitForURL("**/me");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();

      await page.goto("/sign-in");
      await page.getByRole("button", { name: "退出登录" }).click();
      await page.waitForURL((url) => url.pathname === "/");
      await page.goto("/me");
      expect(new URL(page.url()).pathname).toBe("/sign-in");
    });
  });
}

test("two persons on one phone: he says who he is, and enters as nobody before", async ({ page }) => {
  const he = await stage.person("周老师");
  await stage.person("吴老师", { phone: he.phone });
  const code = await askForCode(page, he.phone);
  await page.getByLabel("6 位验证码").fill(code);
  await page.getByRole("button", { name: "登录" }).click();
  await page.waitForURL("**/sign-in/who");
  await expect(page.getByRole("button", { name: "我是周老师" })).toBeVisible();
  await page.goto("/me");
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  await page.goto("/sign-in/who");
  await page.getByRole("button", { name: "我是吴老师" }).click();
  await page.waitForURL("**/me");
  await page.goto("/sign-in");
  await expect(page.getByText("您已经登录：吴老师")).toBeVisible();
});

test("a post that is ended is gone at the next request, while he stays signed in", async ({ page, problems }) => {
  problems.allow(/404/);
  const second = await stage.poster("郑老师", "branch_secretary", stage.branch);
  await signInAs(page, second.id);
  expect((await page.goto(second.office))?.status()).toBe(200);
  await must(endPost({ kind: "job", name: "story" }, { postId: second.at.post.id, reason: "换届" }));
  expect((await page.goto(second.office))?.status()).toBe(404);
  expect((await page.goto(`${second.office}/people`))?.status()).toBe(404);
  expect((await page.goto("/me"))?.status()).toBe(200);
  expect(new URL(page.url()).pathname).toBe("/me");
});

test("a printed card signs its person in once", async ({ page, browser, world }) => {
  const elder = await stage.person("冯老师");
  const { cardId } = await must(issueCard(stage.secretary.at, { personId: elder.id }));
  const address = `/sign-in/card/${tokenOf(cardId)}`;
  await page.goto(address);
  await page.goto(address);
  await page.getByRole("button", { name: "是我，登录" }).click();
  await page.waitForURL("**/me");

  const another = await browser.newContext({ baseURL: world.address });
  const finder = await another.newPage();
  await finder.goto(address);
  await expect(finder.getByText("这张登录卡已经用过了")).toBeVisible();
  await expect(finder.getByRole("button", { name: "是我，登录" })).toHaveCount(0);
  await another.close();
});

test("outside the demonstration nobody can be entered as by a tap, and no page shows a code", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.getByText("演示")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "进入" })).toHaveCount(0);
  const code = await askForCode(page, stage.secretary.phone);
  expect(await page.content()).not.toContain(code);
});
