import { addDays, dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { confirmRecord, declareService } from "#lib/hours/commands.ts";
import { acceptMemberRegistrations, acceptUnitRegistration, submitMemberRegistration, submitUnitRegistration } from "#lib/registrations/commands.ts";
import { makeStage, must, type Stage } from "../stage.ts";
import { atDesk, expect, signInAs, test } from "../world.ts";

test.use({ own: "report" });

let stage: Stage;
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
});

test("the committee reads how 双报到 stands, drills to the rows without a name, copies a paragraph and takes the sheet", async ({ page, clock }) => {
  await clock.set("2026-11-10T10:00:00+08:00");
  const liaison = await stage.poster("张同志", "unit_liaison", stage.unit);
  const officer = await stage.poster("吴同志", "committee_officer", stage.committee);
  const members = [await stage.person("示例党员甲", { member: false, organizationId: stage.unit, inService: true }), await stage.person("示例党员乙", { member: false, organizationId: stage.unit, inService: true })];
  const { registrationId } = await must(submitUnitRegistration(liaison.at, { unitId: stage.unit, communityId: stage.community, contactName: "张同志" }));
  await must(acceptUnitRegistration(stage.worker.at, { registrationId }));
  await must(submitMemberRegistration(members[0]!.actor, { personId: members[0]!.id, communityId: stage.community }));
  await must(acceptMemberRegistrations(stage.worker.at, { communityId: stage.community }));
  await clock.set("2026-11-20T10:00:00+08:00");
  const day = addDays(dayOf(await now()), -1);
  const { id } = await must(declareService(members[0]!.actor, { personId: members[0]!.id, day, communityId: stage.community, minutes: 90, what: "清理楼道杂物" }));
  await must(confirmRecord(stage.worker.at, { id }));

  await atDesk(page);
  await signInAs(page, officer.id);
  await page.goto(officer.office);
  await page.getByRole("link", { name: "看完整报表" }).click();
  await expect(page.getByText("50.0%").first()).toBeVisible();
  expect(await page.getByRole("textbox", { name: "一段话" }).inputValue()).toContain("报到率50.0%");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出 Excel" }).click();
  expect((await download).suggestedFilename()).toContain("双报到");

  await page.getByRole("link", { name: "50.0%" }).first().click();
  await expect(page.getByText(/编号 [0-9a-f]{8}/)).toHaveCount(1);
  await expect(page.getByText("示例党员")).toHaveCount(0);

  await page.context().clearCookies();
  await signInAs(page, liaison.id);
  await page.goto(`${liaison.office}/reports/participation/rows?figure=notRegistered`);
  await expect(page.getByText("示例党员乙")).toBeVisible();

  await page.context().clearCookies();
  await signInAs(page, members[0]!.id);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/me/community");
  await expect(page.getByText("清理楼道杂物")).toBeVisible();
  await page.getByRole("link", { name: "报到回执" }).click();
  await expect(page.getByText("示例党员甲")).toBeVisible();
});
