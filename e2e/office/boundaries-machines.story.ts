import { and, count, eq } from "drizzle-orm";
import type { Browser } from "@playwright/test";
import { database } from "#db/client.ts";
import { auditEntry, feedback } from "#db/schema/ground.ts";
import { gift } from "#db/schema/gifts.ts";
import { memberRegistration } from "#db/schema/participation.ts";
import { session } from "#db/schema/sessions.ts";
import { signup } from "#db/schema/signups.ts";
import { leave } from "#lib/sign-in/commands.ts";
import { signInIdOf } from "#app/_session/cookie.ts";
import { ask, isRefused, waysOfAsking } from "../office-pages.ts";
import { makeRows, type Made } from "../rows-made.ts";
import { publishConsultation } from "../sessions-made.ts";
import { makeStage, must, type Player, type Poster, type Stage } from "../stage.ts";
import { expect, signInAs, test } from "../world.ts";

test.use({ own: "rows" });

let stage: Stage;
let made: Made;
let volunteer: Player;
let stranger: Player;
let officer: Poster;
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
  stranger = await stage.person("路人甲");
  officer = await stage.poster("喻干部", "committee_officer", stage.committee);
  made = await makeRows(stage);
  volunteer = made.volunteer;
});

test("a file is given to whom the access table allows, and is nothing to anybody else", async ({ page }) => {
  const path = `/api/files/${made.fileId}`;
  const status = async () => (await page.request.get(path)).status();
  expect(await status()).toBe(404);
  const readers: [Player, number][] = [[volunteer, 404], [stranger, 404], [stage.worker, 404], [officer, 404], [made.approver, 200], [stage.secretary, 200]];
  for (const [reader, expected] of readers) {
    await signInAs(page, reader.id);
    expect([reader.phone, await status()]).toEqual([reader.phone, expected]);
  }
  const given = await page.request.get(path);
  expect(given.headers()).toMatchObject({ "content-type": "image/jpeg", "x-content-type-options": "nosniff" });
  expect(given.headers()["cache-control"]).toContain("private");
  for (const wrong of ["..%2F..%2Fetc%2Fpasswd", "0", `${made.fileId}x`]) expect((await page.request.get(`/api/files/${wrong}`)).status(), wrong).toBe(404);
});

test("the words of a case reach its counsellor only, in every form a page is asked for", async ({ page }) => {
  const paths = ["", "/words", "/reopening"].map((end) => `/me/cases/${made.caseId}${end}`);
  const seen = async () => (await Promise.all(paths.slice(0, 2).flatMap((path) => waysOfAsking.map((headers) => ask(page.request, path, headers))))).filter((got) => !isRefused(got) || got.text.includes("不外传的话")).length;
  expect(await seen()).toBe(0);
  for (const reader of [stranger, stage.secretary, stage.worker, officer, made.lead]) {
    await signInAs(page, reader.id);
    expect([reader.phone, await seen()]).toEqual([reader.phone, 0]);
  }
  await signInAs(page, stage.secretary.id);
  expect((await ask(page.request, `${stage.secretary.office}/cases`)).text, "the office counts, it doesn't read").not.toContain("不外传的话");
  await signInAs(page, volunteer.id);
  for (const path of paths.slice(0, 2)) expect((await ask(page.request, path)).status, path).toBe(200);
  expect((await ask(page.request, paths[0] ?? "")).text).not.toContain("不外传的话");
});

test("the report is exported by a POST from our own page, by who may read it, and leaves its trail", async ({ page, world }) => {
  const at = (segment: string) => `/office/${segment}/reports/participation/export`;
  const send = (segment: string, headers: Record<string, string>) => page.request.post(at(segment), { headers, multipart: { from: "2026-01-01", to: "2026-11-05" }, maxRedirects: 0 });
  const ours = { Origin: world.address };
  const exported = async () => (await database().select({ n: count() }).from(auditEntry).where(eq(auditEntry.command, "exportParticipation")))[0]?.n;
  const before = await exported();
  expect((await send(stage.committee, ours)).status()).toBe(401);
  for (const [reader, segment, status] of [[volunteer, stage.committee, 404], [stage.secretary, stage.branch, 404], [stage.secretary, stage.committee, 404], [stage.worker, stage.community, 404]] as [Player, string, number][]) {
    await signInAs(page, reader.id);
    expect([segment, (await send(segment, ours)).status()]).toEqual([segment, status]);
  }
  await signInAs(page, officer.id);
  for (const headers of [{ Origin: "https://elsewhere.example" }, { Origin: "null" }, {}, { Origin: world.address, "Sec-Fetch-Site": "cross-site" }] as Record<string, string>[]) expect((await send(stage.committee, headers)).status(), JSON.stringify(headers)).toBe(403);
  expect((await page.request.get(at(stage.committee))).status(), "a link exports nothing").toBe(405);
  expect(await exported()).toBe(before);
  const file = await send(stage.committee, ours);
  expect(file.status()).toBe(200);
  expect(file.headers()["content-type"]).toContain("spreadsheetml");
  expect(await exported()).toBe((before ?? 0) + 1);
});

test("once a sign-in is ended elsewhere, its cookie says nothing, on pages and to /api/auth/session", async ({ page }) => {
  await signInAs(page, volunteer.id);
  const who = async () => (await page.request.get("/api/auth/session")).json() as Promise<{ user?: { name: string } }>;
  expect((await who()).user?.name).toBe("谷志愿");
  const cookie = (await page.context().cookies()).find((one) => one.name.endsWith("hongmajia.session"));
  const signInId = await signInIdOf(cookie?.value);
  await must(leave({ ...volunteer.actor, signInId: signInId ?? "" }, { everywhere: false }));
  expect(await who()).toEqual({});
  expect(isRefused(await ask(page.request, "/me"))).toBe(true);
  for (const headers of waysOfAsking) expect(isRefused(await ask(page.request, `/me/cases/${made.caseId}`, headers))).toBe(true);
});

/** The fields of the form with this button, as a browser without JavaScript would send them. */
async function formOf(browser: Browser, personId: string | null, path: string, button: string): Promise<Record<string, string>> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  if (personId) await signInAs(page, personId);
  await page.goto(path);
  const fields = await page.getByRole("button", { name: button, exact: true, includeHidden: true }).first().evaluate((node) => [...new FormData((node as HTMLButtonElement).form ?? undefined).entries()].map(([name, value]): [string, string] => [name, String(value)]));
  await context.close();
  return Object.fromEntries(fields);
}

test("no action of ours is done for a form of another site: cancelling, reversing, accepting, signing up, an opinion", async ({ page, browser, world }) => {
  test.slow();
  const { sessionId } = await publishConsultation(stage, { inDays: 9, title: "不许别处取消" });
  const { desk } = await publishConsultation(stage, { inDays: 6, title: "不许别处报名" });
  const states = async () => {
    const db = database();
    const [[held], [money], [registered], places, opinions] = await Promise.all([
      db.select({ state: session.state }).from(session).where(eq(session.id, sessionId)),
      db.select({ state: gift.state }).from(gift).where(eq(gift.id, made.pledged)),
      db.select({ state: memberRegistration.state }).from(memberRegistration).where(eq(memberRegistration.id, made.registrations.waiting)),
      db.select({ id: signup.id }).from(signup).where(and(eq(signup.shiftId, desk), eq(signup.personId, volunteer.id))),
      db.select({ id: feedback.id }).from(feedback).where(eq(feedback.text, "别处替我写的")),
    ]);
    return [held?.state, money?.state, registered?.state, places.length, opinions.length];
  };
  const start = await states();
  const sent: [Player | null, string, string, Record<string, string>][] = [
    [stage.secretary, `${stage.secretary.office}/sessions/${sessionId}/cancellation`, "取消这个场次", { reason: "别处替我取消" }],
    [stage.secretary, `${stage.secretary.office}/gifts/${made.pledged}/reversal`, "冲销", { reason: "别处替我冲销" }],
    [stage.worker, `${stage.worker.office}/registrations`, "确定整份接收", {}],
    [volunteer, "/me/shifts", "报名", { shiftId: desk }],
    [null, "/feedback", "提交意见", { text: "别处替我写的" }],
  ];
  const answers: string[] = [];
  for (const [who, path, button, more] of sent) {
    const fields = { ...(await formOf(browser, who?.id ?? null, path, button)), ...more };
    expect(Object.keys(fields).some((name) => name.startsWith("$ACTION")), `${path} names its action`).toBe(true);
    await page.context().clearCookies();
    if (who) await signInAs(page, who.id);
    for (const origin of ["https://elsewhere.example", "null"]) {
      const answer = await page.request.post(path, { multipart: fields, headers: { Origin: origin }, maxRedirects: 0 });
      if (answer.status() < 400) answers.push(`${origin} ${path} ${answer.status()}`);
    }
    // A browser that sends no Origin (none we serve) is held off by SameSite: the cookie stays at home, and a visitor may do nothing of this.
    await page.context().clearCookies();
    if (who) await page.request.post(path, { multipart: fields, maxRedirects: 0 });
  }
  expect(answers).toEqual([]);
  expect(await states()).toEqual(start);
  const [who, path, button, more] = sent[0] as (typeof sent)[number];
  await signInAs(page, who?.id ?? "");
  await page.request.post(path, { multipart: { ...(await formOf(browser, who?.id ?? null, path, button)), ...more }, headers: { Origin: world.address }, maxRedirects: 0 });
  expect((await states())[0], "the same form from our own page cancels").toBe("cancelled");
});
