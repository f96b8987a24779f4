import { and, count, eq, gt, inArray, isNull } from "drizzle-orm";
import { organization, place } from "#db/schema/organizations.ts";
import { session } from "#db/schema/sessions.ts";
import type { PlaceKind } from "#db/words.ts";
import { command, type Context } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import { refuse } from "#lib/refusal.ts";
import { addPlaceInput, changePlaceInput, endPlaceInput } from "./input.ts";
import { placeFault } from "./rules.ts";

/** Adds an estate, a building in an estate (with its grid), or a venue. Answers its id. */
export const addPlace = command("addPlace", addPlaceInput, async (ctx, input) => {
  await ctx.may("place.change", { organizationId: input.communityId });
  await decide(ctx, input);
  const id = newId();
  await ctx.tx.insert(place).values({ ...input, id });
  await ctx.record({ subject: "place", id, organizationId: input.communityId, change: { kind: input.kind, parent: input.parentId, grid: input.gridId } });
  return { placeId: id };
});

export const changePlace = command("changePlace", changePlaceInput, async (ctx, { placeId, ...details }) => {
  const row = await live(ctx, placeId);
  await ctx.may("place.change", { id: placeId });
  await decide(ctx, { ...details, kind: row.kind, communityId: row.communityId });
  await ctx.tx.update(place).set(details).where(eq(place.id, placeId));
  await ctx.record({ subject: "place", id: placeId, organizationId: row.communityId, change: { grid: details.gridId, gridBefore: row.gridId, hidden: details.hidden } });
  return { placeId };
});

/** Ends a place where nothing lives any more; past sessions keep it. */
export const endPlace = command("endPlace", endPlaceInput, async (ctx, input) => {
  const row = await live(ctx, input.placeId);
  await ctx.may("place.change", { id: row.id });
  const [buildings] = await ctx.tx.select({ n: count() }).from(place).where(and(eq(place.parentId, row.id), isNull(place.endedAt)));
  if (buildings && buildings.n > 0) refuse("place_has_buildings", `这个小区还有 ${buildings.n} 栋楼在用，请先停用楼栋。`);
  const [coming] = await ctx.tx.select({ n: count() }).from(session).where(and(eq(session.placeId, row.id), inArray(session.state, ["draft", "published", "under_way"]), gt(session.endsAt, ctx.now)));
  if (coming && coming.n > 0) refuse("place_has_sessions", `还有 ${coming.n} 个场次要在这里举行，请先改到别处。`);
  await ctx.tx.update(place).set({ endedAt: ctx.now }).where(eq(place.id, row.id));
  await ctx.record({ subject: "place", id: row.id, organizationId: row.communityId, reason: input.reason, change: { ended: true } });
  return { placeId: row.id };
});

async function live(ctx: Context, id: string) {
  const [row] = await ctx.tx.select().from(place).where(and(eq(place.id, id), isNull(place.endedAt))).for("update");
  return row ?? refuse("place_not_found", "没有找到这个地点，或它已经停用。");
}

async function decide(ctx: Context, input: { kind: PlaceKind; communityId: string; parentId: string | null; gridId: string | null }): Promise<void> {
  const [at] = await ctx.tx.select({ kind: organization.kind }).from(organization).where(and(eq(organization.id, input.communityId), isNull(organization.endedAt)));
  if (!at) refuse("organization_not_found", "没有找到这个组织，或它已经停用。", { communityId: "请重新选择。" });
  const parent = input.parentId ? await live(ctx, input.parentId) : null;
  const [grid] = input.gridId ? await ctx.tx.select({ kind: organization.kind, parentId: organization.parentId }).from(organization).where(and(eq(organization.id, input.gridId), isNull(organization.endedAt))) : [null];
  if (grid === undefined) refuse("grid_not_found", "没有找到这个网格。", { gridId: "请重新选择网格。" });
  const fault = placeFault({ ...input, at: at.kind, parent, grid });
  if (fault) refuse("place_not_here", fault.message, { [fault.field]: fault.message });
}
