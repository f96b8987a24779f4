import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { database } from "#db/client.ts";
import { auditEntry, message } from "#db/schema/ground.ts";
import { membership } from "#db/schema/teams.ts";
import { useDatabase } from "#db/testing.ts";
import type { Actor } from "#lib/actor.ts";
import { given, himself, refusalCode, smallTree } from "#lib/testing.ts";
import { enterValidity, withdrawValidity } from "#lib/specialities/commands.ts";
import { honoursOf, publicTeam, teamPage } from "./queries.ts";
import { personPage } from "#lib/people/queries.ts";
import { addHonour, addTeam, applyMembership, changeTeam, decideMembership, endMembership, endTeam, enrolMember, leaveTeam, withdrawHonour } from "./commands.ts";

useDatabase();
let tree: Awaited<ReturnType<typeof smallTree>>;
let teamId: string;
beforeAll(async () => {
  tree = await smallTree();
  teamId = given(await addTeam(tree.secretary, { organizationId: tree.branch, name: "银发示例队", duties: ["consultation", "law_talk"], public: true })).teamId;
}, 60_000);

test("a team belongs to its organization and has its own name there", async () => {
  expect(refusalCode(await addTeam(tree.worker, { organizationId: tree.branch, name: "越权队" }))).toBe("forbidden");
  expect(refusalCode(await addTeam(tree.secretary, { organizationId: tree.branch, name: "银发示例队" }))).toBe("team_name_in_organization");
  expect(refusalCode(await changeTeam(tree.otherLiaison, { teamId, name: "改名" }))).toBe("forbidden");
  given(await changeTeam(tree.secretary, { teamId, name: "银发示例队", duties: "consultation", weekLimit: "3", public: "on" }));
});

test("apply, a second tap, approve, told in words; another branch can't decide", async () => {
  const volunteer = himself(tree.volunteer);
  expect(refusalCode(await applyMembership({ kind: "visitor" }, { teamId }))).toBe("no_person");
  const [one, two] = await Promise.all([applyMembership(volunteer, { teamId, note: "愿意" }), applyMembership(volunteer, { teamId, note: "愿意" })]);
  expect([one, two].filter((answer) => answer.ok)).toHaveLength(1);
  const { membershipId } = given(one.ok ? one : two);
  expect(refusalCode(await decideMembership(tree.otherLiaison, { membershipId, decision: "approve" }))).toBe("forbidden");
  expect(refusalCode(await decideMembership(tree.secretary, { membershipId, decision: "return" }))).toBe("invalid");
  const decided = await Promise.all([decideMembership(tree.secretary, { membershipId, decision: "approve" }), decideMembership(tree.liaison, { membershipId, decision: "return", reason: "名额已满" })]);
  expect(decided.filter((answer) => answer.ok)).toHaveLength(1);
  expect(await database().select().from(message).where(eq(message.subjectId, membershipId))).toHaveLength(1);
});

test("returned with a reason, then applied again", async () => {
  const member = himself(tree.member);
  const first = given(await applyMembership(member, { teamId })).membershipId;
  given(await decideMembership(tree.secretary, { membershipId: first, decision: "return", reason: "请先联系支部" }));
  const second = given(await applyMembership(member, { teamId })).membershipId;
  given(await decideMembership(tree.secretary, { membershipId: second, decision: "approve" }));
  expect(refusalCode(await leaveTeam(himself(tree.volunteer), { membershipId: second }))).toBe("forbidden");
  given(await leaveTeam(member, { membershipId: second, reason: "搬家" }));
  expect(refusalCode(await leaveTeam(member, { membershipId: second }))).toBe("membership_state");
});

test("enrolled for him: approved at once, and the trail names for whom", async () => {
  const personId = await tree.person("孔老师", tree.branch, "retired");
  expect(refusalCode(await enrolMember(tree.secretary, { teamId, personId, note: "" }))).toBe("invalid");
  expect(refusalCode(await enrolMember(tree.secretary, { teamId, personId: tree.member, note: "电话同意" }))).toBe("forbidden");
  const { membershipId } = given(await enrolMember(tree.secretary, { teamId, personId, note: "电话同意" }));
  expect(refusalCode(await enrolMember(tree.secretary, { teamId, personId, note: "电话同意" }))).toBe("membership_one_live");
  const [entry] = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, membershipId));
  expect(entry).toMatchObject({ forPersonId: personId, personId: tree.secretary.personId, change: { proxy: true } });
  given(await endMembership(tree.secretary, { membershipId, reason: "本人提出" }));
  const [row] = await database().select().from(membership).where(eq(membership.id, membershipId));
  expect(row).toMatchObject({ state: "ended", reason: "本人提出" });
});

test("a person's honour is never public; a team without sessions ahead can end, and takes nobody then", async () => {
  expect(refusalCode(await addHonour(tree.secretary, { organizationId: tree.branch, kind: "person", name: "优秀志愿者", public: true }))).toBe("honour_of_a_person");
  given(await addHonour(tree.secretary, { organizationId: tree.branch, teamId, kind: "team", name: "示例荣誉", public: "on" }));
  const other = given(await addTeam(tree.secretary, { organizationId: tree.branch, name: "短期队", public: true })).teamId;
  given(await endTeam(tree.secretary, { teamId: other, reason: "任务完成" }));
  expect(refusalCode(await applyMembership(himself(tree.volunteer), { teamId: other }))).toBe("team_not_found");
});

test("what was entered wrongly is taken down with its reason, counts no longer, and stays readable", async () => {
  const id = given(await addTeam(tree.secretary, { organizationId: tree.branch, name: "更正队", public: true })).teamId;
  const { honourId } = given(await addHonour(tree.secretary, { organizationId: tree.branch, teamId: id, kind: "team", name: "写错的荣誉", public: "on" }));
  expect(refusalCode(await withdrawHonour(tree.worker, { honourId, reason: "不是我们的" }))).toBe("forbidden");
  given(await withdrawHonour(tree.secretary, { honourId, reason: "名称写错" }));
  expect(refusalCode(await withdrawHonour(tree.secretary, { honourId, reason: "名称写错" }))).toBe("honour_withdrawn");
  expect((await publicTeam({ kind: "visitor" }, id))?.honours).toEqual([]);
  expect((await teamPage(tree.secretary, id))?.honours).toMatchObject([{ endReason: "名称写错" }]);

  const insurance = { personId: tree.volunteer, kind: "insurance", fromDay: "2026-01-01", untilDay: "2027-12-31" };
  const { validityId } = given(await enterValidity(tree.secretary, insurance));
  expect(refusalCode(await enterValidity(tree.secretary, insurance))).toBe("validity_once");
  expect(refusalCode(await withdrawValidity(tree.worker, { validityId, reason: "日期写错" }))).toBe("forbidden");
  expect(refusalCode(await withdrawValidity(tree.secretary, { validityId, reason: "" }))).toBe("invalid");
  given(await withdrawValidity(tree.secretary, { validityId, reason: "日期写错" }));
  expect(refusalCode(await withdrawValidity(tree.secretary, { validityId, reason: "日期写错" }))).toBe("validity_withdrawn");
  given(await enterValidity(tree.secretary, { ...insurance, untilDay: "2026-12-31" }));
  expect(new Set((await personPage(tree.secretary, tree.volunteer))?.validities.map((row) => row.endReason))).toEqual(new Set(["日期写错", null]));
});

test("a person's honour is kept with him by who recognises him, is read by him, and stands on no public page", async () => {
  const his = { organizationId: tree.branch, personId: tree.volunteer, kind: "person", name: "优秀志愿者" };
  expect(refusalCode(await addHonour(tree.worker, his))).toBe("forbidden");
  expect(refusalCode(await addHonour(tree.secretary, { ...his, public: "on" }))).toBe("honour_of_a_person");
  expect(refusalCode(await addHonour(tree.secretary, { ...his, kind: "branch" }))).toBe("honour_of_a_person");
  const { honourId } = given(await addHonour(tree.secretary, his));
  const names = async (actor: Actor) => (await honoursOf(actor, { personId: tree.volunteer })).rows.map((row) => row.name);
  expect(await names(tree.secretary)).toEqual(["优秀志愿者"]);
  expect(await names(himself(tree.volunteer))).toEqual(["优秀志愿者"]);
  expect(await names({ kind: "visitor" })).toEqual([]);
  expect((await honoursOf(tree.secretary, { organizationId: tree.branch })).rows.map((row) => row.id)).not.toContain(honourId);
  expect(refusalCode(await withdrawHonour(tree.worker, { honourId, reason: "不是我们的" }))).toBe("forbidden");
  given(await withdrawHonour(tree.secretary, { honourId, reason: "名称写错" }));
  expect(await names(himself(tree.volunteer))).toEqual([]);
});
