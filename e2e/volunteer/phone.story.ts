import type { Page } from "@playwright/test";
import { shownCode } from "#lib/sign-in/codes.ts";
import { anotherPhone, noSidewaysScroll } from "../phones.ts";
import { makeStage, type Stage } from "../stage.ts";
import { expect, signInAs, test } from "../world.ts";

let stage: Stage;
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
});
test.beforeEach(async ({ clock }) => clock.set("2026-11-02T09:00:00+08:00"));

const number = (page: Page) => page.getByLabel("新手机号");

/** Types a new number that is taken up: the code's page, and the code that went to the number. */
async function ask(page: Page, phone: string): Promise<string> {
  await number(page).fill(phone);
  await page.getByRole("button", { name: "发验证码到新号码" }).click();
  await page.waitForURL(/settings\/phone\?request=/);
  await noSidewaysScroll(page);
  return shownCode(new URL(page.url()).searchParams.get("request") ?? "") ?? "";
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a volunteer changes his number by the code sent to the new one, and is told when his household has it too", async ({ page, browser }) => {
      const [name, fresh] = javaScriptEnabled ? ["宇文换号", "18800091001"] : ["长孙换号", "18800091002"];
      const household = await stage.person(`${name}的老伴`);
      const volunteer = await stage.person(name);
      const elsewhere = await anotherPhone(browser, volunteer.id);
      await signInAs(page, volunteer.id);
      await page.goto("/me/settings");
      await expect(page.getByText(`现在是 ${volunteer.phone}`)).toBeVisible();

      await number(page).fill("1880009");
      await page.getByRole("button", { name: "发验证码到新号码" }).click();
      await expect(number(page)).toHaveAccessibleDescription(/请填写 11 位手机号/);
      await expect(number(page)).toHaveValue("1880009");
      await number(page).fill(volunteer.phone);
      await page.getByRole("button", { name: "发验证码到新号码" }).click();
      await expect(number(page)).toHaveAccessibleDescription(/这就是您现在的手机号/);
      await expect(number(page)).toHaveValue(volunteer.phone);

      const code = await ask(page, `${fresh.slice(0, 3)} ${fresh.slice(3, 7)} ${fresh.slice(7)}`);
      const typed = page.getByLabel("6 位验证码");
      const wrong = code === "000000" ? "000001" : "000000";
      for (const [six, says] of [["12", /验证码是 6 位数字/], [wrong, /验证码不对/]] as const) {
        await typed.fill(six);
        await page.getByRole("button", { name: "换成这个号码" }).click();
        await expect(typed).toHaveAccessibleDescription(says);
        await expect(typed).toHaveValue(six);
      }
      await noSidewaysScroll(page);
      await typed.fill(code);
      await page.getByRole("button", { name: "换成这个号码" }).click();
      await expect(page.getByText("手机号已换好").first()).toBeVisible();
      await expect(page.getByText(`现在是 ${fresh}`)).toBeVisible();
      await expect(page.getByText(/家里还有别人在用/)).toHaveCount(0);
      await elsewhere.goto("/me");
      await expect(elsewhere, "the other phone is signed out").toHaveURL(/sign-in/);

      // The number of a household is told as such, but not before its code is typed.
      const shared = await ask(page, household.phone);
      await expect(page.getByText(/别人在用/)).toHaveCount(0);
      await typed.fill(shared);
      await page.getByRole("button", { name: "换成这个号码" }).click();
      await expect(page.getByText(/家里还有别人在用，以后登录时要选一下您是哪一位/)).toBeVisible();
      await noSidewaysScroll(page);

      await elsewhere.goto("/sign-in");
      await elsewhere.getByLabel("手机号").first().fill(household.phone);
      await elsewhere.getByRole("button", { name: "获取验证码" }).click();
      await elsewhere.waitForURL(/request=/);
      await elsewhere.getByLabel("6 位验证码").fill(shownCode(new URL(elsewhere.url()).searchParams.get("request") ?? "") ?? "");
      await elsewhere.getByRole("button", { name: "登录" }).click();
      await expect(elsewhere.getByRole("button", { name: `我是${name}`, exact: true })).toBeVisible();
      await elsewhere.context().close();
    });
  });
}
