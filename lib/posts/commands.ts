import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { organization } from "#db/schema/organizations.ts";
import { person, post } from "#db/schema/people.ts";
import { session } from "#db/schema/sessions.ts";
import { personOf } from "#lib/actor.ts";
import { addDays, dayOf } from "#lib/calendar.ts";
import { command, lockName, type Context } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import { refuse } from "#lib/refusal.ts";
import { endPostInput, grantLeadInput, grantPostInput } from "./input.ts";
import { neverWithout, rolesAt } from "./rules.ts";

/** Days after a session during which its lead may still close it and confirm. */
const LEAD_DAYS_AFTER = 7;

/** Grants person × role × organization from a day to a day. Answers the post's id. */
export const grantPost = command("grantPost", grantPostInput, async (ctx, input) => {
  await ctx.may("post.grant", { organizationId: input.organizationId });
  const [where] = await ctx.tx.select({ kind: organization.kind }).from(organization).where(and(eq(organization.id, input.organizationId), isNull(organization.endedAt))).for("share");
  if (!where) refuse("organization_not_found", "没有找到这个组织，或它已经停用。", { organizationId: "请重新选择组织。" });
  if (!rolesAt(where.kind).includes(input.role)) refuse("post_not_here", "这一类组织没有这个岗位。", { role: "请换一个岗位或组织。" });
  await livePerson(ctx, input.personId);
  const today = dayOf(ctx.now);
  const fromDay = input.fromDay ?? today;
  if (input.toDay && input.toDay < today) refuse("post_over", "结束日期已经过去。", { toDay: "请填写今天或以后的日期。" });
  if (input.toDay && input.toDay < fromDay) refuse("post_days_in_order", "结束日期不能早于开始日期。", { toDay: "不能早于开始日期。" });
  await closeLapsed(ctx, input, today);
  const id = newId();
  await ctx.tx.insert(post).values({ id, personId: input.personId, role: input.role, organizationId: input.organizationId, fromDay, toDay: input.toDay, createdAt: ctx.now });
  await ctx.record({ subject: "post", id, organizationId: input.organizationId, forPersonId: input.personId, change: { role: input.role, fromDay, toDay: input.toDay } });
  return { postId: id };
});

/** Ends a post at once; the next request of its holder no longer has it. */
export const endPost = command("endPost", endPostInput, async (ctx, input) => {
  const [row] = await ctx.tx.select().from(post).where(eq(post.id, input.postId)).for("update");
  if (!row) refuse("post_not_found", "没有找到这个岗位授权。");
  if (row.sessionId) await ctx.may("post.grant_lead", { id: row.sessionId });
  else await ctx.may("post.grant", { organizationId: row.organizationId });
  if (row.endedAt) refuse("post_ended", "这个岗位已经收回。");
  if (neverWithout.has(row.role)) await notTheLast(ctx, row.id, row.organizationId);
  await ctx.tx.update(post).set({ endedAt: ctx.now, endedBy: personOf(ctx.actor), endReason: input.reason }).where(eq(post.id, row.id));
  await ctx.record({ subject: "post", id: row.id, organizationId: row.organizationId, forPersonId: row.personId, reason: input.reason, change: { role: row.role, ended: true } });
  return { postId: row.id };
});

/** Names the lead of ONE session, by who plans it; the right ends a week after the session. Answers the post's id. */
export const grantLead = command("grantLead", grantLeadInput, async (ctx, input) => {
  const [row] = await ctx.tx.select({ id: session.id, ownerId: session.ownerId, state: session.state, startsAt: session.startsAt, endsAt: session.endsAt }).from(session).where(eq(session.id, input.sessionId)).for("update");
  if (!row) refuse("session_not_found", "没有找到这个场次。");
  await ctx.may("post.grant_lead", { id: row.id });
  if (row.state === "completed" || row.state === "cancelled") refuse("session_over", "这个场次已经结束或取消。");
  await livePerson(ctx, input.personId);
  const fromDay = dayOf(ctx.now);
  const toDay = addDays(dayOf(new Date(Math.max(row.endsAt.getTime(), ctx.now.getTime()))), LEAD_DAYS_AFTER);
  const id = newId();
  await ctx.tx.insert(post).values({ id, personId: input.personId, role: "session_lead", organizationId: row.ownerId, sessionId: row.id, fromDay, toDay, createdAt: ctx.now });
  await ctx.record({ subject: "post", id, organizationId: row.ownerId, forPersonId: input.personId, change: { role: "session_lead", session: row.id, toDay } });
  return { postId: id };
});

async function livePerson(ctx: Context, id: string): Promise<void> {
  const [row] = await ctx.tx.select({ id: person.id }).from(person).where(and(eq(person.id, id), isNull(person.endedAt))).for("share");
  if (!row) refuse("person_not_found", "没有找到这个人，或他已停用。", { personId: "请重新选择人员。" });
}

/** A post that ran out by its last day makes room for the same one again. */
async function closeLapsed(ctx: Context, key: { personId: string; role: typeof post.$inferSelect.role; organizationId: string }, today: string): Promise<void> {
  await ctx.tx
    .update(post)
    .set({ endedAt: ctx.now, endReason: "到期" })
    .where(and(eq(post.personId, key.personId), eq(post.role, key.role), eq(post.organizationId, key.organizationId), isNull(post.sessionId), isNull(post.endedAt), sql`${post.toDay} < ${today}`));
}

/** Somebody must be left who can grant posts at all. */
async function notTheLast(ctx: Context, postId: string, organizationId: string): Promise<void> {
  const [where] = await ctx.tx.select({ parentId: organization.parentId }).from(organization).where(eq(organization.id, organizationId));
  if (where?.parentId) return;
  await lockName(ctx.tx, "last system administrator");
  const today = dayOf(ctx.now);
  const [other] = await ctx.tx
    .select({ id: post.id })
    .from(post)
    .where(and(eq(post.role, "system_admin"), eq(post.organizationId, organizationId), ne(post.id, postId), isNull(post.endedAt), sql`coalesce(${post.toDay}, ${today}::date) >= ${today}::date`, sql`${post.fromDay} <= ${today}`))
    .limit(1);
  if (!other) refuse("last_administrator", "这是最后一位系统管理员，收回后就没有人能授权了。请先授权另一位，再来收回。");
}
