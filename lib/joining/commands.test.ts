import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { database } from "#db/client.ts";
import { auditEntry, message } from "#db/schema/ground.ts";
import { joiningLink, unitJoining } from "#db/schema/joining.ts";
import { memberRegistration } from "#db/schema/participation.ts";
import { person, unitMember } from "#db/schema/people.ts";
import { membership } from "#db/schema/teams.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import type { Actor } from "#lib/actor.ts";
import { shownCode } from "#lib/sign-in/codes.ts";
import { askForNumber, enterByNumber, enterCode } from "#lib/sign-in/commands.ts";
import { isChoosing, signedIn } from "#lib/sign-in/queries.ts";
import { addOrganization } from "#lib/organizations/commands.ts";
import { addTeam, decideMembership } from "#lib/teams/commands.ts";
import { given, himself, refusalCode, setUp, smallTree } from "#lib/testing.ts";
import { decideUnitJoining, endJoiningLink, joinAsNew, joinByLink, makeJoiningLink } from "./commands.ts";
import { joiningLinkPage, joiningPage, joiningTargets, unitJoinings, waiting } from "./queries.ts";
import { tokenOf } from "./token.ts";

useDatabase();
let tree: Awaited<ReturnType<typeof smallTree>>;
let teamId: string;
const visitor: Actor = { kind: "visitor" };
const lastDay = "2026-12-31";
beforeAll(async () => {
  await setClock("2026-11-24T02:00:00Z");
  tree = await smallTree();
  teamId = given(await addTeam(tree.secretary, { organizationId: tree.branch, name: "不公开的队" })).teamId;
}, 60_000);

let numbers = 0;
const freshPhone = () => `1880009${String(++numbers).padStart(4, "0")}`;

async function linkTo(actor: Actor, targetId: string) {
  const { linkId } = given(await makeJoiningLink(actor, { targetId, lastDay }));
  return { linkId, token: tokenOf(linkId) };
}

async function provedNumber(phone = freshPhone()) {
  const { codeId } = given(await askForNumber(visitor, { phone, purpose: "joining" }, "10.0.0.1"));
  return { phone, signInId: given(await enterByNumber({ codeId, code: shownCode(codeId) ?? "" }, "10.0.0.1")).signInId };
}

test("who keeps a team or a unit makes its link; nobody else, and not for longer than half a year", async () => {
  expect(refusalCode(await makeJoiningLink(tree.worker, { targetId: teamId, lastDay }))).toBe("forbidden");
  expect(refusalCode(await makeJoiningLink(tree.secretary, { targetId: tree.unit, lastDay }))).toBe("forbidden");
  expect(refusalCode(await makeJoiningLink(tree.otherLiaison, { targetId: tree.unit, lastDay }))).toBe("forbidden");
  expect(refusalCode(await makeJoiningLink(tree.secretary, { targetId: tree.community, lastDay }))).toBe("joining_target");
  expect(refusalCode(await makeJoiningLink(tree.secretary, { targetId: teamId, lastDay: "2026-11-23" }))).toBe("joining_link_last_day");
  expect(refusalCode(await makeJoiningLink(tree.secretary, { targetId: teamId, lastDay: "2027-11-23" }))).toBe("joining_link_last_day");
  expect((await joiningTargets(tree.secretary)).map((one) => one.id)).toEqual([teamId]);
  const { linkId, token } = await linkTo(tree.secretary, teamId);
  const [row] = await database().select().from(joiningLink).where(eq(joiningLink.id, linkId));
  expect(row?.tokenHash.toString("base64url")).not.toContain(token);
  expect((await joiningLinkPage(tree.secretary, linkId))?.address).toContain(`/join/${token}`);
  expect(await joiningLinkPage(tree.worker, linkId)).toBeNull();
});

test("a number nobody has: code, name, a person of the branch whose application waits", async () => {
  const { token } = await linkTo(tree.secretary, teamId);
  const { phone, signInId } = await provedNumber();
  expect(isChoosing(await signedIn(signInId))).toBe(true);
  expect(refusalCode(await joinAsNew({ token, signInId, name: "" }, "10.0.0.1"))).toBe("invalid");
  const both = await Promise.all([joinAsNew({ token, signInId, name: "许老师", note: "周三有空" }, "a"), joinAsNew({ token, signInId, name: "许老师" }, "b")]);
  expect(both.filter((answer) => answer.ok)).toHaveLength(1);
  const [made, ...others] = await database().select().from(person).where(eq(person.phone, phone));
  expect(others).toEqual([]);
  expect(made).toMatchObject({ name: "许老师", organizationId: tree.branch, pinyin: "xulaoshi" });
  expect(await signedIn(signInId)).toMatchObject({ personId: made?.id });
  const [applied] = await database().select().from(membership).where(eq(membership.personId, made?.id ?? ""));
  expect(applied).toMatchObject({ state: "applied", teamId });
  const me = himself(made?.id ?? "");
  expect(await joiningPage(me, token, "a")).toMatchObject({ mine: { state: "waiting" } });
  expect(refusalCode(await joinByLink(me, { token }))).toBe("membership_one_live");
  given(await decideMembership(tree.secretary, { membershipId: applied?.id ?? "", decision: "approve" }));
  expect(await joiningPage(me, token, "a")).toMatchObject({ mine: { state: "in" } });
});

test("on a couple's phone the other one joins too; the same name is not made twice", async () => {
  const { token } = await linkTo(tree.secretary, teamId);
  const his = await provedNumber();
  given(await joinAsNew({ token, signInId: his.signInId, name: "何老师" }, "c"));
  const again = await provedNumber(his.phone);
  expect(refusalCode(await joinAsNew({ token, signInId: again.signInId, name: "何老师" }, "c"))).toBe("person_twin");
  given(await joinAsNew({ token, signInId: again.signInId, name: "吕老师" }, "c"));
  expect(await database().select().from(person).where(eq(person.phone, his.phone))).toHaveLength(2);
});

test("a code for joining signs nobody in, and a sign-in code opens no joining", async () => {
  const phone = freshPhone();
  const { codeId } = given(await askForNumber(visitor, { phone, purpose: "joining" }, "10.0.0.9"));
  expect(refusalCode(await enterCode({ codeId, code: shownCode(codeId) ?? "" }, "10.0.0.9"))).toBe("code_expired");
  const [told] = await database().select().from(message).where(eq(message.phone, phone));
  expect(told).toMatchObject({ kind: "sign_in_code", personId: null });
});

test("an ended, an old and an unknown link say so, and take nobody", async () => {
  const { linkId, token } = await linkTo(tree.secretary, teamId);
  const member = himself(tree.member);
  expect(refusalCode(await joinByLink(member, { token: "x".repeat(27) }))).toBe("joining_link_unknown");
  expect(await joiningPage(member, "x".repeat(27), "n")).toBeNull();
  expect(refusalCode(await endJoiningLink(tree.otherLiaison, { linkId, reason: "不是我的" }))).toBe("forbidden");
  given(await endJoiningLink(tree.secretary, { linkId, reason: "人数已够" }));
  expect(refusalCode(await endJoiningLink(tree.secretary, { linkId, reason: "再来一次" }))).toBe("joining_link_ended");
  expect(refusalCode(await joinByLink(member, { token }))).toBe("joining_link_ended");
  expect(await joiningPage(visitor, token, "n")).toMatchObject({ state: "ended", mine: null });
  const other = await linkTo(tree.secretary, teamId);
  await setClock("2026-12-31T15:59:00Z");
  expect(await joiningPage(visitor, other.token, "n")).toMatchObject({ state: "open" });
  await setClock("2026-12-31T16:00:00Z");
  expect(await joiningPage(visitor, other.token, "n")).toMatchObject({ state: "expired" });
  expect(refusalCode(await joinByLink(member, { token: other.token }))).toBe("joining_link_expired");
  await setClock("2026-11-24T02:00:00Z");
});

test("tokens can't be tried by the thousand from one address", async () => {
  for (let tries = 0; tries < 60; tries++) await joiningPage(visitor, `${"y".repeat(24)}${tries}`, "10.9.9.9");
  expect(await joiningPage(visitor, "z".repeat(27), "10.9.9.9")).toBe("too_many");
  const { token } = await linkTo(tree.secretary, teamId);
  expect(await joiningPage(visitor, token, "10.9.9.9")).toMatchObject({ state: "open" });
});

test("a unit's link: he counts in the unit from the liaison's yes on, and his registration goes out with it", async () => {
  const { token } = await linkTo(tree.liaison, tree.unit);
  const { phone, signInId } = await provedNumber();
  given(await joinAsNew({ token, signInId, name: "尤同志", communityId: tree.community }, "u"));
  const [who] = await database().select().from(person).where(eq(person.phone, phone));
  const personId = who?.id ?? "";
  const members = () => database().select().from(unitMember).where(eq(unitMember.personId, personId));
  expect(await members()).toEqual([]);
  expect(refusalCode(await joinByLink(himself(personId), { token }))).toBe("unit_joining_one_open");
  expect(await waiting(tree.liaison)).toMatchObject([{ title: "尤同志 凭链接加入示例单位" }]);
  expect(await waiting(tree.otherLiaison)).toEqual([]);
  const [row] = await unitJoinings(tree.liaison);
  expect(row).toMatchObject({ name: "尤同志", communityName: "示例社区", standsAt: null });
  const joiningId = row?.id ?? "";
  expect(refusalCode(await decideUnitJoining(tree.otherLiaison, { joiningId, decision: "accept" }))).toBe("forbidden");
  expect(refusalCode(await decideUnitJoining(tree.liaison, { joiningId, decision: "return" }))).toBe("invalid");
  const both = await Promise.all([decideUnitJoining(tree.liaison, { joiningId, decision: "accept" }), decideUnitJoining(tree.liaison, { joiningId, decision: "accept" })]);
  expect(both.filter((answer) => answer.ok)).toHaveLength(1);
  expect(await members()).toMatchObject([{ organizationId: tree.unit, standing: "in_service", fromDay: "2026-11-24" }]);
  expect(await database().select().from(memberRegistration).where(eq(memberRegistration.personId, personId))).toMatchObject([{ communityId: tree.community, state: "submitted" }]);
  expect(await database().select().from(message).where(eq(message.subjectId, joiningId))).toHaveLength(1);
  expect(await joiningPage(himself(personId), token, "u")).toMatchObject({ mine: { state: "in" } });
  const [entry] = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, joiningId)).limit(1);
  expect(entry).toMatchObject({ forPersonId: personId });
});

test("returned with a reason, then again; one of another unit changes units by the yes", async () => {
  const { token } = await linkTo(tree.liaison, tree.unit);
  const other = await tree.person("施同志", tree.otherUnit);
  await setClock("2026-11-20T02:00:00Z");
  const moved = await tree.person("张同志", tree.otherUnit, "in_service");
  await setClock("2026-11-24T02:00:00Z");
  const first = given(await joinByLink(himself(other), { token })).id;
  given(await decideUnitJoining(tree.liaison, { joiningId: first, decision: "return", reason: "请先转组织关系" }));
  expect(await joiningPage(himself(other), token, "r")).toMatchObject({ mine: { state: "returned", reason: "请先转组织关系" } });
  const second = given(await joinByLink(himself(other), { token })).id;
  expect(second).not.toBe(first);
  const third = given(await joinByLink(himself(moved), { token })).id;
  expect((await unitJoinings(tree.liaison)).find((one) => one.id === third)).toMatchObject({ standsAt: "示例单位乙" });
  given(await decideUnitJoining(tree.liaison, { joiningId: third, decision: "accept" }));
  const [row] = await database().select().from(unitJoining).where(eq(unitJoining.id, third));
  expect(row?.state).toBe("accepted");
  const rows = await database().select().from(unitMember).where(eq(unitMember.personId, moved)).orderBy(unitMember.fromDay);
  expect(rows).toMatchObject([{ organizationId: tree.otherUnit, toDay: "2026-11-23" }, { organizationId: tree.unit, toDay: null }]);
  expect(refusalCode(await joinByLink(himself(moved), { token }))).toBe("joining_already");
});

test("a community where nobody accepts on line does not hold up the liaison's yes", async () => {
  const { token } = await linkTo(tree.liaison, tree.unit);
  const { organizationId: communityId } = given(await addOrganization(setUp, { kind: "community", name: "没有人在的社区", parentId: tree.street }));
  const { phone, signInId } = await provedNumber();
  given(await joinAsNew({ token, signInId, name: "水同志", communityId }, "g"));
  const row = (await unitJoinings(tree.liaison)).find((one) => one.name === "水同志");
  given(await decideUnitJoining(tree.liaison, { joiningId: row?.id ?? "", decision: "accept" }));
  const [told] = await database().select().from(message).where(eq(message.subjectId, row?.id ?? ""));
  expect(told).toMatchObject({ phone, text: expect.stringContaining("请登录后在“我的社区”向社区报到") });
});
