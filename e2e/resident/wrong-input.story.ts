import { ask } from "../office-pages.ts";
import { peoplePages, peopleWays } from "../people-pages.ts";
import { makeRows } from "../rows-made.ts";
import { makeStage } from "../stage.ts";
import { expect, test } from "../world.ts";
import { walkWrongly } from "../wrong-input.ts";

// What is left empty here may change a row: no other file's.
test.use({ own: "wrong input", trace: "off" });
test.describe.configure({ timeout: 300_000 });

test("every form of residents, volunteers and members, wrongly filled, with JavaScript and without", async ({ browser, page }) => {
  const stage = await makeStage();
  const ways = await peopleWays(stage, await makeRows(stage));
  expect(peoplePages.filter((one) => !ways.some((way) => way.page === one)), "a page nobody goes to").toEqual([]);
  const paths = new Map<string, string[]>();
  for (const way of ways) {
    const cookie = way.as ? `${way.as.name}=${way.as.value}` : "";
    const got = await ask(page.request, way.path, { cookie });
    expect([way.path, got.status, got.location]).toEqual([way.path, 200, ""]);
    if (/<form/.test(got.text) && /<(select|textarea)|<input (?!type="hidden")/.test(got.text)) paths.set(cookie, [...(paths.get(cookie) ?? []), way.path]);
  }
  let sent = 0;
  const poor: string[] = [];
  for (const [cookie, list] of paths) {
    const [name = "", value = ""] = cookie.split("=");
    const walked = await walkWrongly(browser, list, cookie ? { name, value } : null);
    sent += walked.sent;
    poor.push(...walked.poor);
  }
  expect(poor).toEqual([]);
  expect(sent).toBeGreaterThan(60);
});
