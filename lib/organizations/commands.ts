import { and, eq, isNull, sql } from "drizzle-orm";
import { openingTotal, organization, organizationLink } from "#db/schema/organizations.ts";
import { dayOf } from "#lib/calendar.ts";
import { personOf } from "#lib/actor.ts";
import { command, lockName, type Context } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import { refuse } from "#lib/refusal.ts";
import { addOrganizationInput, approveOpeningTotalInput, changeOrganizationInput, endOrganizationInput, enterOpeningTotalInput, linkInput, moveOrganizationInput } from "./input.ts";
import { canBeLinked, endingObstacles, mayStandBelow, takesLinks } from "./rules.ts";
import { standingAt } from "./standing.ts";

/** Makes an organization under another one; the first of all is the working committee, made by set-up. Answers its id. */
export const addOrganization = command("addOrganization", addOrganizationInput, async (ctx, input) => {
  const parent = input.parentId ? await live(ctx, input.parentId) : null;
  await ctx.may("organization.change", { organizationId: parent?.id ?? null });
  if (!mayStandBelow(input.kind, parent?.kind ?? null)) refuse("organization_kind_not_here", "这一类组织不能建在这个上级下面。", { kind: "请换一个类别或上级。" });
  if (!parent) await onlyRoot(ctx);
  const id = newId();
  await ctx.tx.insert(organization).values({ ...input, id, shortName: input.shortName || input.name, path: `${parent?.path ?? ""}${id}.`, createdAt: ctx.now });
  await ctx.record({ subject: "organization", id, organizationId: id, change: { kind: input.kind, parent: input.parentId } });
  return { organizationId: id };
});

/** Changes name, order and ways to reach it: a name is data and may change (河山区社区 is printed in two ways). */
export const changeOrganization = command("changeOrganization", changeOrganizationInput, async (ctx, { organizationId, ...details }) => {
  const before = await live(ctx, organizationId);
  await ctx.may("organization.change", { id: organizationId });
  await ctx.tx.update(organization).set({ ...details, shortName: details.shortName || details.name }).where(eq(organization.id, organizationId));
  await ctx.record({ subject: "organization", id: organizationId, organizationId, change: { renamed: before.name !== details.name, officialOrder: details.officialOrder } });
  return { organizationId };
});

/** Ends an organization at which nothing lives any more; what it did stays. */
export const endOrganization = command("endOrganization", endOrganizationInput, async (ctx, input) => {
  await live(ctx, input.organizationId);
  await ctx.may("organization.change", { id: input.organizationId });
  const obstacles = endingObstacles(await standingAt(ctx.tx, input.organizationId, dayOf(ctx.now)));
  if (obstacles.length > 0) refuse("organization_still_lives", `现在不能停用：${obstacles.join("；")}。请先处理这些，再来停用。`);
  await ctx.tx.update(organization).set({ endedAt: ctx.now }).where(eq(organization.id, input.organizationId));
  await ctx.record({ subject: "organization", id: input.organizationId, organizationId: input.organizationId, reason: input.reason, change: { ended: true } });
  return { organizationId: input.organizationId };
});

/**
 * Moves an organization with all below it under another parent (机构改革, or a mistake at set-up): every path below follows in
 * the same step, so that posts above it reach it no longer and those of the new parent do. What it did stays with it.
 */
export const moveOrganization = command("moveOrganization", moveOrganizationInput, async (ctx, input) => {
  await lockName(ctx.tx, "organization tree");
  const [row, parent] = [await live(ctx, input.organizationId), await live(ctx, input.parentId)];
  await ctx.may("organization.change", { id: row.id });
  await ctx.may("organization.change", { id: parent.id });
  const no = (code: string, message: string) => refuse(code, message, { parentId: message });
  if (row.parentId === parent.id) no("organization_same_parent", "它已经在这个上级下面。");
  if (row.parentId === null || parent.path.startsWith(row.path)) no("organization_below_itself", "不能移到它自己或它的下级下面。");
  if (!mayStandBelow(row.kind, parent.kind)) no("organization_kind_not_here", "这一类组织不能放在这个上级下面。");
  await ctx.tx.update(organization).set({ parentId: parent.id }).where(eq(organization.id, row.id));
  const moved = await ctx.tx
    .update(organization)
    .set({ path: sql`${parent.path + row.id}::text || '.' || substr(${organization.path}, ${row.path.length + 1}::int)` })
    .where(sql`${organization.path} like ${`${row.path}%`}`)
    .returning({ id: organization.id });
  await ctx.record({ subject: "organization", id: row.id, organizationId: row.id, reason: input.reason, change: { from: row.parentId, to: parent.id, moved: moved.length } });
  return { organizationId: row.id };
});

/** Sets a unit beside a community or a grid; the same link a second time changes nothing. */
export const linkOrganization = command("linkOrganization", linkInput, async (ctx, input) => {
  const where = await live(ctx, input.organizationId);
  const partner = await live(ctx, input.partnerId);
  await ctx.may("organization.link", { id: input.organizationId });
  if (!takesLinks(where.kind)) refuse("link_not_here", "只有社区和网格可以登记联建单位。", { organizationId: "请选择社区或网格。" });
  if (!canBeLinked(partner.kind)) refuse("link_not_this", "这一类组织不能登记为联建单位。", { partnerId: "请选择单位、党支部、学校或企业。" });
  const made = await ctx.tx.insert(organizationLink).values({ ...input, fromDay: dayOf(ctx.now) }).onConflictDoNothing().returning({ kind: organizationLink.kind });
  await ctx.record({ subject: "organization", id: input.organizationId, organizationId: input.organizationId, change: { partner: input.partnerId, link: input.kind, made: made.length > 0 } });
  return { linked: true };
});

export const unlinkOrganization = command("unlinkOrganization", linkInput, async (ctx, input) => {
  await live(ctx, input.organizationId);
  await ctx.may("organization.link", { id: input.organizationId });
  const { organizationId, partnerId, kind } = input;
  const gone = await ctx.tx.delete(organizationLink).where(and(eq(organizationLink.organizationId, organizationId), eq(organizationLink.partnerId, partnerId), eq(organizationLink.kind, kind))).returning({ kind: organizationLink.kind });
  if (gone.length === 0) refuse("link_gone", "这条关系已经解除。");
  await ctx.record({ subject: "organization", id: organizationId, organizationId, change: { partner: partnerId, link: kind, ended: true } });
  return { linked: false };
});

/** 期初累计数: what was done before this system, with its document; typed again, it replaces what is not yet approved. */
export const enterOpeningTotal = command("enterOpeningTotal", enterOpeningTotalInput, async (ctx, input) => {
  await live(ctx, input.organizationId);
  await ctx.may("organization.total", { id: input.organizationId });
  if (input.until > dayOf(ctx.now)) refuse("opening_total_in_future", "截止日期不能在今天以后。", { until: "请填写今天或以前的日期。" });
  const enteredBy = personOf(ctx.actor) ?? refuse("no_person", "请先登录。");
  const [before] = await ctx.tx.select().from(openingTotal).where(and(eq(openingTotal.organizationId, input.organizationId), eq(openingTotal.measure, input.measure))).for("update");
  if (before?.approvedAt) refuse("opening_total_once", "这一项期初累计数已经核准，不能再改。");
  const id = before?.id ?? newId();
  if (before) await ctx.tx.update(openingTotal).set({ ...input, enteredBy }).where(eq(openingTotal.id, id));
  else await ctx.tx.insert(openingTotal).values({ ...input, id, enteredBy });
  await ctx.record({ subject: "openingTotal", id, organizationId: input.organizationId, change: { measure: input.measure, value: input.value, before: before?.value ?? null } });
  return { openingTotalId: id };
});

/** Another person than who entered it says that the document bears the figure. */
export const approveOpeningTotal = command("approveOpeningTotal", approveOpeningTotalInput, async (ctx, input) => {
  const [row] = await ctx.tx.select().from(openingTotal).where(eq(openingTotal.id, input.openingTotalId)).for("update");
  if (!row) refuse("not_found", "没有找到这条累计数。");
  await ctx.may("organization.approve_total", { organizationId: row.organizationId });
  const approvedBy = personOf(ctx.actor);
  if (approvedBy === row.enteredBy) refuse("opening_total_second_person", "期初累计数要由另一个人核准。");
  if (row.approvedAt) refuse("opening_total_approved", "这一项已经核准过了。");
  await ctx.tx.update(openingTotal).set({ approvedBy, approvedAt: ctx.now }).where(eq(openingTotal.id, row.id));
  await ctx.record({ subject: "openingTotal", id: row.id, organizationId: row.organizationId, change: { approved: true, value: row.value } });
  return { openingTotalId: row.id };
});

async function live(ctx: Context, id: string) {
  const [row] = await ctx.tx.select().from(organization).where(and(eq(organization.id, id), isNull(organization.endedAt))).for("update");
  return row ?? refuse("organization_not_found", "没有找到这个组织，或它已经停用。");
}

/** One installation serves one working committee. */
async function onlyRoot(ctx: Context): Promise<void> {
  await lockName(ctx.tx, "root organization");
  const [root] = await ctx.tx.select({ id: organization.id }).from(organization).where(isNull(organization.parentId));
  if (root) refuse("root_exists", "一套系统只服务一个工委，最上级组织已经建好。");
}
