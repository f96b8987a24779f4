import { and, eq, isNull } from "drizzle-orm";
import { post } from "#db/schema/people.ts";
import { gridDuty } from "#db/schema/requests.ts";
import { command } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import { refuse } from "#lib/refusal.ts";
import { endGridDutyInput, setGridDutyInput } from "./input.ts";

/** AB岗 and 错峰服务: in which hours a grid worker's post is on in a grid, and as A or deputy. A second time for the same post changes it. */
export const setGridDuty = command("setGridDuty", setGridDutyInput, async (ctx, input) => {
  const [held] = await ctx.tx.select({ id: post.id }).from(post).where(and(eq(post.id, input.postId), eq(post.role, "grid_worker"), isNull(post.endedAt))).for("share");
  await ctx.may("grid_duty.change", { id: input.gridId });
  if (!held) refuse("no_post", "没有这个网格员岗位，或岗位已经结束。", { postId: "请重新选择" });
  const duty = { rank: Number(input.rank), weekdays: [...new Set(input.weekdays)].sort().join(""), fromTime: input.fromTime, toTime: input.toTime };
  const [row] = await ctx.tx.insert(gridDuty).values({ id: newId(), gridId: input.gridId, postId: held.id, ...duty }).onConflictDoUpdate({ target: [gridDuty.postId, gridDuty.gridId], set: duty }).returning({ id: gridDuty.id });
  await ctx.record({ subject: "organization", id: input.gridId, organizationId: input.gridId, change: { duty: row!.id, rank: duty.rank } });
  return { id: row!.id };
});

export const endGridDuty = command("endGridDuty", endGridDutyInput, async (ctx, input) => {
  const [held] = await ctx.tx.select().from(gridDuty).where(eq(gridDuty.id, input.dutyId)).for("update");
  if (!held) refuse("not_found", "没有找到这条值守。");
  await ctx.may("grid_duty.change", { id: held.gridId });
  await ctx.tx.delete(gridDuty).where(eq(gridDuty.id, held.id));
  await ctx.record({ subject: "organization", id: held.gridId, organizationId: held.gridId, change: { dutyEnded: held.id, post: held.postId, rank: held.rank } });
  return { id: held.id };
});
