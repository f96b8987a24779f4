import { eq, inArray } from "drizzle-orm";
import { request } from "#db/schema/requests.ts";
import { command } from "#lib/command.ts";
import { pointCodesAt } from "#lib/follow/commands.ts";
import { refuse } from "#lib/refusal.ts";
import { seedsOf } from "./contacts.ts";
import { addEntry, lockRequest, organizationOf } from "./course.ts";
import { mergeRequestInput, unmergeRequestInput } from "./input.ts";
import { isOpen } from "./rules.ts";

/**
 * Merges a duplicate into the one it is the same as: both residents follow the one. What had been merged into the duplicate goes with
 * it, so that every merged request points at a live one, whatever the order of a thousand merges. Refuses itself, into_merged, not_open.
 */
export const mergeRequest = command("mergeRequest", mergeRequestInput, async (ctx, input) => {
  if (input.requestId === input.intoId) refuse("itself", "不能并入它自己。", { intoId: "请选另一件" });
  // Locked in the order of ids, so that two merges across each other wait instead of meeting.
  const rows = await ctx.tx.select().from(request).where(inArray(request.id, [input.requestId, input.intoId])).orderBy(request.id).for("update");
  const held = rows.find((row) => row.id === input.requestId);
  const into = rows.find((row) => row.id === input.intoId);
  if (!held || !into) refuse("not_found", "没有找到要合并的诉求。");
  await ctx.may("request.dispatch", { id: held.id });
  await ctx.may("request.dispatch", { id: into.id });
  if (into.state === "merged") refuse("into_merged", "那一件已经并入别的诉求，请选它并入的那一件。", { intoId: "已并入别处" });
  if (!isOpen(held.state) || into.state === "redirected") refuse("not_open", "只有还没办完的诉求可以合并。");
  const children = await ctx.tx.select({ id: request.id }).from(request).where(eq(request.mergedIntoId, held.id));
  const moved = [held.id, ...children.map((child) => child.id)];
  await ctx.tx.update(request).set({ state: "merged", mergedIntoId: into.id, stateBeforeMerge: held.state, version: held.version + 1 }).where(eq(request.id, held.id));
  if (children.length > 0) await ctx.tx.update(request).set({ mergedIntoId: into.id }).where(inArray(request.id, moved.slice(1)));
  await pointCodesAt(ctx, await seedsOf(ctx.tx, moved), into.id);
  const organizationId = organizationOf(ctx.actor);
  await addEntry(ctx, held, { kind: "merged", visible: false, text: `并入${into.number}。${input.reason}`, organizationId });
  await addEntry(ctx, into, { kind: "merged", visible: false, text: `${held.number}并入本件。`, organizationId });
  await ctx.record({ subject: "request", id: held.id, organizationId: held.organizationId, reason: input.reason, change: { from: held.state, to: "merged", into: into.id } });
  return { id: into.id };
});

/** Takes one merged request out again: it stands as before, and its residents follow it. */
export const unmergeRequest = command("unmergeRequest", unmergeRequestInput, async (ctx, input) => {
  const held = await lockRequest(ctx, input.requestId);
  await ctx.may("request.dispatch", { id: held.id });
  if (held.state !== "merged") refuse("not_merged", "这件诉求没有合并。");
  const state = held.stateBeforeMerge ?? "received";
  await ctx.tx.update(request).set({ state, mergedIntoId: null, stateBeforeMerge: null, version: held.version + 1 }).where(eq(request.id, held.id));
  await pointCodesAt(ctx, await seedsOf(ctx.tx, [held.id]), held.id);
  await addEntry(ctx, held, { kind: "unmerged", visible: false, text: input.reason, organizationId: organizationOf(ctx.actor) });
  await ctx.record({ subject: "request", id: held.id, organizationId: held.organizationId, reason: input.reason, change: { from: "merged", to: state } });
  return { id: held.id };
});
