import { expect, test } from "./world.ts";

test("a page that is not there says so in words", async ({ page, problems }) => {
  problems.allow(/404/);
  await page.goto("/nowhere");
  await expect(page.getByRole("heading", { name: "没有找到这一页" })).toBeVisible();
});
