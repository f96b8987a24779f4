import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { memberRegistration } from "#db/schema/participation.ts";
import { person, unitMember } from "#db/schema/people.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import type { OrganizationKind, PartyStanding, Role } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { newId } from "#lib/ids.ts";
import { communityChoices, memberRegistrationPage, memberRegistrations, unitMembers, waiting, waitingLists } from "#lib/registrations/queries.ts";
import { endExemption, enterExemption, enterHeadCount, exportParticipation, verifyHeadCount } from "./commands.ts";
import { exemptions, headCounts, participationReport, participationSummary, unitStandings } from "./queries.ts";

useDatabase();

const at = new Date("2026-01-01T00:00:00Z");
const paths = new Map<string, string>();
const quarter = { from: "2026-07-01", to: "2026-09-30" };
let committee: string;
let unit: string;
let community: string;
let member: string;
let liaison: Actor;
let officer: Actor;
let worker: Actor;

async function made(kind: OrganizationKind, name: string, parentId: string | null = null): Promise<string> {
  const id = newId();
  paths.set(id, `${parentId ? paths.get(parentId) : ""}${id}.`);
  await database().insert(organization).values({ id, kind, name, shortName: name, parentId, path: paths.get(id) ?? "", createdAt: at });
  return id;
}

async function someone(standing: PartyStanding, pinyin = "shili"): Promise<string> {
  const id = newId();
  await database().insert(person).values({ id, name: "示例党员", pinyin, organizationId: unit, createdAt: at });
  await database().insert(unitMember).values({ id: newId(), personId: id, organizationId: unit, standing, fromDay: "2026-01-01", recordedAt: at });
  return id;
}

const holder = (role: Role, organizationId: string): Actor => ({ kind: "post", personId: newId(), signInId: newId(), post: { id: newId(), role, organizationId, path: paths.get(organizationId) ?? "", sessionId: null } });

beforeAll(async () => {
  await setClock("2026-11-24T02:00:00Z");
  committee = await made("working_committee", "示例工委");
  unit = await made("unit", "示例单位一", committee);
  community = await made("community", "示例社区", await made("street", "示例街道", committee));
  liaison = holder("unit_liaison", unit);
  officer = holder("committee_officer", committee);
  worker = holder("community_worker", community);
  member = await someone("in_service");
});

describe("免报到", () => {
  it("is for in-service members, one at a time, and ends", async () => {
    const asked = { personId: member, kind: "village_post", fromDay: "2026-09-01" };
    const answer = await enterExemption(liaison, asked);
    expect(answer).toMatchObject({ ok: true });
    expect(await enterExemption(liaison, asked)).toMatchObject({ code: "exemption_overlaps" });
    expect(await enterExemption(liaison, { ...asked, kind: "other" })).toMatchObject({ code: "invalid", fields: { reason: expect.any(String) } });
    expect(await enterExemption(liaison, { ...asked, personId: await someone("retired") })).toMatchObject({ code: "not_in_service" });
    expect(await enterExemption(worker, { ...asked, personId: await someone("in_service") })).toMatchObject({ code: "forbidden" });
    const report = await participationReport(officer, { period: quarter, organizationId: committee });
    expect(report?.total).toMatchObject({ inService: 2, exempt: 1 });
    const exemptionId = answer.ok ? answer.value.exemptionId : "";
    expect(await endExemption(liaison, { exemptionId, toDay: "2026-09-15" })).toMatchObject({ ok: true });
    expect(await endExemption(liaison, { exemptionId, toDay: "2026-09-20" })).toMatchObject({ code: "exemption_ended" });
    expect((await participationReport(officer, { period: quarter, organizationId: committee }))?.total.exempt).toBe(0);
    expect(await exemptions(liaison, "2026-11-24")).toHaveLength(1);
    expect(await exemptions(worker, "2026-11-24")).toHaveLength(0);
  });
});

describe("the head-count", () => {
  it("counts once another person has verified it", async () => {
    expect(await enterHeadCount(liaison, { unitId: unit, day: "2027-01-01", inService: 3 })).toMatchObject({ code: "head_count_in_future" });
    expect(await enterHeadCount(liaison, { unitId: unit, day: "2026-09-30", inService: "" })).toMatchObject({ code: "invalid" });
    await enterHeadCount(liaison, { unitId: unit, day: "2026-09-30", inService: 7 });
    const answer = await enterHeadCount(liaison, { unitId: unit, day: "2026-09-30", inService: "8" });
    const headCountId = answer.ok ? answer.value.headCountId : "";
    const before = await participationReport(officer, { period: quarter, organizationId: committee });
    expect(before?.total).toMatchObject({ inService: 2, verified: false });
    expect(await verifyHeadCount(liaison, { headCountId })).toMatchObject({ code: "forbidden" });
    const both: Actor = { ...officer, personId: liaison.kind === "post" ? liaison.personId : "" } as Actor;
    expect(await verifyHeadCount(both, { headCountId })).toMatchObject({ code: "head_count_second_person" });
    expect((await headCounts(officer, { waiting: true })).map((row) => [row.roster, row.inService, row.mayVerify])).toEqual([[2, 8, true]]);
    expect(await waiting(officer)).toMatchObject([{ id: "verify_heads" }]);
    const twice = await Promise.all([verifyHeadCount(officer, { headCountId }), verifyHeadCount(officer, { headCountId })]);
    expect(twice.filter((one) => one.ok)).toHaveLength(1);
    expect((await participationReport(officer, { period: quarter, organizationId: committee }))?.total).toMatchObject({ inService: 8, verified: true });
    expect(await enterHeadCount(liaison, { unitId: unit, day: "2026-09-30", inService: 9 })).toMatchObject({ code: "head_count_verified" });
  });
});

describe("what each post sees", () => {
  it("the liaison his members, the community its lists, the committee counts without names", async () => {
    const id = newId();
    await database().insert(memberRegistration).values({ id, personId: member, unitId: unit, communityId: community, state: "submitted", source: "online", submittedBy: newId(), submittedAt: at, recordedAt: at });
    const seen = await unitMembers(liaison, { group: "submitted" });
    expect(seen.counts).toMatchObject({ all: 2, submitted: 1, none: 1 });
    expect(seen.rows.map((row) => row.community)).toEqual(["示例社区"]);
    expect((await unitMembers(liaison, { search: "shi" })).rows).toHaveLength(2);
    expect((await unitMembers(liaison, { after: seen.rows[0]?.cursor })).rows.length).toBeLessThan(2);
    expect((await unitMembers(officer)).rows).toHaveLength(0);
    expect(await waitingLists(worker)).toMatchObject([{ unit: "示例单位一", people: 1 }]);
    expect(await waitingLists(holder("community_worker", await made("community", "示例二社区", committee)))).toHaveLength(0);
    expect((await memberRegistrations(worker, { state: "submitted" })).rows).toHaveLength(1);
    expect((await memberRegistrationPage(worker, id))?.may).toEqual({ decide: true, submit: false, end: false, move: false });
    expect(await memberRegistrationPage(officer, id)).toBeNull();
    expect((await waiting(worker)).map((line) => line.id)).toEqual(["accept_members"]);
    expect(await unitStandings(officer, "2026-11-24")).toMatchObject([{ name: "示例单位一", inService: 2 }]);
    expect((await participationSummary(officer))?.total.inService).toBe(2);
    expect(await communityChoices()).toHaveLength(2);
  });

  it("an export stands on the trail and needs the report's right", async () => {
    const asked = { organizationId: committee, from: quarter.from, to: quarter.to, rows: 1 };
    expect(await exportParticipation(officer, asked)).toMatchObject({ ok: true });
    expect(await exportParticipation(worker, asked)).toMatchObject({ code: "forbidden" });
  });
});
