import { addOrganization } from "#lib/organizations/commands.ts";
import { grantPost } from "#lib/posts/commands.ts";
import { issueCard } from "#lib/sign-in-cards/commands.ts";
import { tokenOf } from "#lib/sign-in-cards/token.ts";
import { addresses, isRefused, officePages, otherwise, type Got } from "../office-pages.ts";
import { makeRows, type Made } from "../rows-made.ts";
import { makeStage, must, type Player, type Poster, type Stage } from "../stage.ts";
import { expect, signInAs, test } from "../world.ts";

test.use({ own: "rows" });

let stage: Stage;
let made: Made;
let volunteer: Player;
let admin: Poster;
let officer: Poster;
let privacy: Poster;
let other: { person: Player; branch: string };
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
  admin = await stage.poster("窦管理", "system_admin", stage.committee);
  officer = await stage.poster("喻干部", "committee_officer", stage.committee);
  privacy = await stage.poster("柏隐私", "privacy_officer", stage.branch);
  const job = { kind: "job", name: "story" } as const;
  const { organizationId } = await must(addOrganization(job, { name: "另一党支部", kind: "branch", parentId: stage.unit }));
  const person = await stage.person("别老师", { member: false, organizationId });
  await must(grantPost(job, { personId: person.id, role: "branch_secretary", organizationId }));
  other = { person, branch: organizationId };
  made = await makeRows(stage);
  volunteer = made.volunteer;
});

/** What is written about the first branch's rows and must reach nobody else. */
const secrets = /谷志愿|返水的示例|施奶奶|18800009999|江老师|席党员|季党员|麻新人|强队员|童负责|文审批|施先生|共建草案|不外传的话|还是草稿|1880000\d{4}/;
const refused = (got: Got) => isRefused(got) && !secrets.test(got.text);

test("every answer carries its headers, and a page its own nonce", async ({ page }) => {
  const nonces = [];
  for (const path of ["/", "/", "/sign-in", "/sessions"]) {
    const headers = (await page.request.get(path)).headers();
    const policy = headers["content-security-policy"] ?? "";
    nonces.push(/script-src 'nonce-([^']+)'/.exec(policy)?.[1]);
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).not.toContain("unsafe-eval");
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["referrer-policy"], path).toBe("same-origin");
    expect(headers["x-frame-options"], path).toBe("DENY");
    expect(headers["x-powered-by"], path).toBeUndefined();
  }
  expect(nonces).not.toContain(undefined);
  expect(new Set(nonces).size).toBe(nonces.length);
  const health = await page.request.get("/api/health");
  expect(health.status()).toBe(200);
  expect(health.headers()["content-security-policy"]).toBeUndefined();
  expect(health.headers()["x-content-type-options"]).toBe("nosniff");
});

test("no script can read the cookie of a sign-in, and no other site sends it with a form", async ({ page }) => {
  const { cardId } = await must(issueCard(stage.secretary.at, { personId: volunteer.id }));
  await page.goto(`/sign-in/card/${tokenOf(cardId)}`);
  await page.getByRole("button", { name: "是我，登录" }).click();
  await page.waitForURL("**/me");
  const cookie = (await page.context().cookies()).find((one) => one.name.endsWith("hongmajia.session"));
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  expect(await page.evaluate(() => document.cookie)).not.toContain("session");
});

test("every office page stands for somebody who has it in hand", async ({ page }) => {
  test.slow();
  expect(officePages.length).toBeGreaterThan(90);
  let missing = officePages.map((one) => one.replace("/office/[organization]", "").slice(1));
  for (const owner of [stage.secretary, made.liaison, stage.worker, admin, made.approver, made.verifier, made.neighbour, officer, privacy]) {
    await signInAs(page, owner.id);
    const list = addresses(owner.at.post.organizationId, stage, made, volunteer).filter((one) => missing.includes(one.page));
    const hidden = await otherwise(page.request, list, (got) => got.status === 200 && !isRefused(got), [{}]);
    missing = missing.filter((one) => hidden.some((line) => line.endsWith(` ${one}`)));
  }
  expect(missing).toEqual([]);
});

test("a visitor finds no office page", async ({ page }) => {
  test.slow();
  expect(await otherwise(page.request, addresses(stage.branch, stage, made, volunteer), refused)).toEqual([]);
});

test("a volunteer without a post finds no office page", async ({ page }) => {
  test.slow();
  await signInAs(page, volunteer.id);
  expect(await otherwise(page.request, addresses(stage.branch, stage, made, volunteer), refused)).toEqual([]);
});

test("another branch's secretary finds no page of this office, and no row of it from his own", async ({ page }) => {
  test.slow();
  await signInAs(page, other.person.id);
  expect(await otherwise(page.request, addresses(stage.branch, stage, made, volunteer), refused)).toEqual([]);
  // Organizations, public teams and published sessions are for everybody; persons and drafts are not.
  const open = /^(organizations\/\[id\](\/places)?|teams\/\[id\]|sessions\/\[id\](\/(text|poster))?|rooms\/\[room\](\/door)?)$/;
  const isFine = (got: Got, { page: about }: { page: string }) => (about.includes("[") && !open.test(about) ? refused(got) : got.status < 500 && !secrets.test(got.text));
  expect(await otherwise(page.request, addresses(other.branch, stage, made, volunteer), isFine)).toEqual([]);
});

test("a form sent from another site does nothing", async ({ page, world }) => {
  await signInAs(page, volunteer.id);
  await page.goto("/sign-in");
  const action = await page.evaluate(() => {
    const form = [...document.forms].find((one) => one.textContent?.includes("退出登录"));
    return [...new FormData(form).entries()].map(([name, value]): [string, string] => [name, String(value)]);
  });
  const html = await (await page.request.get("/sign-in")).text();
  const names = [...html.matchAll(/name="(\$ACTION_ID_\w+)"/g)].map((match) => match[1] ?? "");
  const fields = Object.fromEntries([...action, ...names.map((name): [string, string] => [name, ""])]);
  expect(Object.keys(fields).some((name) => name.startsWith("$ACTION")), "the form names its action").toBe(true);
  const sent = await page.request.post("/sign-in", { multipart: fields, headers: { Origin: "https://elsewhere.example" }, maxRedirects: 0 });
  expect(sent.status()).toBeGreaterThanOrEqual(400);
  await page.goto("/sign-in");
  await expect(page.getByText("您已经登录：谷志愿")).toBeVisible();
  await page.request.post("/sign-in", { multipart: fields, headers: { Origin: world.address }, maxRedirects: 0 });
  await page.goto("/sign-in");
  await expect(page.getByText("您已经登录：谷志愿"), "from our own page the same form signs out").toHaveCount(0);
});

test("no visitor sends a file, no site sends one for another, and an SVG is no picture whatever its name", async ({ page, world }) => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const send = (origin: string) =>
    page.request.post("/api/uploads", {
      headers: { Origin: origin },
      multipart: { kind: "thank_you_letter", organization: stage.branch, file: { name: "照片.jpg", mimeType: "image/jpeg", buffer: svg } },
    });
  expect((await send(world.address)).status()).toBe(401);
  await signInAs(page, stage.secretary.id);
  expect((await send("https://elsewhere.example")).status()).toBe(403);
  const answer = await send(world.address);
  expect(answer.status()).toBe(422);
  expect(await answer.json()).toMatchObject({ code: "file_kind" });
});
