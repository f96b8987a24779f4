import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#db/client.ts";
import { auditEntry, file, message } from "#db/schema/ground.ts";
import { organization } from "#db/schema/organizations.ts";
import { memberRegistration, unitRegistration } from "#db/schema/participation.ts";
import { person, post, unitMember } from "#db/schema/people.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import type { OrganizationKind, PartyStanding, Role } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { newId } from "#lib/ids.ts";
import * as registrations from "./commands.ts";

useDatabase();

const at = new Date("2026-01-01T00:00:00Z");
const paths = new Map<string, string>();
let committee: string;
let unit: string;
let otherUnit: string;
let here: string;
let alsoHere: string;
let away: string;
let liaison: Actor;
let otherLiaison: Actor;
let verifier: Actor;
let worker: Actor;
let secondWorker: Actor;
let otherWorker: Actor;

async function organizationOf(kind: OrganizationKind, name: string, parentId: string | null = null): Promise<string> {
  const id = newId();
  const path = `${parentId ? paths.get(parentId) : ""}${id}.`;
  paths.set(id, path);
  await database().insert(organization).values({ id, kind, name, shortName: name, parentId, path, createdAt: at });
  return id;
}

async function personOf(name: string, phone: string, organizationId: string | null, standing: PartyStanding | null): Promise<string> {
  const id = newId();
  await database().insert(person).values({ id, name, phone, organizationId, createdAt: at });
  if (organizationId && standing) await database().insert(unitMember).values({ id: newId(), personId: id, organizationId, standing, fromDay: "2026-01-01", recordedAt: at });
  return id;
}

async function holder(role: Role, organizationId: string, personId?: string): Promise<Actor> {
  const who = personId ?? (await personOf(`${role} ${newId().slice(-4)}`, "", null, null));
  const id = newId();
  await database().insert(post).values({ id, personId: who, role, organizationId, fromDay: "2026-01-01", createdAt: at }).onConflictDoNothing();
  return { kind: "post", personId: who, signInId: newId(), post: { id, role, organizationId, path: paths.get(organizationId) ?? "", sessionId: null } };
}

const member = async (standing: PartyStanding = "in_service") => personOf("示例党员", "13900000000", unit, standing);
const himself = (personId: string): Actor => ({ kind: "person", personId, signInId: newId(), teamIds: [] });
const stateOf = async (id: string) => (await database().select().from(memberRegistration).where(eq(memberRegistration.id, id)))[0];

async function slip(by: Actor): Promise<string> {
  const id = newId();
  await database().insert(file).values({ id, kind: "registration_slip", name: "报到单.jpg", mediaType: "image/jpeg", size: 10, sha256: id, organizationId: unit, uploadedBy: by.kind === "post" ? by.personId : id, uploadedAt: at });
  return id;
}

async function value<T>(answer: Promise<{ ok: true; value: T } | { ok: false; code: string; message: string }>): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(`${given.code}: ${given.message}`);
  return given.value;
}

beforeAll(async () => {
  await setClock("2026-11-24T02:00:00Z");
  committee = await organizationOf("working_committee", "示例工委");
  unit = await organizationOf("unit", "示例单位一", committee);
  otherUnit = await organizationOf("unit", "示例单位二", committee);
  const street = await organizationOf("street", "示例街道", committee);
  here = await organizationOf("community", "示例社区", street);
  alsoHere = await organizationOf("community", "示例二社区", street);
  away = await organizationOf("community", "示例远社区", street);
  liaison = await holder("unit_liaison", unit);
  otherLiaison = await holder("unit_liaison", otherUnit);
  verifier = await holder("unit_verifier", unit);
  worker = await holder("community_worker", here);
  secondWorker = await holder("community_worker", here);
  otherWorker = await holder("community_worker", alsoHere);
});

describe("单位报到", () => {
  it("is submitted, returned with a reason, submitted again, accepted, ended", async () => {
    const { registrationId } = await value(registrations.submitUnitRegistration(liaison, { unitId: unit, communityId: here, contactName: "赵老师", contactPhone: "13900000001" }));
    expect(await registrations.submitUnitRegistration(liaison, { unitId: unit, communityId: here })).toMatchObject({ ok: false, code: "registration_not_submit" });
    expect(await registrations.acceptUnitRegistration(otherWorker, { registrationId })).toMatchObject({ ok: false, code: "forbidden" });
    await value(registrations.returnUnitRegistration(worker, { registrationId, reason: "联系人要换" }));
    await value(registrations.submitUnitRegistration(liaison, { unitId: unit, communityId: here, contactName: "钱老师", contactPhone: "13900000002" }));
    await value(registrations.acceptUnitRegistration(worker, { registrationId }));
    const [row] = await database().select().from(unitRegistration).where(eq(unitRegistration.id, registrationId));
    expect(row).toMatchObject({ state: "accepted", fromDay: "2026-11-24", contactName: "钱老师", reason: null });
    expect(await registrations.endUnitRegistration(otherLiaison, { registrationId, reason: "不是我们的" })).toMatchObject({ ok: false, code: "forbidden" });
    await value(registrations.endUnitRegistration(liaison, { registrationId, reason: "单位搬迁" }));
    const trail = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, registrationId));
    expect(trail.map((entry) => entry.change?.to)).toEqual(["submitted", "returned", "submitted", "accepted", "ended"]);
  });

  it("takes the stamped slip where the community is not here, checked by another person", async () => {
    const asked = { unitId: unit, communityId: away, source: "paper" as const };
    expect(await registrations.submitUnitRegistration(liaison, { unitId: unit, communityId: away })).toMatchObject({ code: "registration_other_way" });
    expect(await registrations.submitUnitRegistration(liaison, asked)).toMatchObject({ code: "registration_without_slip" });
    expect(await registrations.submitUnitRegistration(liaison, { ...asked, communityId: here, slipFileId: await slip(liaison) })).toMatchObject({ code: "registration_other_way" });
    const { registrationId } = await value(registrations.submitUnitRegistration(liaison, { ...asked, slipFileId: await slip(liaison) }));
    const sameMan = await holder("unit_verifier", unit, liaison.kind === "post" ? liaison.personId : "");
    expect(await registrations.acceptUnitRegistration(sameMan, { registrationId })).toMatchObject({ ok: false, code: "unit_registration_paper_second_person" });
    expect(await registrations.acceptUnitRegistration(worker, { registrationId })).toMatchObject({ ok: false, code: "forbidden" });
    await value(registrations.acceptUnitRegistration(verifier, { registrationId }));
  });
});

describe("党员报到", () => {
  it("by himself: he is told when it is accepted", async () => {
    const id = await member();
    const { registrationId } = await value(registrations.submitMemberRegistration(himself(id), { personId: id, communityId: here }));
    await value(registrations.acceptMemberRegistrations(worker, { communityId: here, registrationIds: [registrationId] }));
    expect(await stateOf(registrationId)).toMatchObject({ state: "accepted", fromDay: "2026-11-24", unitId: unit });
    const told = await database().select().from(message).where(eq(message.subjectId, registrationId));
    expect(told[0]?.text).toContain("示例社区");
  });

  it("is for in-service members of one's own unit", async () => {
    const retired = await member("retired");
    expect(await registrations.submitMemberRegistration(himself(retired), { personId: retired, communityId: here })).toMatchObject({ code: "not_in_service" });
    const other = await member();
    expect(await registrations.submitMemberRegistration(otherLiaison, { personId: other, communityId: here })).toMatchObject({ code: "forbidden" });
    expect(await registrations.submitMemberRegistration(himself(retired), { personId: other, communityId: here })).toMatchObject({ code: "forbidden" });
  });

  it("returned with a reason, it is submitted again to another community", async () => {
    const id = await member();
    const { registrationId } = await value(registrations.submitMemberRegistration(liaison, { personId: id, communityId: here }));
    expect(await registrations.returnMemberRegistrations(worker, { communityId: here, registrationIds: [registrationId], reason: "" })).toMatchObject({ code: "invalid" });
    await value(registrations.returnMemberRegistrations(worker, { communityId: here, registrationIds: [registrationId], reason: "不住本社区" }));
    expect(await stateOf(registrationId)).toMatchObject({ state: "returned", reason: "不住本社区" });
    const again = await value(registrations.submitMemberRegistration(liaison, { personId: id, communityId: alsoHere }));
    expect(again.registrationId).toBe(registrationId);
    await value(registrations.acceptMemberRegistrations(otherWorker, { communityId: alsoHere }));
    expect(await stateOf(registrationId)).toMatchObject({ state: "accepted", communityId: alsoHere });
  });

  it("a list is accepted by two at once: once, and the other is told", async () => {
    const ids = await Promise.all([member(), member(), member()]);
    for (const personId of ids) await value(registrations.submitMemberRegistration(liaison, { personId, communityId: here }));
    const answers = await Promise.all([registrations.acceptMemberRegistrations(worker, { communityId: here, unitId: unit }), registrations.acceptMemberRegistrations(secondWorker, { communityId: here, unitId: unit })]);
    expect(answers.filter((answer) => answer.ok)).toEqual([{ ok: true, value: { accepted: 3 } }]);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ code: "already_decided" });
  });

  it("another community accepts nothing of this one", async () => {
    const personId = await member();
    const { registrationId } = await value(registrations.submitMemberRegistration(liaison, { personId, communityId: here }));
    expect(await registrations.acceptMemberRegistrations(otherWorker, { communityId: here })).toMatchObject({ code: "forbidden" });
    expect(await registrations.acceptMemberRegistrations(otherWorker, { communityId: alsoHere, registrationIds: [registrationId] })).toMatchObject({ code: "already_decided" });
  });

  it("moves: the old one holds its last day, the new one begins on the next", async () => {
    const personId = await member();
    const { registrationId } = await value(registrations.submitMemberRegistration(liaison, { personId, communityId: here }));
    await value(registrations.acceptMemberRegistrations(worker, { communityId: here, registrationIds: [registrationId] }));
    const moved = await value(registrations.moveMemberRegistration(liaison, { registrationId, communityId: alsoHere, reason: "搬家" }));
    await value(registrations.acceptMemberRegistrations(otherWorker, { communityId: alsoHere, registrationIds: [moved.registrationId] }));
    expect(await stateOf(registrationId)).toMatchObject({ state: "ended", toDay: "2026-11-24" });
    expect(await stateOf(moved.registrationId)).toMatchObject({ state: "accepted", fromDay: "2026-11-25" });
  });

  it("on paper it waits for the unit's second person", async () => {
    const personId = await member();
    const { registrationId } = await value(registrations.submitMemberRegistration(liaison, { personId, communityId: away, source: "paper", slipFileId: await slip(liaison) }));
    expect(await registrations.acceptMemberRegistrations(verifier, { source: "paper" })).toMatchObject({ code: "invalid" });
    await value(registrations.acceptMemberRegistrations(verifier, { source: "paper", unitId: unit, registrationIds: [registrationId] }));
    expect(await stateOf(registrationId)).toMatchObject({ state: "accepted", source: "paper" });
  });
});

describe("a pasted list", () => {
  it("is refused with its errors named, or its good rows are submitted and new people added", async () => {
    const known = await personOf("吴老师", "13900000031", unit, "in_service");
    const text = "姓名\t电话\t社区\n吴 老师\t139 0000 0031\t示例社区\n郑老师\t13900000032\t示例二社区\n王老师\t13900000033\t没有的社区";
    const refused = await registrations.submitMemberRegistrations(liaison, { unitId: unit, text });
    expect(refused).toMatchObject({ ok: false, code: "list_has_errors" });
    expect(refused.ok || refused.fields.text).toContain("4");
    expect(await registrations.submitMemberRegistrations(otherLiaison, { unitId: unit, text })).toMatchObject({ code: "forbidden" });
    expect(await value(registrations.submitMemberRegistrations(liaison, { unitId: unit, text, skipErrors: "on" }))).toEqual({ submitted: 2, added: 1, already: 0, left: 1 });
    const rows = await database().select().from(memberRegistration).where(eq(memberRegistration.personId, known));
    expect(rows).toHaveLength(1);
    const [added] = await database().select().from(person).where(eq(person.phone, "13900000032"));
    expect(added).toMatchObject({ name: "郑老师", organizationId: unit });
    expect(await registrations.submitMemberRegistrations(liaison, { unitId: unit, text, skipErrors: "on" })).toMatchObject({ code: "nothing_to_submit" });
  });

  it("the same key gives the first answer again", async () => {
    const input = { unitId: unit, text: "冯老师 13900000034 示例社区" };
    const first = await registrations.submitMemberRegistrations(liaison, input, "once");
    expect(await registrations.submitMemberRegistrations(liaison, input, "once")).toEqual(first);
  });
});
