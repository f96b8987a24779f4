import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { gridVisit, gridVisitFormer, gridVisitMember, gridVisitPhoto } from "#db/schema/grid-visits.ts";
import { organization, organizationLink } from "#db/schema/organizations.ts";
import { person } from "#db/schema/people.ts";
import { personOf } from "#lib/actor.ts";
import { dayOf, type Day } from "#lib/calendar.ts";
import { command, type Context } from "#lib/command.ts";
import { attachFile } from "#lib/files/commands.ts";
import { formatDay } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { refuse } from "#lib/refusal.ts";
import { logFinding } from "#lib/requests/commands.ts";
import { addVisitFindingInput, cancelVisitInput, correctVisitInput, recordVisitInput, type Finding } from "./input.ts";
import { whyNotDay } from "./rules.ts";

/**
 * Records the visit of a unit to a grid that is assigned to it: by the unit's post, by a member who went himself, or by the community for a unit.
 * Out: its id and the ids of the requests made of what was found. One visit a day of a unit to a grid.
 */
export const recordVisit = command("recordVisit", recordVisitInput, async (ctx, input) => {
  const assigned = await assignedTo(ctx, input.unitId, input.gridId);
  await ctx.may("grid_visit.record", { organizationId: input.unitId, hostId: input.gridId, named: input.memberIds });
  checkDay(input.day, ctx, assigned.fromDay);
  await checkMembers(ctx, input.unitId, input.memberIds);
  const id = newId();
  const enteredBy = personOf(ctx.actor) ?? refuse("no_person", "请先登录。");
  await ctx.tx.insert(gridVisit).values({ id, unitId: input.unitId, gridId: input.gridId, day: input.day, words: input.words, others: input.others, state: "recorded", enteredBy, recordedAt: ctx.now });
  await nameMembers(ctx, id, input.memberIds);
  for (const fileId of input.photos) {
    await attachFile.within(ctx, { fileId, kind: "visit_photo", field: "photos", organizationId: input.unitId });
    await ctx.tx.insert(gridVisitPhoto).values({ visitId: id, fileId });
  }
  const requestIds: string[] = [];
  for (const finding of input.findings) requestIds.push(await log(ctx, { id, ...assigned, day: input.day }, finding));
  await ctx.record({ subject: "gridVisit", id, organizationId: input.unitId, change: { grid: input.gridId, day: input.day, people: input.memberIds.length + input.others, findings: requestIds.length } });
  return { id, requestIds };
});

/** One more problem seen on that visit, thought of later. */
export const addVisitFinding = command("addVisitFinding", addVisitFindingInput, async (ctx, input) => {
  const held = await lockVisit(ctx, input.visitId);
  const requestId = await log(ctx, { ...held, ...(await assignedTo(ctx, held.unitId, held.gridId)) }, input.finding);
  await ctx.record({ subject: "gridVisit", id: held.id, organizationId: held.unitId, change: { request: requestId } });
  return { id: held.id, requestId };
});

/** Corrects day, words and who went, with a reason; what stood before is kept beside it. A stale form is refused. */
export const correctVisit = command("correctVisit", correctVisitInput, async (ctx, input) => {
  const held = await lockVisit(ctx, input.visitId);
  if (held.version !== input.version) refuse("stale", "这条走访刚刚被别人改过。请先看最新的内容，再改一次；您写的还在。");
  const { fromDay } = await assignedTo(ctx, held.unitId, held.gridId);
  checkDay(input.day, ctx, fromDay);
  const before = (await ctx.tx.select({ id: gridVisitMember.personId }).from(gridVisitMember).where(eq(gridVisitMember.visitId, held.id)).orderBy(gridVisitMember.personId)).map((row) => row.id);
  await checkMembers(ctx, held.unitId, input.memberIds.filter((id) => !before.includes(id)));
  const correctedBy = personOf(ctx.actor) ?? refuse("no_person", "请先登录。");
  await ctx.tx.insert(gridVisitFormer).values({ id: newId(), visitId: held.id, day: held.day, words: held.words, others: held.others, memberIds: before, reason: input.reason, correctedBy, correctedAt: ctx.now });
  await ctx.tx.update(gridVisit).set({ day: input.day, words: input.words, others: input.others, version: held.version + 1 }).where(eq(gridVisit.id, held.id));
  await ctx.tx.delete(gridVisitMember).where(eq(gridVisitMember.visitId, held.id));
  await nameMembers(ctx, held.id, input.memberIds);
  await ctx.record({ subject: "gridVisit", id: held.id, organizationId: held.unitId, reason: input.reason, change: { from: held.day, day: input.day, people: input.memberIds.length + input.others } });
  return { id: held.id };
});

/** Ends a visit that was recorded by mistake; the requests made of it stand. */
export const cancelVisit = command("cancelVisit", cancelVisitInput, async (ctx, input) => {
  const held = await lockVisit(ctx, input.visitId);
  await ctx.tx.update(gridVisit).set({ state: "cancelled", endedBy: personOf(ctx.actor), endedAt: ctx.now, endReason: input.reason, version: held.version + 1 }).where(eq(gridVisit.id, held.id));
  await ctx.record({ subject: "gridVisit", id: held.id, organizationId: held.unitId, reason: input.reason, change: { from: held.state, to: "cancelled" } });
  return { id: held.id };
});

async function lockVisit(ctx: Context, id: string) {
  const [held] = await ctx.tx.select().from(gridVisit).where(eq(gridVisit.id, id)).for("update");
  if (!held) refuse("not_found", "没有找到这条走访。");
  await ctx.may("grid_visit.record", { id: held.id });
  if (held.state === "cancelled") refuse("already_cancelled", "这条走访已经作废，不能再改。");
  return held;
}

/** Since when the grid is the unit's, in which community, and what the unit is called; refuses when it isn't. */
async function assignedTo(ctx: Context, unitId: string, gridId: string): Promise<{ fromDay: Day; communityId: string; gridId: string; unit: string }> {
  const rows = await ctx.tx
    .select({ fromDay: organizationLink.fromDay, communityId: organization.parentId, kind: organization.kind, unit: sql<string>`(select u.short_name from organization u where u.id = "organization_link"."partner_id")` })
    .from(organizationLink)
    .innerJoin(organization, eq(organization.id, organizationLink.organizationId))
    .where(and(eq(organizationLink.partnerId, unitId), eq(organizationLink.organizationId, gridId)))
    .orderBy(organizationLink.fromDay)
    .for("share", { of: organizationLink });
  const [first] = rows;
  if (first?.kind !== "grid" || !first.communityId) refuse("not_assigned", "这个网格没有分给这个单位。请社区先在“网格”里登记包联关系。", { gridId: "请选择本单位的网格" });
  return { fromDay: first.fromDay, communityId: first.communityId, gridId, unit: first.unit };
}

function checkDay(day: Day, ctx: Context, fromDay: Day): void {
  const why = whyNotDay(day, dayOf(ctx.now), fromDay);
  if (why) refuse("wrong_day", why, { day: why });
}

/** They are of the unit, and whoever names another than himself may read who he is. */
async function checkMembers(ctx: Context, unitId: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await ctx.tx
    .select({ id: person.id })
    .from(person)
    .innerJoin(organization, eq(organization.id, person.organizationId))
    .where(and(inArray(person.id, ids), isNull(person.endedAt), sql`${organization.path} like (select u.path || '%' from organization u where u.id = ${unitId})`));
  if (rows.length !== new Set(ids).size) refuse("not_of_the_unit", "有人不在这个单位的名册里，请重新选择。", { memberIds: "请从名单里选" });
  for (const id of ids) if (id !== personOf(ctx.actor)) await ctx.may("person.read", { id });
}

async function nameMembers(ctx: Context, visitId: string, ids: string[]): Promise<void> {
  if (ids.length > 0) await ctx.tx.insert(gridVisitMember).values([...new Set(ids)].map((personId) => ({ visitId, personId })));
}

async function log(ctx: Context, visit: { id: string; unit: string; gridId: string; communityId: string; day: Day }, finding: Finding): Promise<string> {
  const { id } = await logFinding.within(ctx, { ...finding, communityId: visit.communityId, gridId: visit.gridId, visitId: visit.id, from: `${visit.unit} ${formatDay(visit.day, { weekday: false })} 周进网格走访时发现。` });
  return id;
}
