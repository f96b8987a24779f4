import { count, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#db/client.ts";
import { caseReading, consultation } from "#db/schema/cases.ts";
import { auditEntry } from "#db/schema/ground.ts";
import { organization } from "#db/schema/organizations.ts";
import { person } from "#db/schema/people.ts";
import { session, shift } from "#db/schema/sessions.ts";
import { signup } from "#db/schema/signups.ts";
import { team } from "#db/schema/teams.ts";
import { useDatabase } from "#db/testing.ts";
import type { Role, Speciality } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { newId } from "#lib/ids.ts";
import { completeFollowUp } from "../case-work/commands.ts";
import { changeCase, closeCase, logCase, readWords, reopenCase } from "./commands.ts";
import { caseFigures, caseSheet, myCases } from "./queries.ts";

useDatabase();
const at = new Date("2026-11-25T01:00:00Z");
const end = new Date("2026-11-25T03:30:00Z");
const branch = newId();
const community = newId();
const sessionId = newId();
const who: Record<string, string> = {};
const himself = (name: string): Actor => ({ kind: "person", personId: who[name]!, signInId: newId(), teamIds: [] });
const atPost = (role: Role, organizationId = branch): Actor => ({ kind: "post", personId: who.secretary!, signInId: newId(), post: { id: newId(), role, organizationId, path: `${organizationId}.`, sessionId: null } });

beforeAll(async () => {
  const db = database();
  for (const [id, kind] of [[branch, "branch"], [community, "community"]] as const) await db.insert(organization).values({ id, kind, name: `示例${kind}`, shortName: "示例", path: `${id}.`, createdAt: at });
  for (const name of ["counsellor", "other", "recorder", "secretary"]) {
    who[name] = newId();
    await db.insert(person).values({ id: who[name], name: "赵老师", organizationId: branch, createdAt: at });
  }
  const teamId = newId();
  await db.insert(team).values({ id: teamId, organizationId: branch, name: "银发生辉", createdAt: at });
  await db.insert(session).values({ id: sessionId, ownerId: branch, hostId: community, teamId, kind: "consultation", title: "法律咨询", startsAt: at, endsAt: end, state: "under_way", signupOpensAt: new Date(0), signupClosesAt: at, createdBy: who.secretary!, createdAt: at });
  for (const [name, speciality] of [["counsellor", "legal_advice"], ["other", "legal_advice"], ["recorder", "recording"]] as [string, Speciality][]) {
    const shiftId = newId();
    await db.insert(shift).values({ id: shiftId, sessionId, name: "咨询席", startsAt: at, endsAt: end, capacity: 2, taken: 1, speciality });
    await db.insert(signup).values({ id: newId(), shiftId, sessionId, personId: who[name]!, state: "confirmed", via: "self", enteredBy: who[name]!, createdAt: at, changedAt: at });
  }
});

const sheet = { sessionId, consent: "on", noConflict: "on", stage: "none", minutes: "25", matters: [{ kind: "support", outcome: "answered" }, { kind: "inheritance", outcome: "pending" }], facts: "张奶奶问赡养", advice: "可以先调解" };
const logged = async (actor: Actor, more: object = {}) => {
  const answer = await logCase(actor, { ...sheet, ...more });
  if (!answer.ok) throw new Error(answer.message);
  return answer.value;
};

describe("logging a case", () => {
  it("numbers cases of a session without a gap, also when many are logged at once", async () => {
    const made = await Promise.all(Array.from({ length: 12 }, () => logged(himself("counsellor"))));
    const numbers = made.map((each) => each.number).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, index) => numbers[0]! + index));
  });
  it("hears nobody without consent, or where there is a tie", async () => {
    expect(await logCase(himself("counsellor"), { ...sheet, consent: "" })).toMatchObject({ ok: false, code: "no_consent", fields: { consent: expect.any(String) } });
    expect(await logCase(himself("counsellor"), { ...sheet, noConflict: "" })).toMatchObject({ ok: false, code: "conflict" });
  });
  it("gives guidance on procedure alone once a court or another office has the matter", async () => {
    expect(await logCase(himself("counsellor"), { ...sheet, stage: "litigation" })).toMatchObject({ ok: false, code: "merits_in_procedure", fields: { "matters.0.outcome": expect.any(String) } });
    expect(await logCase(himself("counsellor"), { ...sheet, stage: "litigation", matters: [{ kind: "divorce", outcome: "no_view" }] })).toMatchObject({ ok: true });
  });
  it("lets the recorder key for a counsellor he names, and binds him alike", async () => {
    expect(await logCase(himself("recorder"), sheet)).toMatchObject({ ok: false, code: "no_counsellor" });
    const { id } = await logged(himself("recorder"), { counsellorId: who.counsellor });
    expect(await readWords(himself("recorder"), id)).toMatchObject({ facts: "张奶奶问赡养" });
    expect(await readWords(himself("counsellor"), id)).toMatchObject({ advice: "可以先调解" });
  });
  it("refuses one who is not on the session, and any post", async () => {
    expect(await logCase(himself("secretary"), sheet)).toMatchObject({ ok: false, code: "forbidden" });
    expect(await logCase(atPost("branch_secretary"), sheet)).toMatchObject({ ok: false, code: "forbidden" });
  });
  it("answers every wrong field", async () => {
    const answer = await logCase(himself("counsellor"), { ...sheet, minutes: "0", stage: "x", matters: [] });
    expect(Object.keys(answer.ok ? {} : answer.fields).sort()).toEqual(["matters", "minutes", "stage"]);
  });
});

describe("the words", () => {
  it("are sealed at rest and read by their counsellor and recorder alone, every reading logged", async () => {
    const { id } = await logged(himself("counsellor"));
    const [row] = await database().select().from(consultation).where(eq(consultation.id, id));
    expect(row!.sealed!.toString("utf8")).not.toContain("张奶奶");
    for (const stranger of [himself("other"), himself("secretary"), atPost("branch_secretary"), atPost("privacy_officer"), atPost("system_admin"), { kind: "visitor" } as const]) {
      expect(await readWords(stranger, id)).toBeNull();
      expect(await caseSheet(stranger, id)).toBeNull();
    }
    expect((await database().select({ n: count() }).from(caseReading).where(eq(caseReading.caseId, id)))[0]!.n).toBe(0);
    await readWords(himself("counsellor"), id);
    expect((await database().select({ n: count() }).from(caseReading).where(eq(caseReading.caseId, id)))[0]!.n).toBe(1);
  });
  it("never reach the trail", async () => {
    const trail = JSON.stringify(await database().select().from(auditEntry));
    expect(trail).not.toContain("张奶奶");
    expect(trail).not.toContain("调解");
  });
});

describe("a case's way", () => {
  it("closes only when each matter has an outcome and the follow-up is done, and reopens with a reason", async () => {
    const me = himself("counsellor");
    const { id } = await logged(me, { followUpOn: "2026-12-01" });
    expect(await closeCase(me, { caseId: id })).toMatchObject({ ok: false, code: "matters_pending" });
    const held = (await caseSheet(me, id))!;
    const changed = { ...sheet, caseId: id, version: held.version, followUpOn: "2026-12-01", matters: [{ kind: "support", outcome: "answered" }] };
    expect(await changeCase(me, changed)).toMatchObject({ ok: true });
    expect(await changeCase(me, changed)).toMatchObject({ ok: false, code: "stale" });
    expect(await closeCase(me, { caseId: id })).toMatchObject({ ok: false, code: "follow_up_open" });
    expect(await completeFollowUp(me, { caseId: id })).toMatchObject({ ok: true });
    expect(await closeCase(me, { caseId: id })).toMatchObject({ ok: true });
    expect(await reopenCase(me, { caseId: id, reason: "" })).toMatchObject({ ok: false, code: "invalid" });
    expect(await reopenCase(me, { caseId: id, reason: "居民又带来材料" })).toMatchObject({ ok: true });
  });
});

describe("figures", () => {
  it("give the branch its own counts, and hide small ones from the host and above", async () => {
    const own = await caseFigures(atPost("branch_secretary"), 2026);
    expect(own.hidden).toBe(false);
    expect(own.matters.length).toBeGreaterThan(1);
    const host = await caseFigures(atPost("community_worker", community), 2026);
    expect(host.hidden).toBe(true);
    expect(host.matters, "kinds leave the branch as a frozen table alone").toEqual([]);
    expect(host.answered).toBe(own.matters.reduce((sum, [, n]) => sum + n, 0));
    expect((await caseFigures(atPost("unit_liaison"), 2026)).cases).toBe(0);
  });
  it("list the counsellor's own cases page by page", async () => {
    const first = await myCases(himself("counsellor"), { show: "open" });
    expect(first.rows.length).toBeGreaterThan(10);
    expect((await myCases(himself("other"), { show: "open" })).rows).toHaveLength(0);
  });
});
