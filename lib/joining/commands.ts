import { and, eq, isNull, sql } from "drizzle-orm";
import { joiningLink, unitJoining } from "#db/schema/joining.ts";
import { organization } from "#db/schema/organizations.ts";
import { memberRegistration } from "#db/schema/participation.ts";
import { person, signInSession } from "#db/schema/people.ts";
import { team } from "#db/schema/teams.ts";
import { joiningState } from "#db/words.ts";
import { personOf } from "#lib/actor.ts";
import { withinLimit } from "#lib/attempts.ts";
import { dayOf } from "#lib/calendar.ts";
import { command, lockName, type Context } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import { announce } from "#lib/outbox.ts";
import { addPerson, moveUnit } from "#lib/people/commands.ts";
import { refuse, type Answer } from "#lib/refusal.ts";
import { submitMemberRegistration } from "#lib/registrations/commands.ts";
import { communityChoices } from "#lib/registrations/queries.ts";
import { choosePerson, type Opened } from "#lib/sign-in/commands.ts";
import { applyMembership } from "#lib/teams/commands.ts";
import { decideUnitJoiningInput, endJoiningLinkInput, joinAsNewInput, joinByLinkInput, makeJoiningLinkInput } from "./input.ts";
import { lastDayFault, linkState, linkTroubles, PERSONS_ON_A_PHONE } from "./rules.ts";
import { servesIn } from "./standing.ts";
import { hashOfToken, tokenOf } from "./token.ts";

/** Makes the link of a team or a unit, good to its last day. Answers its id; its keeper reads the address on its page. */
export const makeJoiningLink = command("makeJoiningLink", makeJoiningLinkInput, async (ctx, input) => {
  const to = await target(ctx, input.targetId);
  await ctx.may("joining_link.keep", { organizationId: to.organizationId });
  const fault = lastDayFault(input.lastDay, dayOf(ctx.now));
  if (fault) refuse("joining_link_last_day", fault, { lastDay: fault });
  const id = newId();
  await ctx.tx.insert(joiningLink).values({ id, teamId: to.teamId, unitId: to.unitId, tokenHash: hashOfToken(tokenOf(id)), lastDay: input.lastDay, note: input.note, madeBy: personOf(ctx.actor) ?? refuse("no_person", "请先登录。"), madeAt: ctx.now });
  await ctx.record({ subject: "joiningLink", id, organizationId: to.organizationId, change: { team: to.teamId, unit: to.unitId, lastDay: input.lastDay } });
  return { linkId: id };
});

/** Ends a link before its day: whoever opens it from now on reads so. */
export const endJoiningLink = command("endJoiningLink", endJoiningLinkInput, async (ctx, input) => {
  const [row] = await ctx.tx.select().from(joiningLink).where(eq(joiningLink.id, input.linkId)).for("update");
  await ctx.may("joining_link.keep", { id: input.linkId });
  if (!row || row.endedAt) return refuse("joining_link_ended", linkTroubles.ended);
  await ctx.tx.update(joiningLink).set({ endedAt: ctx.now, endedBy: personOf(ctx.actor), endReason: input.reason }).where(eq(joiningLink.id, row.id));
  await ctx.record({ subject: "joiningLink", id: row.id, reason: input.reason, change: { ended: true } });
  return { linkId: row.id };
});

/** A signed-in person joins by a link: an application to the team, or a submission to the unit. */
export const joinByLink = command("joinByLink", joinByLinkInput, async (ctx, input) => {
  const link = await openLink(ctx, input.token);
  await ctx.may("joining_link.use", {});
  return join(ctx, link, personOf(ctx.actor) ?? refuse("no_person", "请先用手机号登录。"), input);
});

/** One who has proved his number, and is nobody known: he becomes a person of the team's organization or of the unit, and joins. */
export async function joinAsNew(input: unknown, address: string): Promise<Answer<Opened>> {
  if (!(await withinLimit(`joined from ${address}`, 30, 3600))) return { ok: false, code: "too_many", message: "这里刚才加入的人太多，请过一小时再试。", fields: {} };
  return becomeAndJoin({ kind: "visitor" }, input);
}

const becomeAndJoin = command("joinAsNew", joinAsNewInput, async (ctx, input): Promise<Opened> => {
  const link = await openLink(ctx, input.token);
  await ctx.may("joining_link.use", {});
  const [signIn] = await ctx.tx.select().from(signInSession).where(eq(signInSession.id, input.signInId)).for("update");
  if (!signIn || signIn.endedAt || signIn.personId || ctx.now >= signIn.expiresAt) return refuse("choice_expired", "等得太久了，请重新填写手机号。");
  const here = await ctx.tx.select({ name: person.name }).from(person).where(and(eq(person.phone, signIn.phone), isNull(person.endedAt)));
  if (here.some((one) => one.name === input.name)) refuse("person_twin", `这个号码已登记“${input.name}”，请在上面选“我是${input.name}”。`, { name: "已经登记过，请在上面选自己。" });
  if (here.length >= PERSONS_ON_A_PHONE) refuse("phone_full", `这个号码已登记 ${PERSONS_ON_A_PHONE} 位，请找发链接的人代办。`);
  const { personId } = await addPerson.within(ctx, { name: input.name, phone: signIn.phone, organizationId: link.organizationId, standing: "none" });
  await join(ctx, link, personId, input);
  return choosePerson.within(ctx, { signInId: signIn.id, personId });
});

/** The liaison's yes makes him an in-service member of the unit, and submits the registration he asked for; or it is returned with a reason. */
export const decideUnitJoining = command("decideUnitJoining", decideUnitJoiningInput, async (ctx, input) => {
  const [row] = await ctx.tx.select().from(unitJoining).where(eq(unitJoining.id, input.joiningId)).for("update");
  await ctx.may("unit_joining.decide", { id: input.joiningId });
  if (row?.state !== "submitted") return refuse("joining_state", row ? `这一条现在是“${joiningState[row.state]}”，不用再办。` : "没有找到这一条。");
  const accepted = input.decision === "accept";
  const already = accepted && (await servesIn(ctx.tx, row.personId, row.unitId));
  if (accepted && !already) await moveUnit.within(ctx, { personId: row.personId, organizationId: row.unitId, standing: "in_service", fromDay: dayOf(ctx.now), reason: "凭加入链接，单位已确认" });
  const registered = accepted && row.communityId !== null && (await register(ctx, row.personId, row.communityId));
  const state = accepted ? ("accepted" as const) : ("returned" as const);
  await ctx.tx.update(unitJoining).set({ state, decidedAt: ctx.now, decidedBy: personOf(ctx.actor), reason: input.reason || null }).where(eq(unitJoining.id, row.id));
  await ctx.record({ subject: "unitJoining", id: row.id, organizationId: row.unitId, forPersonId: row.personId, reason: input.reason || null, change: { before: row.state, state, registered } });
  await tell(ctx, row, accepted ? `您已登记为本单位在职党员。${registered ? "向社区的报到已提交，等社区接收。" : "请登录后在“我的社区”向社区报到。"}` : `您的加入申请已退回：${input.reason}`, state);
  return { joiningId: row.id, state };
});

type Link = { id: string; teamId: string | null; unitId: string | null; organizationId: string };

async function join(ctx: Context, link: Link, personId: string, said: { note: string; communityId: string | null }): Promise<{ joined: "team" | "unit"; id: string }> {
  if (link.teamId) {
    const { membershipId } = await applyMembership.within(ctx, { teamId: link.teamId, personId, note: said.note });
    await ctx.record({ subject: "joiningLink", id: link.id, organizationId: link.organizationId, forPersonId: personId, change: { membership: membershipId } });
    return { joined: "team", id: membershipId };
  }
  await lockName(ctx.tx, `unit joining ${personId}`);
  if (await servesIn(ctx.tx, personId, link.organizationId)) refuse("joining_already", "您已经登记为本单位在职党员，可以直接向社区报到。");
  if (said.communityId && !(await communityChoices()).some((one) => one.id === said.communityId)) refuse("community_not_found", "没有找到这个社区。", { communityId: "请重新选择社区。" });
  const id = newId();
  await ctx.tx.insert(unitJoining).values({ id, linkId: link.id, unitId: link.organizationId, personId, communityId: said.communityId, state: "submitted", submittedAt: ctx.now });
  await ctx.record({ subject: "unitJoining", id, organizationId: link.organizationId, forPersonId: personId, change: { state: "submitted", link: link.id, community: said.communityId } });
  return { joined: "unit", id };
}

/** Registers him where he asked, when nothing of his stands and somebody there accepts on line; else he does it himself. */
async function register(ctx: Context, personId: string, communityId: string): Promise<boolean> {
  const live = await ctx.tx.select({ id: memberRegistration.id }).from(memberRegistration).where(and(eq(memberRegistration.personId, personId), sql`${memberRegistration.state} <> 'ended'`));
  if (live.length > 0 || !(await communityChoices()).some((one) => one.id === communityId && one.here)) return false;
  await submitMemberRegistration.within(ctx, { personId, communityId, source: "online" });
  return true;
}

async function tell(ctx: Context, row: { id: string; personId: string; unitId: string }, text: string, state: string): Promise<void> {
  const [who] = await ctx.tx.select({ phone: person.phone }).from(person).where(eq(person.id, row.personId));
  await announce(ctx, { kind: "joining", personId: row.personId, phone: who?.phone, organizationId: row.unitId, subject: "unitJoining", subjectId: row.id, text, once: `joining:${row.id}:${state}` });
}

/** The link behind a token while it stands, held so that its ending waits for who is just joining. */
async function openLink(ctx: Context, token: string): Promise<Link> {
  const [row] = await ctx.tx
    .select({ id: joiningLink.id, teamId: joiningLink.teamId, unitId: joiningLink.unitId, lastDay: joiningLink.lastDay, endedAt: joiningLink.endedAt })
    .from(joiningLink)
    .where(eq(joiningLink.tokenHash, hashOfToken(token)))
    .for("share");
  if (!row) return refuse("joining_link_unknown", "没有找到这个加入链接，请重新扫码，或向发链接的人要一个新的。");
  const to = await target(ctx, row.teamId ?? row.unitId ?? "", true);
  const state = linkState({ lastDay: row.lastDay, ended: row.endedAt !== null, targetEnded: to.ended }, dayOf(ctx.now));
  if (state !== "open") refuse(`joining_link_${state}`, `${linkTroubles[state]}请向${to.name}要一个新的。`);
  return { ...row, organizationId: to.organizationId };
}

async function target(ctx: Context, id: string, endedToo = false) {
  const [asTeam] = await ctx.tx.select({ organizationId: team.organizationId, name: team.name, endedAt: team.endedAt }).from(team).where(eq(team.id, id)).for("share");
  if (asTeam && (endedToo || !asTeam.endedAt)) return { ...asTeam, teamId: id, unitId: null, ended: asTeam.endedAt !== null };
  const [asUnit] = await ctx.tx.select({ name: organization.name, endedAt: organization.endedAt }).from(organization).where(and(eq(organization.id, id), eq(organization.kind, "unit"))).for("share");
  if (asUnit && (endedToo || !asUnit.endedAt)) return { ...asUnit, organizationId: id, teamId: null, unitId: id, ended: asUnit.endedAt !== null };
  return refuse("joining_target", "没有找到这支志愿队或这个单位，或它已经停办。", { targetId: "请重新选择。" });
}
