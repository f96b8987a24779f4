import { and, count, eq, inArray } from "drizzle-orm";
import type { Browser } from "@playwright/test";
import sharp from "sharp";
import { database } from "#db/client.ts";
import { setClock } from "#db/moments.ts";
import { caseReading, consultation } from "#db/schema/cases.ts";
import { auditEntry } from "#db/schema/ground.ts";
import type { Actor } from "#lib/actor.ts";
import { openDay } from "#lib/attendance/commands.ts";
import { keepCaseFile, readCaseFile, removeCaseFile } from "#lib/case-files/commands.ts";
import { openIntake } from "#lib/case-intake/commands.ts";
import { addEntry, completeFollowUp } from "#lib/case-work/commands.ts";
import { changeCase, closeCase, readWords } from "#lib/cases/commands.ts";
import { receiveFile } from "#lib/files/commands.ts";
import { offerHandOver } from "#lib/hand-overs/commands.ts";
import { addOrganization } from "#lib/organizations/commands.ts";
import { signUp } from "#lib/signups/commands.ts";
import { ask, isRefused, waysOfAsking } from "../office-pages.ts";
import { publishConsultation } from "../sessions-made.ts";
import { makeStage, must, type Player, type Poster, type Stage } from "../stage.ts";
import { atDesk, expect, signInAs, test } from "../world.ts";

test.use({ own: "readers" });

let stage: Stage;
let zhao: Player;
let readers: { name: string; player: Player | null; actor: Actor }[];
let officer: Poster;
let caseId: string;
let fileId: string;
let sessionId: string;
const secrets = /保险柜里的话|石榴树|张某甲|王某乙|示例民调/;

test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
  zhao = await stage.person("赵老师");
  const sun = await stage.person("孙老师");
  officer = await stage.poster("杨隐私", "privacy_officer", stage.branch);
  const { organizationId: elsewhere } = await must(addOrganization({ kind: "job", name: "story" }, { name: "另一党支部", kind: "branch", parentId: stage.unit }));
  const foreign = await stage.poster("别书记", "branch_secretary", elsewhere);
  const held = await publishConsultation(stage);
  sessionId = held.sessionId;
  for (const player of [zhao, sun]) await must(signUp(player.actor, { shiftId: held.desk }));
  await setClock(`${held.day}T09:10:00+08:00`);
  await must(openDay(stage.secretary.at, { sessionId }));
  caseId = (await must(openIntake(zhao.actor, { sessionId, consent: "yes", asker: "张某甲", other: "王某乙", stage: "none" }))).id;
  await must(changeCase(zhao.actor, { caseId, version: 1, stage: "none", minutes: "20", matters: [{ kind: "support", outcome: "referred" }], referrals: ["notary"], followUpOn: "2026-11-20", facts: "保险柜里的话", advice: "石榴树" }));
  const sent = await must(receiveFile(zhao.actor, { kind: "case_document", name: "石榴树.jpg", body: await sharp({ create: { width: 60, height: 40, channels: 3, background: "#246" } }).jpeg().toBuffer() }));
  fileId = sent.id;
  await must(keepCaseFile(zhao.actor, { caseId, fileId }));
  readers = [
    { name: "another counsellor of the team", player: sun, actor: sun.actor },
    { name: "the secretary", player: stage.secretary, actor: stage.secretary.at },
    { name: "a worker of the community", player: stage.worker, actor: stage.worker.at },
    { name: "another branch's secretary", player: foreign, actor: foreign.at },
    { name: "a visitor", player: null, actor: { kind: "visitor" } },
  ];
});

const pages = ["", "/words", "/leaflet", "/hand-over", "/reopening", "/turned-away"];
const noted = async (personId: string | null) => (await database().select({ n: count() }).from(auditEntry).where(and(eq(auditEntry.command, "readingRefused"), eq(auditEntry.subjectId, caseId), personId ? eq(auditEntry.personId, personId) : undefined)))[0]!.n;
const read = async () => (await database().select({ n: count() }).from(caseReading).where(eq(caseReading.caseId, caseId)))[0]!.n;

/** The counsellor's own form as a browser without JavaScript sends it: who sends it is another. */
async function formOf(browser: Browser, path: string, button: string): Promise<Record<string, string>> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signInAs(page, zhao.id);
  await page.goto(path);
  const fields = await page.getByRole("button", { name: button, exact: true, includeHidden: true }).first().evaluate((node) => [...new FormData((node as HTMLButtonElement).form ?? undefined).entries()].map(([name, value]): [string, string] => [name, String(value)]));
  await context.close();
  return Object.fromEntries(fields);
}

test("who must not read a case is refused by every path, no byte of it leaves, and the privacy officer sees each try", async ({ page, browser, world }) => {
  test.slow();
  const change = await formOf(browser, `/me/cases/${caseId}/words`, "保存");
  const done = await formOf(browser, `/me/cases/${caseId}`, "约定跟进");
  const before = [await read(), (await database().select({ version: consultation.version }).from(consultation).where(eq(consultation.id, caseId)))[0]!.version];
  for (const reader of readers) {
    await page.context().clearCookies();
    if (reader.player) await signInAs(page, reader.player.id);
    const tried = await noted(reader.player?.id ?? null);
    const open: string[] = [];
    for (const end of pages)
      for (const headers of waysOfAsking) {
        const got = await ask(page.request, `/me/cases/${caseId}${end}`, headers);
        if (!isRefused(got) || secrets.test(got.text)) open.push(`${end} ${JSON.stringify(headers)} ${got.status}`);
      }
    // The router's older address of a page, the file, and addresses that an interface or an export might have.
    for (const path of [`/me/cases/${caseId}.rsc`, `/me/cases/${caseId}/words.rsc`, `/api/files/${fileId}`, `/api/v1/cases/${caseId}`, `/api/cases/${caseId}`, `/me/cases/${caseId}/export`]) {
      const got = await page.request.get(path, { maxRedirects: 0 });
      const text = (await got.body()).toString("utf8");
      if (!isRefused({ status: got.status(), location: got.headers().location ?? "", text, isAhead: false }) || secrets.test(text)) open.push(`${path} ${got.status()}`);
    }
    for (const [path, fields] of [[`/me/cases/${caseId}/words`, change], [`/me/cases/${caseId}`, done]] as const) {
      const sent = await page.request.post(path, { multipart: fields, headers: { Origin: world.address }, maxRedirects: 0 });
      if (secrets.test((await sent.text()).replaceAll(fields.facts ?? "\u0000", "").replaceAll(fields.advice ?? "\u0000", ""))) open.push(`action ${path} ${sent.status()}`);
    }
    expect([reader.name, open]).toEqual([reader.name, []]);
    // Past every screen: the commands themselves.
    const answers = [await changeCase(reader.actor, { caseId, version: 2, stage: "none", minutes: "1", matters: [{ kind: "other", outcome: "answered" }], referrals: [] }), await closeCase(reader.actor, { caseId }), await addEntry(reader.actor, { caseId, kind: "minutes", day: "2026-11-05", text: "别人写的" }), await completeFollowUp(reader.actor, { caseId }), await removeCaseFile(reader.actor, { fileId }), await offerHandOver(reader.actor, { caseId, toId: zhao.id })];
    expect(answers.map((answer) => answer.ok), reader.name).toEqual(answers.map(() => false));
    expect([await readWords(reader.actor, caseId), await readCaseFile(reader.actor, fileId)], reader.name).toEqual([null, false]);
    expect(await noted(reader.player?.id ?? null), reader.name).toBeGreaterThan(tried + 6);
  }
  expect([await read(), (await database().select({ version: consultation.version }).from(consultation).where(eq(consultation.id, caseId)))[0]!.version], "nothing was read or changed (the two forms were its counsellor's own reading)").toEqual(before);

  // What offices show, search and print holds no word of it either.
  for (const [player, paths] of [
    [stage.secretary, [`${stage.secretary.office}/cases`, `${stage.secretary.office}/audit`, `${stage.secretary.office}/messages`, `${stage.secretary.office}/sessions/${sessionId}`, `${stage.secretary.office}/people?q=${encodeURIComponent("张某甲")}`]],
    [stage.worker, [`${stage.worker.office}/cases`, `${stage.worker.office}/requests?q=${encodeURIComponent("石榴树")}`, `${stage.worker.office}/counter`]],
    [officer, [`${officer.office}/cases`, `${officer.office}/cases/readings`, `${officer.office}/cases/same-names`]],
  ] as [Poster, string[]][]) {
    await page.context().clearCookies();
    await signInAs(page, player.id);
    for (const path of paths) {
      const text = (await ask(page.request, path)).text.replaceAll("张某甲", path.includes("q=") ? "" : "张某甲").replaceAll("石榴树", path.includes("q=") ? "" : "石榴树");
      expect(secrets.test(text), path).toBe(false);
    }
  }

  await atDesk(page);
  await page.goto(`${officer.office}/cases/readings`);
  const refused = page.getByRole("table", { name: "被拒绝的查阅" });
  for (const name of ["孙老师", "钱老师", "王主任", "别书记", "没有登录的人"]) await expect(refused.getByText(name).first()).toBeVisible();
  await expect(page.getByRole("table", { name: "查阅记录" }).getByText("赵老师").first()).toBeVisible();
  expect(await database().select({ id: auditEntry.id }).from(auditEntry).where(inArray(auditEntry.reason, ["保险柜里的话", "石榴树"]))).toEqual([]);
});
