import { and, desc, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { database } from "#db/client.ts";
import { booking } from "#db/schema/bookings.ts";
import { caseParty, consultation } from "#db/schema/cases.ts";
import { caseNameHash, conflictCheck, sameName } from "#db/schema/conflicts.ts";
import { auditEntry, message } from "#db/schema/ground.ts";
import { wrappedKey } from "#db/schema/keys.ts";
import { person } from "#db/schema/people.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import { openIntake } from "#lib/case-intake/commands.ts";
import { changeCase, readWords } from "#lib/cases/commands.ts";
import { checksOf } from "#lib/conflicts/queries.ts";
import { addTie } from "#lib/conflicts/commands.ts";
import { answerHandOver, offerHandOver } from "#lib/hand-overs/commands.ts";
import { callNext, openDesk, takeTicket } from "#lib/queue/commands.ts";
import { atPost, given, refusalCode, smallTree } from "#lib/testing.ts";
import { openDesks } from "#lib/testing-desk.ts";
import { decideSameName, withdrawSameName } from "./commands.ts";
import { sameNameJobs } from "./jobs.ts";
import { sameNameOf, sameNamesToDecide, waiting } from "./queries.ts";

useDatabase();
let tree: Awaited<ReturnType<typeof smallTree>>;
let officer: Awaited<ReturnType<typeof atPost>>;
let at: Awaited<ReturnType<typeof openDesks>>;
beforeAll(async () => {
  await setClock("2026-11-25T01:10:00Z");
  tree = await smallTree();
  officer = await atPost(await tree.person("秦隐私", tree.branch), "privacy_officer", tree.branch);
});
beforeEach(async () => {
  await setClock("2026-11-25T01:10:00Z");
  at = await openDesks(tree);
  given(await addTie(at.zhao, { name: "李建国", how: "表弟" }));
});

const intake = (more: object = {}, actor = at.zhao) => openIntake(actor, { sessionId: at.sessionId, consent: "yes", asker: "张淑兰", other: "李建国", stage: "none", ...more });
const asks = { asks: "yes", word: "一个是七十岁，一个是三十岁" };
const reason = "打电话问了志愿者和居民，年龄籍贯都不同";
const stateOf = async (id: string) => (await database().select({ state: consultation.state, noConflict: consultation.noConflict }).from(consultation).where(eq(consultation.id, id)))[0];
const openRuling = async (caseId: string) => (await database().select().from(sameName).where(and(eq(sameName.caseId, caseId), eq(sameName.state, "asked"))))[0]!.id;
const sheet = { stage: "none", minutes: "20", matters: [{ kind: "support", outcome: "answered" }], referrals: [], facts: "外面不知道的话" };

describe("an exact namesake", () => {
  it("turns away as before when nobody asks, and needs a word when he does", async () => {
    expect(given(await intake())).toMatchObject({ decision: "conflict" });
    expect(refusalCode(await intake({ asks: "yes" }))).toBe("look_again");
  });

  it("waits for a second person, who sees no name and no word; his 不是同一个人 clears the case and stands on the trail", async () => {
    const { id, decision } = given(await intake(asks));
    expect([decision, await stateOf(id)]).toEqual(["asked", { state: "intake", noConflict: false }]);
    expect(refusalCode(await changeCase(at.zhao, { ...sheet, caseId: id, version: 1 })), "no word before").toBe("not_cleared");
    expect(await database().select().from(caseNameHash).where(eq(caseNameHash.caseId, id)), "no name in the index before").toEqual([]);
    const seen = await sameNamesToDecide(officer);
    expect(seen!.find((row) => row.state === "asked")).toMatchObject({ rules: ["tie"], counsellor: "赵老师", mayDecide: true });
    expect(JSON.stringify(seen)).not.toMatch(/张淑兰|李建国|七十岁/);
    expect(await waiting(tree.secretary)).toMatchObject([{ href: "cases/same-names" }]);
    expect(await waiting(tree.worker)).toEqual([]);
    expect(await sameNamesToDecide(tree.worker)).toBeNull();
    expect((await database().select({ id: message.id }).from(message).where(eq(message.subject, "sameName"))).length).toBeGreaterThanOrEqual(2);
    const sameNameId = await openRuling(id);
    expect(refusalCode(await decideSameName(tree.worker, { sameNameId, decision: "another", reason }))).toBe("forbidden");
    expect(refusalCode(await decideSameName(at.zhao, { sameNameId, decision: "another", reason }))).toBe("forbidden");
    expect(refusalCode(await decideSameName(officer, { sameNameId, decision: "another", reason: "问了" }))).toBe("invalid");
    given(await decideSameName(officer, { sameNameId, decision: "another", reason }));
    expect(refusalCode(await decideSameName(tree.secretary, { sameNameId, decision: "same", reason }))).toBe("wrong_state");
    expect(await stateOf(id)).toEqual({ state: "cleared", noConflict: true });
    expect((await checksOf(at.zhao, id)).map((each) => each.decision)).toEqual(["ruled", "asked"]);
    const [trail] = await database().select().from(auditEntry).where(and(eq(auditEntry.subjectId, id), eq(auditEntry.command, "decideSameName"))).orderBy(desc(auditEntry.id));
    expect(trail).toMatchObject({ reason, personId: officer.personId, role: "privacy_officer" });
    given(await changeCase(at.zhao, { ...sheet, caseId: id, version: 2 }));
    expect(await readWords(officer, id), "the second person reads nothing").toBeNull();
    expect(given(await intake()), "another case of the same name is looked at anew").toMatchObject({ decision: "conflict" });
  });

  it("is not decided by the counsellor at his own post, nor in the table past the command", async () => {
    const own = await atPost(at.zhao.personId, "branch_secretary", tree.branch);
    const { id } = given(await intake(asks));
    const sameNameId = await openRuling(id);
    expect(refusalCode(await decideSameName(own, { sameNameId, decision: "another", reason }))).toBe("same_name_second_person");
    await expect(database().update(sameName).set({ state: "another", decidedBy: at.zhao.personId, reason }).where(eq(sameName.id, sameNameId))).rejects.toThrow();
  });

  it("who is the same person, or for whom nobody waits, goes to another desk, and no name stays", async () => {
    for (const end of [
      async (sameNameId: string) => given(await decideSameName(tree.secretary, { sameNameId, decision: "same", reason: "就是他的表弟，本人承认" })),
      async (sameNameId: string) => given(await withdrawSameName(at.zhao, { sameNameId })),
    ]) {
      const desks = [];
      for (const [name, who] of [["甲台", at.zhao], ["乙台", at.sun]] as const) desks.push(given(await openDesk(tree.worker, { sessionId: at.sessionId, name, counsellorId: who.personId })).id);
      const { id: bookingId } = given(await takeTicket(tree.worker, { sessionId: at.sessionId, matters: ["support"] }));
      given(await callNext(at.zhao, { deskId: desks[0], current: "" }));
      const { id } = given(await intake({ ...asks, bookingId }));
      expect((await database().select({ state: booking.state }).from(booking).where(eq(booking.id, bookingId)))[0]).toEqual({ state: "being_served" });
      await end(await openRuling(id));
      expect(await stateOf(id)).toMatchObject({ state: "reassigned" });
      expect((await database().select({ state: booking.state }).from(booking).where(eq(booking.id, bookingId)))[0]).toEqual({ state: "arrived" });
      expect(await database().select().from(caseParty).where(eq(caseParty.caseId, id))).toEqual([]);
      expect(await database().select().from(wrappedKey).where(eq(wrappedKey.id, id))).toEqual([]);
      expect((await database().select({ reason: conflictCheck.reasonSealed }).from(conflictCheck).where(eq(conflictCheck.caseId, id))).every((row) => row.reason === null)).toBe(true);
      at = await openDesks(tree);
      given(await addTie(at.zhao, { name: "李建国" }));
    }
  });

  it("turned away with no other desk is called back to the same one for the second person", async () => {
    const { id: deskId } = given(await openDesk(tree.worker, { sessionId: at.sessionId, name: "甲台", counsellorId: at.zhao.personId }));
    const { id: bookingId } = given(await takeTicket(tree.worker, { sessionId: at.sessionId, matters: ["support"] }));
    given(await callNext(at.zhao, { deskId, current: "" }));
    const { id: againId, another } = given(await intake({ bookingId }));
    expect(another).toBe(false);
    expect(given(await callNext(at.zhao, { deskId, current: "" })).id, "not by the queue itself").toBeNull();
    expect(refusalCode(await intake({ againId, word: asks.word }))).toBe("again_for_same_name");
    expect(refusalCode(await intake({ againId, ...asks }, at.sun))).toBe("not_found");
    const { id } = given(await intake({ againId, ...asks }));
    expect((await database().select({ state: booking.state, deskId: booking.deskId }).from(booking).where(eq(booking.id, bookingId)))[0]).toEqual({ state: "being_served", deskId });
    given(await decideSameName(officer, { sameNameId: await openRuling(id), decision: "another", reason }));
    expect(await stateOf(id)).toMatchObject({ state: "cleared" });
  });

  it("does not help against the former court or his own word", async () => {
    await database().update(person).set({ formerCourt: "兰州市安宁区人民法院" }).where(eq(person.id, at.zhao.personId));
    expect(given(await intake({ ...asks, stage: "litigation", fileNumber: "(2003)甘0105民初77号" }))).toMatchObject({ decision: "conflict" });
    expect(given(await intake({ ...asks, avoids: "yes" }))).toMatchObject({ decision: "conflict" });
  });

  it("stands in the way of a hand-over until the second person has spoken", async () => {
    const { id } = given(await intake({ other: "王芳" }));
    given(await addTie(at.sun, { name: "王芳" }));
    given(await changeCase(at.zhao, { ...sheet, caseId: id, version: 1 }));
    const { id: handOverId } = given(await offerHandOver(at.zhao, { caseId: id, toId: at.sun.personId }));
    expect(refusalCode(await answerHandOver(at.sun, { handOverId, takes: "yes" }))).toBe("conflict");
    expect(given(await answerHandOver(at.sun, { handOverId, takes: "yes", ...asks }))).toMatchObject({ state: "asked" });
    expect(await sameNameOf(at.sun, id)).toMatchObject({ state: "asked" });
    given(await decideSameName(officer, { sameNameId: await openRuling(id), decision: "another", reason }));
    expect(given(await answerHandOver(at.sun, { handOverId, takes: "yes" }))).toMatchObject({ state: "accepted" });
    expect(await readWords(at.sun, id)).toMatchObject({ facts: sheet.facts });
  });

  it("left undecided is taken back by the job half a day after the session", async () => {
    const { id } = given(await intake(asks));
    await setClock("2026-11-25T15:00:00Z");
    for (const job of sameNameJobs) await job.run(null);
    expect(await stateOf(id)).toMatchObject({ state: "intake" });
    await setClock("2026-11-25T15:31:00Z");
    for (const job of sameNameJobs) await job.run(null);
    expect(await stateOf(id)).toMatchObject({ state: "reassigned" });
  });
});
