import { and, desc, eq } from "drizzle-orm";
import { database } from "#db/client.ts";
import { runJobsOnce } from "#db/moments.ts";
import { signup } from "#db/schema/signups.ts";
import { cancelSignup, signUp } from "#lib/signups/commands.ts";
import { signupJobs } from "#lib/signups/jobs.ts";
import { noSidewaysScroll } from "../phones.ts";
import { publishConsultation } from "../sessions-made.ts";
import { makeStage, must, type Player, type Stage } from "../stage.ts";
import { expect, signInAs, test } from "../world.ts";

let stage: Stage;
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
});
test.beforeEach(async ({ clock }) => clock.set("2026-11-02T09:00:00+08:00"));

/** A shift for one, given back by who held it, with these waiting in their order. */
async function givenBack(title: string, names: string[]): Promise<{ desk: string; waiting: Player[] }> {
  const holder = await stage.person(`${title}原报`);
  const { desk } = await publishConsultation(stage, { inDays: 12, capacity: 1, title });
  const { signupId } = await must(signUp(holder.actor, { shiftId: desk }));
  const waiting: Player[] = [];
  for (const name of names) {
    const player = await stage.person(name);
    await must(signUp(player.actor, { shiftId: desk }));
    waiting.push(player);
  }
  await must(cancelSignup(holder.actor, { signupId }));
  await runJobsOnce(signupJobs);
  return { desk, waiting };
}

async function stateOf(shiftId: string, personId: string): Promise<string | undefined> {
  const rows = await database().select({ state: signup.state }).from(signup).where(and(eq(signup.shiftId, shiftId), eq(signup.personId, personId))).orderBy(desc(signup.id)).limit(1);
  return rows[0]?.state;
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("an offered place is declined on /me, and the next one is asked", async ({ page }) => {
      const title = javaScriptEnabled ? "谢绝递补" : "无脚本谢绝";
      const { desk, waiting } = await givenBack(title, [`${title}甲`, `${title}乙`]);
      const [first, second] = waiting as [Player, Player];
      await signInAs(page, first.id);
      await page.goto("/me");
      await expect(page.getByRole("heading", { name: `空出一个名额，${title}，要不要？` })).toBeVisible();
      await expect(page.getByText(/前回答，过时就问下一位/)).toBeVisible();
      await noSidewaysScroll(page);
      await page.getByText("这次不要", { exact: true }).click();
      await expect(page.getByText("名额会问下一位。")).toBeVisible();
      expect(await stateOf(desk, first.id), "a look and a first tap decide nothing").toBe("offered");
      await page.getByRole("button", { name: "确定这次不要" }).click();
      await expect(page.getByRole("heading", { name: `空出一个名额，${title}，要不要？` })).toHaveCount(0);
      expect(await stateOf(desk, first.id)).toBe("passed");
      await runJobsOnce(signupJobs);
      expect(await stateOf(desk, second.id)).toBe("offered");
      await signInAs(page, second.id);
      await page.goto("/me");
      await page.getByRole("button", { name: "要，我来" }).click();
      await expect(page.getByRole("heading", { name: "我的下一个岗位" })).toBeVisible();
      expect(await stateOf(desk, second.id)).toBe("confirmed");
    });
  });

test("an offer that nobody answers runs out: the page left open says so, and the next one is asked", async ({ page, clock }) => {
  const { desk, waiting } = await givenBack("过时递补", ["迟答复", "快答复"]);
  const [late, next] = waiting as [Player, Player];
  await signInAs(page, late.id);
  await page.goto("/me");
  const heading = page.getByRole("heading", { name: "空出一个名额，过时递补，要不要？" });
  await expect(heading).toBeVisible();
  // Twelve waking hours: 20:00 ends the first eleven, 09:00 and a little the next morning the twelfth.
  await clock.set("2026-11-03T08:55:00+08:00");
  await runJobsOnce(signupJobs);
  expect(await stateOf(desk, late.id)).toBe("offered");
  await clock.set("2026-11-03T09:05:00+08:00");
  await runJobsOnce(signupJobs);
  expect(await stateOf(desk, late.id)).toBe("passed");
  expect(await stateOf(desk, next.id)).toBe("offered");
  await page.getByRole("button", { name: "要，我来" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /过|不能|名额/ })).toBeVisible();
  expect(await stateOf(desk, late.id)).toBe("passed");
  await page.goto("/me");
  await expect(heading).toHaveCount(0);
});
