import { and, count, eq, gt, inArray, isNull } from "drizzle-orm";
import { organization } from "#db/schema/organizations.ts";
import { person } from "#db/schema/people.ts";
import { session } from "#db/schema/sessions.ts";
import { signup } from "#db/schema/signups.ts";
import { honour, membership, team } from "#db/schema/teams.ts";
import { membershipState } from "#db/words.ts";
import { personOf } from "#lib/actor.ts";
import { command, type Context } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import { announce } from "#lib/outbox.ts";
import { refuse } from "#lib/refusal.ts";
import { addHonourInput, addTeamInput, applyMembershipInput, changeTeamInput, decideMembershipInput, endMembershipInput, endTeamInput, enrolMemberInput, leaveTeamInput, withdrawHonourInput } from "./input.ts";
import { nextMembershipState } from "./rules.ts";

/** Makes a team of an organization. Answers its id. */
export const addTeam = command("addTeam", addTeamInput, async (ctx, input) => {
  await ctx.may("team.change", { organizationId: input.organizationId });
  await liveOrganization(ctx, input.organizationId);
  const id = newId();
  await ctx.tx.insert(team).values({ ...input, id, createdAt: ctx.now });
  await ctx.record({ subject: "team", id, organizationId: input.organizationId, change: { weekLimit: input.weekLimit, public: input.public } });
  return { teamId: id };
});

export const changeTeam = command("changeTeam", changeTeamInput, async (ctx, { teamId, ...details }) => {
  const before = await liveTeam(ctx, teamId);
  await ctx.may("team.change", { id: teamId });
  await ctx.tx.update(team).set(details).where(eq(team.id, teamId));
  await ctx.record({ subject: "team", id: teamId, organizationId: before.organizationId, change: { renamed: before.name !== details.name, weekLimit: details.weekLimit, public: details.public } });
  return { teamId };
});

/** Ends a team that has nothing ahead; its members and its past stay readable. */
export const endTeam = command("endTeam", endTeamInput, async (ctx, input) => {
  const row = await liveTeam(ctx, input.teamId);
  await ctx.may("team.change", { id: row.id });
  const [ahead] = await ctx.tx.select({ n: count() }).from(session).where(and(eq(session.teamId, row.id), inArray(session.state, ["draft", "published", "under_way"])));
  if (ahead && ahead.n > 0) refuse("team_has_sessions", `这支队还有 ${ahead.n} 个场次没有结束，请先结束或取消它们。`);
  await ctx.tx.update(team).set({ endedAt: ctx.now }).where(eq(team.id, row.id));
  await ctx.record({ subject: "team", id: row.id, organizationId: row.organizationId, reason: input.reason, change: { ended: true } });
  return { teamId: row.id };
});

/** Enters an honour of a branch or unit, of its team, or of a person (志愿服务条例 art. 19), never public. */
export const addHonour = command("addHonour", addHonourInput, async (ctx, input) => {
  if (input.personId) await ctx.may("person.recognise", { id: input.personId });
  else await ctx.may("team.change", { organizationId: input.organizationId });
  await liveOrganization(ctx, input.organizationId);
  if (input.personId) {
    const [his] = await ctx.tx.select({ organizationId: person.organizationId, endedAt: person.endedAt }).from(person).where(eq(person.id, input.personId));
    if (his?.organizationId !== input.organizationId || his.endedAt) refuse("person_elsewhere", "这个人不在这个组织，或已停用。请刷新页面再试。");
    if (input.kind !== "person") refuse("honour_of_a_person", "登记在个人名下的是个人荣誉。", { kind: "请选择个人荣誉。" });
  }
  if (input.teamId) {
    const row = await liveTeam(ctx, input.teamId);
    if (row.organizationId !== input.organizationId) refuse("team_elsewhere", "这支队不属于这个组织。", { teamId: "请重新选择。" });
  }
  if (input.kind === "person" && input.public) refuse("honour_of_a_person", "个人荣誉不在公开页面显示。", { public: "个人荣誉不公开。" });
  const id = newId();
  await ctx.tx.insert(honour).values({ ...input, id });
  await ctx.record({ subject: "honour", id, organizationId: input.organizationId, forPersonId: input.personId, change: { kind: input.kind, public: input.public } });
  return { honourId: id };
});

/** Takes down an honour that was entered wrongly; it stays in the office with its reason, and on no public page. */
export const withdrawHonour = command("withdrawHonour", withdrawHonourInput, async (ctx, input) => {
  const [row] = await ctx.tx.select().from(honour).where(eq(honour.id, input.honourId)).for("update");
  if (!row) refuse("honour_not_found", "没有找到这项荣誉。");
  if (row.personId) await ctx.may("person.recognise", { id: row.personId });
  else await ctx.may("team.change", { organizationId: row.organizationId });
  if (row.endedAt) refuse("honour_withdrawn", "这项荣誉已经撤下。");
  await ctx.tx.update(honour).set({ endedAt: ctx.now, endedBy: personOf(ctx.actor), endReason: input.reason }).where(eq(honour.id, row.id));
  await ctx.record({ subject: "honour", id: row.id, organizationId: row.organizationId, forPersonId: row.personId, reason: input.reason, change: { withdrawn: true } });
  return { honourId: row.id };
});

/** He asks to join, from the team's page or its joining link; the branch answers (志愿服务条例 art. 13). Answers the membership's id. */
export const applyMembership = command("applyMembership", applyMembershipInput, async (ctx, input) => {
  const row = await liveTeam(ctx, input.teamId);
  const personId = input.personId ?? personOf(ctx.actor) ?? refuse("no_person", "请先登录，再申请入队。");
  await ctx.may("membership.apply", { personId });
  // A joining link is the team's own invitation: it opens one that recruits nobody in public.
  if (!row.public && ctx.within === null) refuse("team_not_open", "这支队不公开招募，请联系所在党支部。");
  const id = newId();
  await ctx.tx.insert(membership).values({ id, teamId: row.id, personId, state: "applied", note: input.note, appliedAt: ctx.now });
  await ctx.record({ subject: "membership", id, organizationId: row.organizationId, forPersonId: personId, change: { state: "applied", team: row.id } });
  return { membershipId: id, state: "applied" as const };
});

/** Enrols one who agreed but has no phone to apply with: straight to approved, and named as done for him (代办). */
export const enrolMember = command("enrolMember", enrolMemberInput, async (ctx, input) => {
  const row = await liveTeam(ctx, input.teamId);
  await ctx.may("membership.enrol", { organizationId: row.organizationId });
  await ctx.may("person.read", { id: input.personId });
  const [who] = await ctx.tx.select({ endedAt: person.endedAt }).from(person).where(eq(person.id, input.personId)).for("share");
  if (!who || who.endedAt) refuse("person_not_found", "没有找到这个人，或他已停用。", { personId: "请重新选择人员。" });
  const [waiting] = await ctx.tx.select().from(membership).where(and(eq(membership.teamId, row.id), eq(membership.personId, input.personId), eq(membership.state, "applied"))).for("update");
  if (waiting) refuse("membership_applied", "他已经提交了申请，请在“入队申请”里审核。");
  const id = newId();
  await ctx.tx.insert(membership).values({ id, teamId: row.id, personId: input.personId, state: "approved", note: `代办：${input.note}`, appliedAt: ctx.now, decidedAt: ctx.now, decidedBy: personOf(ctx.actor) });
  await ctx.record({ subject: "membership", id, organizationId: row.organizationId, forPersonId: input.personId, change: { state: "approved", team: row.id, proxy: true } });
  return { membershipId: id, state: "approved" as const };
});

/** Approves or returns an application; he is told, with the reason when it is returned. */
export const decideMembership = command("decideMembership", decideMembershipInput, async (ctx, input) => {
  const row = await lockedMembership(ctx, input.membershipId);
  await ctx.may("membership.decide", { id: row.id });
  const state = nextMembershipState(row.state, input.decision) ?? refuse("membership_state", `这份申请现在是“${membershipState[row.state]}”，不用再审核。`);
  await ctx.tx.update(membership).set({ state, decidedAt: ctx.now, decidedBy: personOf(ctx.actor), reason: input.reason || null }).where(eq(membership.id, row.id));
  await ctx.record({ subject: "membership", id: row.id, organizationId: row.organizationId, forPersonId: row.personId, reason: input.reason || null, change: { before: row.state, state } });
  const text = state === "approved" ? `您已加入${row.teamName}，可以报名适合您的岗位了。` : `您加入${row.teamName}的申请已退回：${input.reason}`;
  await announce(ctx, { kind: "membership", personId: row.personId, phone: row.phone, organizationId: row.organizationId, subject: "membership", subjectId: row.id, text, once: `membership:${row.id}:${state}` });
  return { membershipId: row.id, state };
});

/** He leaves by himself; what he signed up for must be cancelled first, so that nobody waits for him in vain. */
export const leaveTeam = command("leaveTeam", leaveTeamInput, async (ctx, input) => end(ctx, input, "membership.leave"));

/** The branch ends a membership, with its reason. */
export const endMembership = command("endMembership", endMembershipInput, async (ctx, input) => end(ctx, input, "membership.decide"));

async function end(ctx: Context, input: { membershipId: string; reason: string }, action: "membership.leave" | "membership.decide") {
  const row = await lockedMembership(ctx, input.membershipId);
  await ctx.may(action, { id: row.id });
  const state = nextMembershipState(row.state, "end") ?? refuse("membership_state", `现在是“${membershipState[row.state]}”，不用办理退队。`);
  const [ahead] = await ctx.tx
    .select({ n: count() })
    .from(signup)
    .innerJoin(session, eq(session.id, signup.sessionId))
    .where(and(eq(signup.personId, row.personId), eq(session.teamId, row.teamId), inArray(signup.state, ["confirmed", "offered", "waitlisted"]), inArray(session.state, ["published", "under_way"]), gt(session.endsAt, ctx.now)));
  if (ahead && ahead.n > 0) refuse("membership_has_signups", `还有 ${ahead.n} 个没有结束的报名，请先取消报名，再办理退队。`);
  await ctx.tx.update(membership).set({ state, endedAt: ctx.now, reason: input.reason || null }).where(eq(membership.id, row.id));
  await ctx.record({ subject: "membership", id: row.id, organizationId: row.organizationId, forPersonId: row.personId, reason: input.reason || null, change: { before: row.state, state } });
  return { membershipId: row.id, state };
}

async function lockedMembership(ctx: Context, id: string) {
  const [row] = await ctx.tx
    .select({ id: membership.id, teamId: membership.teamId, personId: membership.personId, state: membership.state, organizationId: team.organizationId, teamName: team.name, phone: person.phone })
    .from(membership)
    .innerJoin(team, eq(team.id, membership.teamId))
    .innerJoin(person, eq(person.id, membership.personId))
    .where(eq(membership.id, id))
    .for("update", { of: membership });
  return row ?? refuse("membership_not_found", "没有找到这份申请或队员。");
}

async function liveTeam(ctx: Context, id: string): Promise<typeof team.$inferSelect> {
  const [row] = await ctx.tx.select().from(team).where(and(eq(team.id, id), isNull(team.endedAt))).for("update");
  return row ?? refuse("team_not_found", "没有找到这支志愿队，或它已经停办。");
}

async function liveOrganization(ctx: Context, id: string): Promise<void> {
  const [row] = await ctx.tx.select({ id: organization.id }).from(organization).where(and(eq(organization.id, id), isNull(organization.endedAt))).for("share");
  if (!row) refuse("organization_not_found", "没有找到这个组织，或它已经停用。");
}
