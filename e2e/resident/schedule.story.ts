import { formatSpan } from "#lib/format.ts";
import { instantAt } from "#lib/calendar.ts";
import { publishConsultation } from "../sessions-made.ts";
import { makeStage, type Stage } from "../stage.ts";
import { atDesk, expect, test } from "../world.ts";

let stage: Stage;
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
});

test("a resident finds the next session without an account, on a phone and at a desk", async ({ page }) => {
  const { day } = await publishConsultation(stage);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("免费咨询");
  await page.getByRole("link", { name: formatSpan(instantAt(day, "09:00"), instantAt(day, "11:30")) }).first().click();
  await expect(page.getByRole("heading", { name: "法律咨询" })).toBeVisible();
  await expect(page.getByText("一楼东侧")).toBeVisible();
  await expect(page.getByText("钱老师")).toHaveCount(0);
  await atDesk(page);
  await page.goto("/sessions");
  await page.getByRole("link", { name: "看月历" }).click();
  await expect(page.getByRole("link", { name: /法律咨询/ }).first()).toBeVisible();
});

test("长辈模式 is remembered, and nothing scrolls sideways at 360 px in either mode", async ({ page }) => {
  for (const path of ["/?elder=1", "/", "/sessions", "/teams", "/gifts", "/?elder=0", "/sessions"]) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path).toBe(true);
  }
  await page.goto("/?elder=1");
  await page.goto("/sessions");
  await expect(page.locator("html")).toHaveAttribute("data-mode", "elder");
});
