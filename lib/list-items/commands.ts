import { and, eq, isNull } from "drizzle-orm";
import { listClaim, listItem } from "#db/schema/list-items.ts";
import { organization } from "#db/schema/organizations.ts";
import { itemKind, type ItemState } from "#db/words.ts";
import { personOf } from "#lib/actor.ts";
import { command, type Context } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import { refuse } from "#lib/refusal.ts";
import { endTurnOf } from "#lib/requests/commands.ts";
import { changeItemInput, claimItemInput, deliverItemInput, itemInput, proposeItemInput, releaseItemInput, withdrawItemInput } from "./input.ts";
import { mayItemMove } from "./rules.ts";

/** A community writes down a 需求 or a 微心愿; nobody else sees it until it is put up. Out: its id. */
export const proposeItem = command("proposeItem", proposeItemInput, async (ctx, input) => {
  await ctx.may("list_item.keep", { organizationId: input.communityId });
  const [community] = await ctx.tx.select({ id: organization.id }).from(organization).where(and(eq(organization.id, input.communityId), eq(organization.kind, "community"), isNull(organization.endedAt)));
  if (!community) refuse("no_community", "没有这个社区，请重新选择。", { communityId: "请选择社区" });
  const id = newId();
  await ctx.tx.insert(listItem).values({ id, ...input, state: "proposed", madeBy: himself(ctx), madeAt: ctx.now });
  await ctx.record({ subject: "listItem", id, organizationId: input.communityId, change: { kind: input.kind, state: "proposed" } });
  return { id, kind: input.kind };
});

/** Its words, until somebody has taken it on. A stale form is refused. */
export const changeItem = command("changeItem", changeItemInput, async (ctx, { itemId, version, ...input }) => {
  const held = await lockItem(ctx, itemId);
  await ctx.may("list_item.keep", { id: held.id });
  if (held.version !== version) refuse("stale", "刚刚被别人改过。请先看最新的内容，再改一次；您写的还在。");
  if (held.state !== "proposed" && held.state !== "open") refuse("taken", "已经有人认领，不能再改内容。");
  await ctx.tx.update(listItem).set({ ...input, version: version + 1 }).where(eq(listItem.id, held.id));
  await ctx.record({ subject: "listItem", id: held.id, organizationId: held.communityId, change: { version: version + 1 } });
  return { id: held.id, kind: held.kind };
});

/** Puts it up: units and members see it and may take it on. */
export const publishItem = command("publishItem", itemInput, async (ctx, input) => {
  const held = await lockItem(ctx, input.itemId);
  await ctx.may("list_item.keep", { id: held.id });
  if (held.state !== "proposed") refuse("cannot_move", "已经发布过了。");
  await move(ctx, held, "open", { publishedAt: ctx.now });
  return { id: held.id, kind: held.kind };
});

/** 认领, by a unit's post for the unit or by a member for himself: of two at once one gets it. */
export const claimItem = command("claimItem", claimItemInput, async (ctx, input) => {
  const held = await lockItem(ctx, input.itemId);
  await ctx.may("list_item.read", { id: held.id });
  await ctx.may("list_claim.make", { organizationId: input.organizationId, personId: input.organizationId ? null : personOf(ctx.actor) });
  if (held.state !== "open") refuse("not_open", held.state === "claimed" ? "刚刚被别人认领了，看看别的。" : "现在不能认领。");
  await ctx.tx.insert(listClaim).values({ id: newId(), itemId: held.id, organizationId: input.organizationId, personId: input.organizationId ? null : himself(ctx), state: "claimed", claimedBy: himself(ctx), claimedAt: ctx.now });
  await move(ctx, held, "claimed", {}, { for: input.organizationId });
  return { id: held.id, kind: held.kind };
});

/** Done, with a note of what was done; a request that waited for it is told. */
export const deliverItem = command("deliverItem", deliverItemInput, async (ctx, input) => {
  const { held, claim } = await lockClaimed(ctx, input.itemId);
  await endClaim(ctx, claim.id, "delivered", input.note);
  await move(ctx, held, "delivered", { endedBy: personOf(ctx.actor), endedAt: ctx.now });
  await endTurnOf(ctx, { itemId: held.id }, "done", `${itemKind[held.kind]}“${held.title}”已完成：${input.note}`);
  return { id: held.id, kind: held.kind };
});

/** Given back with a reason: it is open for others. */
export const releaseItem = command("releaseItem", releaseItemInput, async (ctx, input) => {
  const { held, claim } = await lockClaimed(ctx, input.itemId);
  await endClaim(ctx, claim.id, "released", input.reason);
  await move(ctx, held, "open", {}, {}, input.reason);
  return { id: held.id, kind: held.kind };
});

/** Taken down with a reason; who had it and the request it came from are told by the record. */
export const withdrawItem = command("withdrawItem", withdrawItemInput, async (ctx, input) => {
  const held = await lockItem(ctx, input.itemId);
  await ctx.may("list_item.keep", { id: held.id });
  if (!mayItemMove(held.kind, held.state, "withdrawn")) refuse("cannot_move", "已经完成或撤回，不能再撤回。");
  const [claim] = await ctx.tx.select().from(listClaim).where(and(eq(listClaim.itemId, held.id), eq(listClaim.state, "claimed"))).for("update");
  if (claim) await endClaim(ctx, claim.id, "released", `社区撤回：${input.reason}`);
  await move(ctx, held, "withdrawn", { endedBy: personOf(ctx.actor), endedAt: ctx.now, endReason: input.reason }, {}, input.reason);
  await endTurnOf(ctx, { itemId: held.id }, "off", `${itemKind[held.kind]}“${held.title}”已撤回：${input.reason}`);
  return { id: held.id, kind: held.kind };
});

async function lockItem(ctx: Context, id: string) {
  const [held] = await ctx.tx.select().from(listItem).where(eq(listItem.id, id)).for("update");
  return held ?? refuse("not_found", "没有找到这一条，或已经撤回。");
}

/** The item and who has it, for him, his unit's post or the community. */
async function lockClaimed(ctx: Context, itemId: string) {
  const held = await lockItem(ctx, itemId);
  const [claim] = await ctx.tx.select().from(listClaim).where(and(eq(listClaim.itemId, held.id), eq(listClaim.state, "claimed"))).for("update");
  if (!claim) refuse("not_claimed", "现在没有人认领这一条。");
  await ctx.may("list_claim.end", { id: claim.id });
  return { held, claim };
}

async function endClaim(ctx: Context, id: string, state: "delivered" | "released", note: string): Promise<void> {
  await ctx.tx.update(listClaim).set({ state, note, endedBy: himself(ctx), endedAt: ctx.now }).where(eq(listClaim.id, id));
}

async function move(ctx: Context, held: typeof listItem.$inferSelect, to: ItemState, set: Partial<typeof listItem.$inferInsert> = {}, change: Record<string, string | null> = {}, reason?: string): Promise<void> {
  if (!mayItemMove(held.kind, held.state, to)) refuse("cannot_move", "现在不能这样处理，请看最新的情况。");
  await ctx.tx.update(listItem).set({ ...set, state: to, version: held.version + 1 }).where(eq(listItem.id, held.id));
  await ctx.record({ subject: "listItem", id: held.id, organizationId: held.communityId, reason: reason ?? null, change: { from: held.state, to, ...change } });
}

const himself = (ctx: Context) => personOf(ctx.actor) ?? refuse("no_person", "请先登录。");
