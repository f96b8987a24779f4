import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { peopleWays, type Way } from "./people-pages.ts";
import { makeRows, type Made } from "./rows-made.ts";
import { makeStage, type Player, type Stage } from "./stage.ts";
import { desktop, expect, phone, signInAs, test } from "./world.ts";

test.use({ own: "rows" });

let stage: Stage;
let made: Made;
let volunteer: Player;
let ways: Way[];
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
  made = await makeRows(stage);
  volunteer = made.volunteer;
  ways = await peopleWays(stage, made);
});

/** What the rules of WCAG 2 A and AA find on these pages, one line each, at these sizes. */
async function faults(page: Page, paths: string[], query = "", sizes = [phone, desktop]): Promise<string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    const answer = await page.goto(path + query);
    if (answer?.status() !== 200) found.add(`${path} ${answer?.status()}`);
    for (const size of sizes) {
      await page.setViewportSize(size);
      const { violations, passes } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa"]).options({ resultTypes: ["violations"], preload: false }).setLegacyMode().analyze();
      expect(passes.length, `${path} was looked at`).toBeGreaterThan(0);
      for (const { id, nodes } of violations) for (const node of nodes) found.add(`${path} ${size.width} ${id}: ${node.target.join(" ")} ${node.failureSummary?.split("\n")[1]?.trim() ?? ""}`);
    }
  }
  return [...found];
}

const residents = () => ["/", "/sessions", `/sessions/${made.coming.sessionId}`, "/teams", `/teams/${stage.team}`, "/gifts", "/feedback", "/privacy", "/changes", "/sign-in"];
const volunteers = () => ["/me", "/me/shifts", `/me/shifts/${made.coming.desk}`, "/me/check-in", "/me/hours", "/me/cases", `/me/cases/new?session=${made.running.sessionId}`, `/me/cases/${made.caseId}`, "/me/community", "/me/settings"];

for (const [mode, query] of [["plain", "?elder=0"], ["长辈模式", "?elder=1"]] as const) {
  test(`residents' pages, ${mode}`, async ({ page }) => {
    test.slow();
    expect(await faults(page, residents(), query)).toEqual([]);
  });

  test(`volunteers' pages, ${mode}`, async ({ page }) => {
    test.slow();
    await signInAs(page, volunteer.id);
    await page.goto(`/${query}`);
    expect(await faults(page, volunteers())).toEqual([]);
  });

  test(`pages behind a link or a code, and residents' requests and bookings, ${mode}`, async ({ page }) => {
    test.slow();
    const behind = ["/report", "/report/results", "/follow", "/sessions/[id]/booking", "/sessions/[id]/booking/code", "/a/[token]", "/set-up/[token]", "/kiosk/[token]", "/join/[token]", "/join/[token]/code", "/sign-in/card/[token]", "/sign-in/code"];
    const paths = ways.filter((way) => way.as === null && (behind.includes(way.page) || way.page.startsWith("/follow/"))).map((way) => way.path);
    await page.goto(`/${query}`);
    expect(await faults(page, paths, "", [phone])).toEqual([]);
  });
}

test("the board on the wall, and who he is at a link", async ({ page }) => {
  expect(await faults(page, ways.filter((way) => way.page === "/board/[token]").map((way) => way.path), "", [desktop])).toEqual([]);
  const who = ways.find((way) => way.page === "/join/[token]/who");
  if (who?.as) await page.context().addCookies([{ ...who.as, url: process.env.PUBLIC_ADDRESS ?? "" }]);
  expect(await faults(page, [who?.path ?? ""], "", [phone])).toEqual([]);
});

test("the secretary's office", async ({ page }) => {
  test.slow();
  await signInAs(page, stage.secretary.id);
  const behind = ["", "/sessions", "/sessions/new", `/sessions/${made.coming.sessionId}`, `/sessions/${made.coming.sessionId}/filling`, `/sessions/${made.running.sessionId}/day`, `/sessions/${made.running.sessionId}/closing`, `/sessions/${made.paper.sessionId}/record`, "/people", `/people/${volunteer.id}`, `/teams/${stage.team}`, "/hours", "/hours/records", "/gifts", `/gifts/${made.gift}`, "/gifts/new", `/gifts/applications/${made.applications.paid}`, `/agreements/${made.agreements.standing}`, "/messages", "/audit", "/cases", "/settings", "/access"];
  expect(await faults(page, behind.map((path) => stage.secretary.office + path), "", [desktop])).toEqual([]);
});

test("the offices of the unit, the community and the committee", async ({ page }) => {
  test.slow();
  const officer = await stage.poster("喻干部", "committee_officer", stage.committee);
  const offices = [[made.liaison, ["", "/registrations", "/registrations/members", "/registrations/head-counts", "/registrations/exemptions"]], [stage.worker, ["", "/registrations", "/grids", `/grids/${made.requests.grid}/duties`, "/counter", "/requests", `/requests/${made.requests.received}`, `/requests/${made.requests.sent}`, `/requests/${made.requests.received}/dispatch`, `/sessions/${made.coming.sessionId}/queue`, `/sessions/${made.running.sessionId}/queue`, "/reports/requests", `/organizations/${stage.community}/places`]], [officer, ["", "/reports", "/reports/participation", "/reports/participation/rows?figure=registered", "/organizations"]]] as const;
  for (const [holder, paths] of offices) {
    await signInAs(page, holder.id);
    expect(await faults(page, paths.map((path) => holder.office + path))).toEqual([]);
  }
});
