import { and, eq, sql } from "drizzle-orm";
import { exemption, headCount } from "#db/schema/participation.ts";
import { organization } from "#db/schema/organizations.ts";
import { personOf } from "#lib/actor.ts";
import { dayOf } from "#lib/calendar.ts";
import { command, lockName, type Context } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import { refuse } from "#lib/refusal.ts";
import { standingOn } from "#lib/registrations/queries.ts";
import { endExemptionInput, enterExemptionInput, enterHeadCountInput, exportParticipationInput, verifyHeadCountInput } from "./input.ts";

/** 免报到: an in-service member who need not register now (驻村, 借调 …); he stays in the denominator, shown in a column of its own. */
export const enterExemption = command("enterExemption", enterExemptionInput, async (ctx, input) => {
  await lockName(ctx.tx, `exemption ${input.personId}`);
  const stands = await standingOn(ctx.tx, input.personId, input.fromDay) ?? await standingOn(ctx.tx, input.personId, dayOf(ctx.now));
  await ctx.may("exemption.enter", { organizationId: stands?.unitId });
  if (stands?.standing !== "in_service") refuse("not_in_service", "只有在职党员才需要登记免报到。", { personId: "不是本单位在职党员。" });
  const [other] = await ctx.tx
    .select({ id: exemption.id })
    .from(exemption)
    .where(and(eq(exemption.personId, input.personId), sql`daterange(${exemption.fromDay}, ${exemption.toDay}, '[]') && daterange(${input.fromDay}::date, ${input.toDay}::date, '[]')`));
  if (other) refuse("exemption_overlaps", "这位党员在这段时间已有免报到，请先结束那一条。", { fromDay: "和已有的免报到重叠。" });
  const id = newId();
  await ctx.tx.insert(exemption).values({ id, unitId: stands?.unitId ?? "", enteredBy: me(ctx), recordedAt: ctx.now, ...input });
  await ctx.record({ subject: "exemption", id, organizationId: stands?.unitId, forPersonId: input.personId, change: { kind: input.kind, fromDay: input.fromDay, toDay: input.toDay } });
  return { exemptionId: id };
});

export const endExemption = command("endExemption", endExemptionInput, async (ctx, input) => {
  const [row] = await ctx.tx.select().from(exemption).where(eq(exemption.id, input.exemptionId)).for("update");
  await ctx.may("exemption.enter", { id: input.exemptionId });
  if (!row) return refuse("not_found", "没有找到这条免报到。");
  if (input.toDay < row.fromDay) refuse("exemption_days", "最后一天不能早于开始日期。", { toDay: "不能早于开始日期。" });
  if (row.toDay !== null && row.toDay <= input.toDay) refuse("exemption_ended", "这条免报到已经结束。");
  await ctx.tx.update(exemption).set({ toDay: input.toDay }).where(eq(exemption.id, row.id));
  await ctx.record({ subject: "exemption", id: row.id, organizationId: row.unitId, forPersonId: row.personId, change: { toDay: input.toDay, before: row.toDay } });
  return { exemptionId: row.id };
});

/** The unit's own head-count for a day; typed again, it replaces what is not verified yet. */
export const enterHeadCount = command("enterHeadCount", enterHeadCountInput, async (ctx, input) => {
  await lockName(ctx.tx, `head count ${input.unitId} ${input.day}`);
  const [before] = await ctx.tx.select().from(headCount).where(and(eq(headCount.unitId, input.unitId), eq(headCount.day, input.day))).for("update");
  await ctx.may("head_count.enter", { organizationId: input.unitId });
  const [unit] = await ctx.tx.select({ kind: organization.kind }).from(organization).where(eq(organization.id, input.unitId));
  if (unit?.kind !== "unit") refuse("head_count_of_unit", "人数由单位上报。");
  if (input.day > dayOf(ctx.now)) refuse("head_count_in_future", "还没到这一天，到时再报。", { day: "不能是今天以后的日期。" });
  if (before?.verifiedBy) refuse("head_count_verified", "这一天的人数已经核定，不能再改。");
  const id = before?.id ?? newId();
  const fields = { inService: input.inService, enteredBy: me(ctx), recordedAt: ctx.now };
  if (before) await ctx.tx.update(headCount).set(fields).where(eq(headCount.id, id));
  else await ctx.tx.insert(headCount).values({ id, unitId: input.unitId, day: input.day, ...fields });
  await ctx.record({ subject: "headCount", id, organizationId: input.unitId, change: { day: input.day, inService: input.inService, before: before?.inService ?? null } });
  return { headCountId: id };
});

/** Another person, at the committee, says that the head-count is right. */
export const verifyHeadCount = command("verifyHeadCount", verifyHeadCountInput, async (ctx, input) => {
  const [row] = await ctx.tx.select().from(headCount).where(eq(headCount.id, input.headCountId)).for("update");
  await ctx.may("head_count.verify", { id: input.headCountId });
  if (!row) return refuse("not_found", "没有找到这条人数。");
  if (row.verifiedBy) refuse("head_count_verified", "这一条已经核定过了。");
  if (row.enteredBy === me(ctx)) refuse("head_count_second_person", "人数要由另一个人核定。");
  await ctx.tx.update(headCount).set({ verifiedBy: me(ctx), verifiedAt: ctx.now }).where(eq(headCount.id, row.id));
  await ctx.record({ subject: "headCount", id: row.id, organizationId: row.unitId, change: { day: row.day, inService: row.inService, verified: true } });
  return { headCountId: row.id };
});

/** Leaves on the trail that a report went out as a file; the file itself is made by who asked. */
export const exportParticipation = command("exportParticipation", exportParticipationInput, async (ctx, input) => {
  await ctx.may("participation.report", { id: input.organizationId });
  await ctx.record({ subject: "organization", id: input.organizationId, organizationId: input.organizationId, change: { export: "participation", from: input.from, to: input.to, rows: input.rows } });
  return { exported: true };
});

function me(ctx: Context): string {
  return personOf(ctx.actor) ?? refuse("no_person", "请先登录。");
}
