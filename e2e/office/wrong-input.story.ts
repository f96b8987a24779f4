import { addresses, ask, isRefused, officePages } from "../office-pages.ts";
import { makeRows, type Made } from "../rows-made.ts";
import { makeStage, type Poster, type Stage } from "../stage.ts";
import { expect, signInAs, test } from "../world.ts";
import { walkWrongly } from "../wrong-input.ts";

// What is left empty here may change a row: no other file's.
test.use({ own: "wrong input", trace: "off" });
test.describe.configure({ timeout: 300_000 });

let stage: Stage;
let made: Made;
let others: Record<"admin" | "officer" | "privacy", Poster>;
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
  others = {
    admin: await stage.poster("窦管理", "system_admin", stage.committee),
    officer: await stage.poster("喻干部", "committee_officer", stage.committee),
    privacy: await stage.poster("柏隐私", "privacy_officer", stage.branch),
  };
  made = await makeRows(stage);
});

const holders: [string, () => Poster][] = [
  ["the secretary", () => stage.secretary],
  ["the liaison of a unit", () => made.liaison],
  ["the community worker", () => stage.worker],
  ["the administrator", () => others.admin],
  ["those who approve and verify", () => made.approver],
  ["the verifier", () => made.verifier],
  ["another community", () => made.neighbour],
  ["the committee", () => others.officer],
  ["the privacy officer", () => others.privacy],
];
const missing = new Set(officePages.map((one) => one.replace("/office/[organization]", "").slice(1)));

for (const [name, holder] of holders)
  test(`every form in the office of ${name}, wrongly filled, with JavaScript and without`, async ({ browser, page }) => {
    await signInAs(page, holder().id);
    const paths: string[] = [];
    for (const one of addresses(holder().at.post.organizationId, stage, made, made.volunteer)) {
      if (!missing.has(one.page)) continue;
      const got = await ask(page.request, one.path);
      if (got.status !== 200 || isRefused(got)) continue;
      missing.delete(one.page);
      if (/<form/.test(got.text) && /<(select|textarea)|<input (?!type="hidden")/.test(got.text)) paths.push(one.path);
    }
    expect((await walkWrongly(browser, paths, holder().id)).poor).toEqual([]);
  });

test("no office page is left out", () => expect([...missing]).toEqual([]));
