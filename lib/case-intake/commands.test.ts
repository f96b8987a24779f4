/* Longer than 250 lines: one desk of a session, from the intake to the erasure, serves every test of the case. */
import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { database } from "#db/client.ts";
import { booking, bookingAvoids } from "#db/schema/bookings.ts";
import { caseParty, consultation } from "#db/schema/cases.ts";
import { caseNameHash, conflictCheck } from "#db/schema/conflicts.ts";
import { auditEntry, message } from "#db/schema/ground.ts";
import { person, personSpeciality } from "#db/schema/people.ts";
import { session, shift } from "#db/schema/sessions.ts";
import { signup } from "#db/schema/signups.ts";
import { membership, team } from "#db/schema/teams.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import { askBreakGlass, decideBreakGlass, readByBreakGlass } from "#lib/case-access/commands.ts";
import { breakGlassList, readingLog, refusedReadings } from "#lib/case-access/queries.ts";
import { eraseCase } from "#lib/case-retention/commands.ts";
import { casesToErase } from "#lib/case-retention/queries.ts";
import { caseTables } from "#lib/case-tables/queries.ts";
import { caseTableJobs } from "#lib/case-tables/jobs.ts";
import { addEntry, answerReferral, completeFollowUp, confirmMediation, keepMediation, setFollowUp } from "#lib/case-work/commands.ts";
import { caseCourse, casesWaiting, wordsBeside } from "#lib/case-work/queries.ts";
import { changeCase, closeCase, readWords } from "#lib/cases/commands.ts";
import { caseSheet } from "#lib/cases/queries.ts";
import { addTie, endTie } from "#lib/conflicts/commands.ts";
import { checksOf, myTies } from "#lib/conflicts/queries.ts";
import { answerHandOver, offerHandOver } from "#lib/hand-overs/commands.ts";
import { newId } from "#lib/ids.ts";
import { callNext, openDesk, takeTicket } from "#lib/queue/commands.ts";
import { atPost, given, himself, refusalCode, smallTree } from "#lib/testing.ts";
import { openIntake } from "./commands.ts";
import { TOLD_VERSION } from "./rules.ts";

useDatabase();
const past = new Date("2026-11-01T00:00:00Z");
let tree: Awaited<ReturnType<typeof smallTree>>;
let teamId: string;
let sessionId: string;
let zhao: ReturnType<typeof himself>;
let sun: ReturnType<typeof himself>;
let officer: Awaited<ReturnType<typeof atPost>>;

beforeAll(async () => {
  await setClock("2026-11-25T01:10:00Z");
  tree = await smallTree();
  teamId = newId();
  const db = database();
  await db.insert(team).values({ id: teamId, organizationId: tree.branch, name: "示例队", createdAt: past });
  officer = await atPost(await tree.person("秦隐私", tree.branch), "privacy_officer", tree.branch);
});

beforeEach(async () => {
  await setClock("2026-11-25T01:10:00Z");
  const db = database();
  const made = [];
  for (const name of ["赵老师", "孙老师"]) {
    const id = await tree.person(name, tree.branch, "retired");
    await db.insert(membership).values({ id: newId(), teamId, personId: id, state: "approved", appliedAt: past, enteredBy: id } as typeof membership.$inferInsert);
    await db.insert(personSpeciality).values({ id: newId(), personId: id, speciality: "legal_advice", recognisedBy: id, recognisedAt: past });
    made.push(himself(id, [teamId]));
  }
  [zhao, sun] = made as [typeof zhao, typeof sun];
  sessionId = newId();
  const times = { startsAt: new Date("2026-11-25T01:00:00Z"), endsAt: new Date("2026-11-25T03:30:00Z") };
  await db.insert(session).values({ id: sessionId, ownerId: tree.branch, hostId: tree.community, teamId, kind: "consultation", title: "法律咨询", ...times, state: "under_way", signupOpensAt: new Date(0), signupClosesAt: times.startsAt, createdBy: zhao.personId, createdAt: past });
  const shiftId = newId();
  await db.insert(shift).values({ id: shiftId, sessionId, name: "咨询席", ...times, capacity: 2, taken: 2, speciality: "legal_advice" });
  for (const { personId } of [zhao, sun]) await db.insert(signup).values({ id: newId(), shiftId, sessionId, personId, state: "confirmed", via: "self", enteredBy: personId, createdAt: past, changedAt: past });
});

const said = { consent: "yes", asker: "张淑兰", other: "李建国", stage: "none" };
const intake = (more: object = {}, actor = zhao) => openIntake(actor, { sessionId, ...said, ...more });
const cleared = async (more: object = {}, actor = zhao) => given(await intake(more, actor)).id;
const sheetOf = async (caseId: string) => ({ caseId, version: (await database().select({ version: consultation.version }).from(consultation).where(eq(consultation.id, caseId)))[0]!.version, stage: "none", minutes: "30", matters: [{ kind: "support", outcome: "mediation_intended" }, { kind: "inheritance", outcome: "referred" }, { kind: "property_service", outcome: "answered" }], referrals: ["notary"], facts: "儿子不给生活费", advice: "先调解" });
const heard = async (more: object = {}, actor = zhao) => {
  const id = await cleared(more, actor);
  given(await changeCase(actor, await sheetOf(id)));
  return id;
};

describe("before a word", () => {
  it("stands the yes with its text and instant, and the names sealed", async () => {
    const id = await cleared({ companion: "张伟" });
    const [row] = await database().select().from(consultation).where(eq(consultation.id, id));
    expect(row).toMatchObject({ state: "cleared", consent: true, consentVersion: TOLD_VERSION, noConflict: true, sealed: null });
    expect(row!.consentAt).toBeInstanceOf(Date);
    const parties = await database().select().from(caseParty).where(eq(caseParty.caseId, id));
    expect(parties).toHaveLength(3);
    expect(JSON.stringify(parties.map((each) => each.sealed.toString("utf8")))).not.toContain("张");
    expect((await wordsBeside(id)).parties.map((each) => each.name)).toEqual(["张淑兰", "李建国", "张伟"]);
    expect(JSON.stringify(await database().select().from(auditEntry))).not.toContain("张淑兰");
  });
  it("hears nobody without a yes, without the other side's name, with a number it can't read, or before the session is open", async () => {
    expect(refusalCode(await intake({ consent: "" }))).toBe("no_consent");
    expect(refusalCode(await intake({ other: "" }))).toBe("no_other");
    expect(await intake({ other: "", noOther: "yes" })).toMatchObject({ ok: true });
    expect(await intake({ stage: "litigation", fileNumber: "一百号" })).toMatchObject({ code: "file_number", fields: { fileNumber: expect.any(String) } });
    expect(await intake({ fileNumber: "（2021）陕0105民初1号" })).toMatchObject({ code: "file_number", fields: { stage: expect.any(String) } });
    expect(refusalCode(await openIntake(himself(tree.volunteer), { sessionId, ...said }))).toBe("forbidden");
  });
});

describe("a conflict", () => {
  it("is found for the same name, asked about for a homophone and one character off", async () => {
    given(await addTie(zhao, { name: "李建国", how: "表弟" }));
    expect(given(await intake())).toMatchObject({ decision: "conflict", moved: false });
    expect(await intake({ other: "黎建国" })).toMatchObject({ code: "look_again", message: expect.stringContaining("同音") });
    expect(await intake({ other: "李建军" })).toMatchObject({ code: "look_again" });
    expect(given(await intake({ other: "李建军", word: "不是同一个人，年龄差二十岁" }))).toMatchObject({ decision: "looked" });
    expect(given(await intake({ other: "王芳" }))).toMatchObject({ decision: "cleared" });
    expect(given(await intake({}, sun))).toMatchObject({ decision: "cleared" });
  });
  it("leaves no name behind, and a decision with hashes alone", async () => {
    given(await addTie(zhao, { name: "李建国" }));
    const { id } = given(await intake());
    const db = database();
    expect(await db.select().from(caseParty).where(eq(caseParty.caseId, id))).toEqual([]);
    expect(await db.select().from(caseNameHash).where(eq(caseNameHash.caseId, id))).toEqual([]);
    const [check] = await db.select().from(conflictCheck).where(eq(conflictCheck.caseId, id));
    expect(check).toMatchObject({ decision: "conflict", checkedBy: zhao.personId, findings: [{ rule: "tie", hashes: [expect.stringMatching(/^[0-9a-f]{64}$/)] }] });
    expect(refusalCode(await changeCase(zhao, await sheetOf(id)))).toBe("not_cleared");
  });
  it("is whoever stood on the other side before, not who comes again", async () => {
    await heard();
    expect(given(await intake({ other: "王芳" }))).toMatchObject({ decision: "cleared" });
    expect(given(await intake({ asker: "李建国", other: "张淑兰" }))).toMatchObject({ decision: "conflict" });
    expect(given(await intake({ asker: "李建国", other: "张淑兰" }, sun))).toMatchObject({ decision: "cleared" });
  });
  it("is the former court whatever the year; a companion who is the other party is asked about; his own word counts", async () => {
    await database().update(person).set({ formerCourt: "兰州市安宁区人民法院" }).where(eq(person.id, zhao.personId));
    expect(given(await intake({ stage: "litigation", fileNumber: "(2003)甘0105民初77号" }))).toMatchObject({ decision: "conflict" });
    await database().update(person).set({ formerCourt: "甘肃省高级人民法院" }).where(eq(person.id, zhao.personId));
    expect(await intake({ stage: "enforcement", fileNumber: "〔2023〕甘0102执5号" })).toMatchObject({ code: "look_again", message: expect.stringContaining("甘肃法院") });
    expect(await intake({ companion: "李健国" })).toMatchObject({ code: "look_again", message: expect.stringContaining("陪同人") });
    expect(given(await intake({ avoids: "yes" }))).toMatchObject({ decision: "conflict" });
  });
  it("moves the resident's ticket to another desk in one step, without a word", async () => {
    given(await addTie(zhao, { name: "李建国" }));
    const lead = tree.worker;
    const desks = [];
    for (const [name, who] of [["1 号台", zhao], ["2 号台", sun]] as const) desks.push(given(await openDesk(lead, { sessionId, name, counsellorId: who.personId })).id);
    const { id: bookingId } = given(await takeTicket(lead, { sessionId, matters: ["support"] }));
    given(await callNext(zhao, { deskId: desks[0], current: "" }));
    expect(given(await intake({ bookingId }))).toMatchObject({ decision: "conflict", moved: true, another: true });
    expect((await database().select().from(booking).where(eq(booking.id, bookingId)))[0]).toMatchObject({ state: "arrived", deskId: null });
    expect(await database().select().from(bookingAvoids).where(and(eq(bookingAvoids.bookingId, bookingId), eq(bookingAvoids.personId, zhao.personId)))).toHaveLength(1);
    expect(given(await callNext(sun, { deskId: desks[1], current: "" }))).toMatchObject({ id: bookingId });
    expect(given(await intake({ bookingId }, sun))).toMatchObject({ decision: "cleared" });
    expect(refusalCode(await intake({ bookingId }, sun))).toBe("consultation_once_for_booking");
  });
  it("ties are sealed, seen by himself alone, and gone when taken off", async () => {
    const { id } = given(await addTie(zhao, { name: "李建国", how: "表弟" }));
    expect((await myTies(zhao))?.ties).toMatchObject([{ name: "李建国", how: "表弟" }]);
    expect((await myTies(sun))?.ties).toEqual([]);
    expect(await myTies(tree.secretary)).toBeNull();
    expect(refusalCode(await endTie(sun, { tieId: id }))).toBe("forbidden");
    given(await endTie(zhao, { tieId: id }));
    expect(given(await intake())).toMatchObject({ decision: "cleared" });
  });
});

describe("a case of three matters", () => {
  it("goes from the first words over follow-ups, a referral's answer and an agreement to its end", async () => {
    const id = await heard();
    expect(await caseSheet(zhao, id)).toMatchObject({ state: "mediating", minutes: 30, matters: [{}, {}, {}] });
    for (const dueOn of ["2026-12-02", "2026-12-20"]) given(await setFollowUp(zhao, { caseId: id, dueOn }));
    expect(refusalCode(await setFollowUp(zhao, { caseId: id, dueOn: "2026-12-02" }))).toBe("case_follow_up_one_open_a_day");
    const sheet = (await caseSheet(zhao, id))!;
    given(await answerReferral(zhao, { caseId: id, referralId: sheet.referred[0]!.id, answer: "done", answeredOn: "2026-11-25", text: "公证办好了" }));
    given(await addEntry(zhao, { caseId: id, kind: "talk", day: "2026-11-25", sessionId, minutes: "20", text: "又来问了一次" }));
    expect(refusalCode(await addEntry(zhao, { caseId: id, kind: "talk", day: "2026-11-25", text: "" }))).toBe("invalid");
    given(await keepMediation(zhao, { caseId: id, number: "河山调〔2026〕12号", agreedOn: "2026-11-25" }));
    expect(await caseCourse(zhao, id)).toMatchObject({ mediation: { confirmBy: "2026-12-25", open: true }, entries: [{ kind: "talk", minutes: 20 }], followUps: [{ dueOn: "2026-12-02" }, { dueOn: "2026-12-20" }] });
    expect((await wordsBeside(id)).agreementNumber).toBe("河山调〔2026〕12号");
    await setClock("2026-12-16T01:00:00Z");
    expect(await casesWaiting(zhao)).toMatchObject({ confirmations: [{ caseId: id, dueOn: "2026-12-25" }], followUps: [{ dueOn: "2026-12-02", near: { tone: "late" } }, { dueOn: "2026-12-20" }] });
    expect((await caseSheet(zhao, id))!.followUpOn).toBe("2026-12-02");
    given(await confirmMediation(zhao, { caseId: id, confirmedOn: "2026-12-16" }));
    given(await completeFollowUp(zhao, { caseId: id }));
    expect(refusalCode(await closeCase(zhao, { caseId: id }))).toBe("follow_up_open");
    given(await completeFollowUp(zhao, { caseId: id }));
    given(await closeCase(zhao, { caseId: id }));
    expect(await casesWaiting(zhao)).toEqual({ offers: [], followUps: [], confirmations: [] });
  });
  it("is handed over when the other says yes and has no tie; then the former no longer reads", async () => {
    const id = await heard();
    given(await addTie(sun, { name: "李建国" }));
    const { id: offer } = given(await offerHandOver(zhao, { caseId: id, toId: sun.personId }));
    expect(refusalCode(await offerHandOver(zhao, { caseId: id, toId: sun.personId }))).toBe("case_hand_over_one_open");
    expect((await casesWaiting(sun)).offers).toMatchObject([{ id: offer }]);
    expect(await readWords(sun, id), "not before he took it").toBeNull();
    expect(refusalCode(await answerHandOver(zhao, { handOverId: offer, takes: "yes" }))).toBe("forbidden");
    expect(refusalCode(await answerHandOver(sun, { handOverId: offer, takes: "yes" }))).toBe("conflict");
    given(await endTie(sun, { tieId: (await myTies(sun))!.ties[0]!.id }));
    given(await answerHandOver(sun, { handOverId: offer, takes: "yes" }));
    expect(await readWords(sun, id)).toMatchObject({ facts: "儿子不给生活费" });
    expect(await readWords(zhao, id)).toBeNull();
    expect((await checksOf(sun, id))[0]).toMatchObject({ decision: "cleared", counsellor: "孙老师" });
    expect(given(await intake({ asker: "李建国", other: "王芳" })), "what he once heard still binds him").toMatchObject({ decision: "conflict" });
  });
});

describe("who reads", () => {
  it("nobody else, by any command, and each try is on the trail and before the privacy officer", async () => {
    const id = await heard();
    const number = (await caseSheet(zhao, id))!.number;
    const sheet = await sheetOf(id);
    const tries = [readWords(sun, id), caseSheet(sun, id), caseCourse(sun, id), changeCase(sun, sheet), closeCase(sun, { caseId: id }), setFollowUp(sun, { caseId: id, dueOn: "2026-12-01" }), keepMediation(sun, { caseId: id, number: "1", agreedOn: "2026-11-25" }), offerHandOver(sun, { caseId: id, toId: zhao.personId }), readWords(tree.secretary, id), readWords(officer, id), readWords({ kind: "visitor" }, id)];
    for (const answer of await Promise.all(tries)) expect(answer === null || (typeof answer === "object" && "ok" in answer && !answer.ok)).toBe(true);
    const noted = await database().select().from(auditEntry).where(and(eq(auditEntry.command, "readingRefused"), eq(auditEntry.subjectId, id)));
    expect(noted.length).toBe(tries.length - 1);
    expect(new Set(noted.map((row) => row.actorKind))).toEqual(new Set(["person", "post", "visitor"]));
    expect((await refusedReadings(officer)).filter((row) => row.number === number && row.day === "2026-11-25").reduce((sum, row) => sum + row.times, 0)).toBeGreaterThanOrEqual(noted.length);
    expect(await refusedReadings(tree.secretary)).toEqual([]);
  });
  it("by two keys: a reason, the privacy officer who isn't the asker, a day, and all of it told and logged", async () => {
    const id = await heard();
    const { number } = (await caseSheet(zhao, id))!;
    const ask = { sessionId, number, reason: "居民投诉答复有误，需要核对" };
    expect(refusalCode(await askBreakGlass(sun, { ...ask, reason: "看看" }))).toBe("invalid");
    expect(refusalCode(await askBreakGlass(himself(tree.member), ask))).toBe("forbidden");
    const { id: glass } = given(await askBreakGlass(sun, ask));
    expect(await readByBreakGlass(sun, glass)).toHaveProperty("refused");
    for (const other of [tree.secretary, zhao, sun]) expect(refusalCode(await decideBreakGlass(other, { breakGlassId: glass, grants: "yes" }))).toBe("forbidden");
    const asSelf = { ...officer, personId: sun.personId };
    expect(refusalCode(await decideBreakGlass(asSelf, { breakGlassId: glass, grants: "yes" }))).toBe("break_glass_second_person");
    expect((await breakGlassList(officer)).find((one) => one.id === glass)).toMatchObject({ mayDecide: true });
    given(await decideBreakGlass(officer, { breakGlassId: glass, grants: "yes" }));
    expect(await readByBreakGlass(sun, glass)).toMatchObject({ words: { facts: "儿子不给生活费" } });
    expect(await readByBreakGlass(zhao, glass)).toHaveProperty("refused");
    expect((await readingLog(officer))!.rows[0]).toMatchObject({ byRight: "双人查阅", reader: "孙老师", number });
    expect(await readingLog(tree.secretary)).toBeNull();
    expect((await database().select().from(message).where(and(eq(message.personId, zhao.personId), eq(message.subjectId, glass)))).length).toBe(2);
    await setClock("2026-11-26T01:11:00Z");
    expect(await readByBreakGlass(sun, glass)).toMatchObject({ refused: expect.stringContaining("时间已过") });
  });
});

describe("kept and erased", () => {
  it("two years after closing, with the name index; the figures stand", async () => {
    const id = await cleared();
    given(await changeCase(zhao, { ...(await sheetOf(id)), matters: [{ kind: "support", outcome: "answered" }], referrals: [] }));
    given(await closeCase(zhao, { caseId: id }));
    const job = { kind: "job", name: "test" } as const;
    await setClock("2028-11-24T01:00:00Z");
    expect(await casesToErase()).not.toContain(id);
    expect(refusalCode(await eraseCase(job, { caseId: id }))).toBe("not_due");
    await setClock("2028-11-25T01:00:00Z");
    expect(await casesToErase()).toContain(id);
    expect(refusalCode(await eraseCase(zhao, { caseId: id }))).toBe("forbidden");
    given(await eraseCase(job, { caseId: id }));
    expect(await caseSheet(zhao, id)).toMatchObject({ matters: [{ kind: "support", outcome: "answered" }], minutes: 30, hasWords: false });
    expect(await readWords(zhao, id)).toEqual({ who: "", facts: "", advice: "" });
    expect((await wordsBeside(id)).parties).toEqual([]);
    expect(await database().select().from(caseNameHash).where(eq(caseNameHash.caseId, id))).toEqual([]);
    expect((await database().select().from(conflictCheck).where(eq(conflictCheck.caseId, id)))[0]).toMatchObject({ decision: "cleared" });
  });
  it("a year's table is made once, after it, the same for every reader", async () => {
    await heard();
    const tables = async () => caseTables(tree.worker, 2026);
    await setClock("2027-01-14T01:00:00Z");
    for (const job of caseTableJobs) await job.run(null);
    expect(await tables()).toEqual([]);
    await setClock("2027-01-15T01:00:00Z");
    for (const job of caseTableJobs) await job.run(null);
    const [table] = await tables();
    expect(table!.totals.matters).toBeGreaterThanOrEqual(3);
    for (const row of Object.values(table!.cells)) for (const value of row) expect(value === null || value === 0 || value >= 5).toBe(true);
    expect(await caseTables(tree.otherWorker, 2026)).toEqual([]);
    for (const job of caseTableJobs) await job.run(null);
    expect(await tables()).toEqual([table]);
  });
});
