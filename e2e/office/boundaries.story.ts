import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import type { APIRequestContext, Page } from "@playwright/test";
import { grantPost } from "#lib/posts/commands.ts";
import { addOrganization } from "#lib/organizations/commands.ts";
import { issueCard } from "#lib/sign-in-cards/commands.ts";
import { tokenOf } from "#lib/sign-in-cards/token.ts";
import { publishConsultation } from "../sessions-made.ts";
import { makeStage, must, type Player, type Stage } from "../stage.ts";
import { expect, signInAs, test } from "../world.ts";

let stage: Stage;
let volunteer: Player;
let other: { person: Player; branch: string };
let sessionId: string;
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
  volunteer = await stage.person("赵老师");
  ({ sessionId } = await publishConsultation(stage));
  const job = { kind: "job", name: "story" } as const;
  const { organizationId } = await must(addOrganization(job, { name: "另一党支部", kind: "branch", parentId: stage.unit }));
  const person = await stage.person("别老师", { member: false, organizationId });
  await must(grantPost(job, { personId: person.id, role: "branch_secretary", organizationId }));
  other = { person, branch: organizationId };
});

const pages = ["app/office/[organization]", "app/(sheets)/office/[organization]"]
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }))
  .filter((path) => path === "page.tsx" || path.endsWith("/page.tsx"))
  .map((path) => `/office/[organization]/${path}`.replace(/\/page\.tsx$/, ""));

/** Every office page of the first branch's rows, at this office's segment. */
function addresses(segment: string): string[] {
  const known: Record<string, string> = { sessions: sessionId, teams: stage.team, organizations: stage.branch, people: volunteer.id, places: stage.place };
  return pages.map((path) =>
    path.replace("[organization]", segment).replace(/(\w+)\/\[(\w+)\]/g, (_, before: string) => `${before}/${known[before] ?? randomUUID()}`),
  );
}

/** What is written about the first branch and must reach nobody else. */
const secrets = /示例老干部党支部|赵老师|钱老师|示例志愿服务队|法律咨询室/;

async function ask(request: APIRequestContext, path: string, headers: Record<string, string> = {}) {
  let response = await request.get(path, { maxRedirects: 0, headers });
  // Asked for the router's form without its cache key, the server first says the address with it.
  const keyed = response.headers().location ?? "";
  if (keyed.startsWith(`${path}?_rsc`)) response = await request.get(keyed, { maxRedirects: 0, headers });
  return { status: response.status(), location: response.headers().location ?? "", text: await response.text() };
}

/** Which of the pages answer otherwise than 404 or to sign-in, in HTML and as the router asks. */
async function otherwise(page: Page, segment: string, isFine: (answer: Awaited<ReturnType<typeof ask>>) => boolean): Promise<string[]> {
  const found: string[] = [];
  const rest = [...new Set(addresses(segment))];
  const take = async () => {
    for (let path = rest.pop(); path; path = rest.pop())
      for (const headers of [{}, { RSC: "1" }] as Record<string, string>[]) {
        const answer = await ask(page.request, path, headers);
        if (!isFine(answer)) found.push(`${answer.status} ${answer.location} ${"RSC" in headers ? "RSC " : ""}${path} ${secrets.exec(answer.text)?.[0] ?? ""}`);
      }
  };
  await Promise.all([take(), take(), take()]);
  return found;
}

const refused = (answer: { status: number; location: string; text: string }) =>
  !secrets.test(answer.text) && (answer.status === 404 || (answer.status === 307 && answer.location.startsWith("/sign-in")) || (answer.status === 200 && /NEXT_HTTP_ERROR_FALLBACK;404|NEXT_REDIRECT;\w+;\/sign-in/.test(answer.text)));

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

test("a visitor finds no office page", async ({ page }) => {
  test.slow();
  expect(pages.length).toBeGreaterThan(60);
  expect(await otherwise(page, stage.branch, refused)).toEqual([]);
});

test("a volunteer without a post finds no office page", async ({ page }) => {
  test.slow();
  await signInAs(page, volunteer.id);
  expect(await otherwise(page, stage.branch, refused)).toEqual([]);
});

test("another branch's secretary finds no page of this office, and nothing of it from his own", async ({ page }) => {
  test.slow();
  await signInAs(page, other.person.id);
  expect(await otherwise(page, stage.branch, refused)).toEqual([]);
  // The names of organizations and of public teams are for everybody; persons are not.
  const withoutThem = (answer: { status: number; text: string }) => answer.status < 500 && !/赵老师|钱老师|1880000\d{4}/.test(answer.text);
  expect(await otherwise(page, other.branch, withoutThem)).toEqual([]);
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
  await expect(page.getByText("您已经登录：赵老师")).toBeVisible();
  await page.request.post("/sign-in", { multipart: fields, headers: { Origin: world.address }, maxRedirects: 0 });
  await page.goto("/sign-in");
  await expect(page.getByText("您已经登录：赵老师"), "from our own page the same form signs out").toHaveCount(0);
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
