import { and, eq, inArray } from "drizzle-orm";
import { organization } from "#db/schema/organizations.ts";
import { request, requestDispatch } from "#db/schema/requests.ts";
import { personOf, type Actor } from "#lib/actor.ts";
import { dayOf } from "#lib/calendar.ts";
import { command, type Context } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import { refuse } from "#lib/refusal.ts";
import { advanceRequest } from "#lib/requests/commands.ts";
import { objectBy } from "#lib/requests/rules.ts";
import { workCalendar } from "#lib/workdays/queries.ts";
import { acceptDispatchInput, closeDispatchesInput, dispatchRequestInput, finishAssistInput, objectDispatchInput, withdrawDispatchInput } from "./input.ts";
import { mayHandle, standing } from "./rules.ts";

/**
 * Dispatches a request to one 首接主办 and any number of 协办; those it went to before and who are not named again are withdrawn.
 * Refuses stale, cannot_move, no_handler (not a body that handles requests).
 */
export const dispatchRequest = command("dispatchRequest", dispatchRequestInput, async (ctx, input) => {
  const [held] = await ctx.tx.select().from(request).where(eq(request.id, input.requestId)).for("update");
  if (!held) refuse("not_found", "没有找到这件诉求。");
  await ctx.may("request.dispatch", { id: held.id });
  if (held.version !== input.version) refuse("stale", "这件诉求刚刚被别人改过。请先看最新的内容，再派一次；您选的还在。");
  const ids = [input.ownerId, ...input.assistIds];
  const bodies = await ctx.tx.select({ id: organization.id, kind: organization.kind, name: organization.shortName, endedAt: organization.endedAt }).from(organization).where(inArray(organization.id, ids));
  for (const id of ids) if (!bodies.some((body) => body.id === id && mayHandle(body.kind) && !body.endedAt)) refuse("no_handler", "所选的组织不能办理诉求。", { [id === input.ownerId ? "ownerId" : "assistIds"]: "请重新选择" });
  const before = await ctx.tx.select().from(requestDispatch).where(and(eq(requestDispatch.requestId, held.id), inArray(requestDispatch.state, [...standing]))).for("update");
  const partOf = (organizationId: string) => (organizationId === input.ownerId ? "owner" : "assist");
  const left = before.filter((each) => !ids.includes(each.organizationId) || each.part !== partOf(each.organizationId));
  if (left.length > 0) await ctx.tx.update(requestDispatch).set({ state: "withdrawn", answeredBy: personOf(ctx.actor), answeredAt: ctx.now }).where(inArray(requestDispatch.id, left.map((each) => each.id)));
  const until = objectBy(ctx.now, await workCalendar(ctx.tx, dayOf(ctx.now)));
  const sent = ids.filter((id) => !before.some((each) => each.organizationId === id && !left.includes(each)));
  for (const organizationId of sent) {
    await ctx.tx.insert(requestDispatch).values({ id: newId(), requestId: held.id, organizationId, part: partOf(organizationId), state: "sent", note: input.note, sentBy: personOf(ctx.actor)!, sentAt: ctx.now, objectBy: until });
  }
  const nameOf = (id: string) => bodies.find((body) => body.id === id)!.name;
  const text = `主办：${nameOf(input.ownerId)}${input.assistIds.length > 0 ? `；协办：${input.assistIds.map(nameOf).join("、")}` : ""}`;
  const working = held.state === "in_progress" && !sent.includes(input.ownerId);
  await advanceRequest.within(ctx, { requestId: held.id, to: working ? undefined : "dispatched", entry: { kind: "dispatched", visible: true, text, organizationId: organizationOf(ctx.actor) } });
  await ctx.record({ subject: "request", id: held.id, organizationId: held.organizationId, change: { from: held.state, owner: input.ownerId, assist: input.assistIds.length } });
  return { id: held.id };
});

/** The community takes a request up itself: 首接主办 and at work on it at once; for what is made of it there. */
export const takeUp = command("takeUp", closeDispatchesInput, async (ctx, input) => {
  const [held] = await ctx.tx.select().from(request).where(eq(request.id, input.requestId)).for("update");
  if (!held) refuse("not_found", "没有找到这件诉求。");
  await ctx.may("request.advance", { id: held.id });
  const [community] = await ctx.tx.select({ name: organization.shortName }).from(organization).where(eq(organization.id, held.communityId));
  const by = personOf(ctx.actor) ?? refuse("no_person", "请先登录。");
  await ctx.tx.insert(requestDispatch).values({ id: newId(), requestId: held.id, organizationId: held.communityId, part: "owner", state: "accepted", sentBy: by, sentAt: ctx.now, objectBy: ctx.now, answeredBy: by, answeredAt: ctx.now });
  await advanceRequest.within(ctx, { requestId: held.id, to: "in_progress", entry: { kind: "accepted", visible: true, text: `主办：${community?.name ?? ""}`, organizationId: held.communityId } });
  await ctx.record({ subject: "request", id: held.id, organizationId: held.communityId, change: { from: held.state, owner: held.communityId } });
  return { id: held.id };
});

/** 接单: the owner's acceptance begins the handling. */
export const acceptDispatch = command("acceptDispatch", acceptDispatchInput, async (ctx, input) => {
  const { dispatch } = await lockDispatch(ctx, input.dispatchId);
  if (dispatch.state !== "sent") refuse("answered", "这张派单已经答复过或已撤回。");
  await answer(ctx, dispatch.id, "accepted");
  const to = dispatch.part === "owner" ? ("in_progress" as const) : undefined;
  await advanceRequest.within(ctx, { requestId: dispatch.requestId, to, entry: { kind: "accepted", visible: true, organizationId: dispatch.organizationId } });
  await ctx.record({ subject: "request", id: dispatch.requestId, organizationId: dispatch.organizationId, change: { dispatch: "accepted", part: dispatch.part } });
  return { id: dispatch.requestId };
});

/** 退单 with a reason, within one working day (接诉即办工作条例 art. 12); an owner's puts the request back on the desk. Refuses too_late. */
export const objectDispatch = command("objectDispatch", objectDispatchInput, async (ctx, input) => {
  const { dispatch } = await lockDispatch(ctx, input.dispatchId);
  if (dispatch.state !== "sent") refuse("answered", "已经接单或已撤回，不能退单。");
  if (ctx.now > dispatch.objectBy) refuse("too_late", "派单已超过一个工作日，不能退单。请办理，或与社区商量改派。");
  await answer(ctx, dispatch.id, "objected", input.reason);
  const to = dispatch.part === "owner" ? ("received" as const) : undefined;
  await advanceRequest.within(ctx, { requestId: dispatch.requestId, to, entry: { kind: "objected", visible: false, text: input.reason, organizationId: dispatch.organizationId } });
  await ctx.record({ subject: "request", id: dispatch.requestId, organizationId: dispatch.organizationId, reason: input.reason, change: { dispatch: "objected", part: dispatch.part } });
  return { id: dispatch.requestId };
});

/** The desk takes back the order of one that assists; the owner is changed by dispatching anew. */
export const withdrawDispatch = command("withdrawDispatch", withdrawDispatchInput, async (ctx, input) => {
  const { dispatch } = await lockDispatch(ctx, input.dispatchId, "request.dispatch");
  if (dispatch.part === "owner") refuse("owner", "主办不能撤回，请改派给别的组织。");
  if (!standing.includes(dispatch.state as (typeof standing)[number])) refuse("answered", "这张派单已经结束。");
  await answer(ctx, dispatch.id, "withdrawn", input.reason);
  await advanceRequest.within(ctx, { requestId: dispatch.requestId, entry: { kind: "withdrawn", visible: false, text: input.reason, organizationId: organizationOf(ctx.actor) } });
  await ctx.record({ subject: "request", id: dispatch.requestId, organizationId: dispatch.organizationId, reason: input.reason, change: { dispatch: "withdrawn" } });
  return { id: dispatch.requestId };
});

/** One that assists has done its part; the owner resolves the request. */
export const finishAssist = command("finishAssist", finishAssistInput, async (ctx, input) => {
  const { dispatch } = await lockDispatch(ctx, input.dispatchId);
  if (dispatch.part === "owner" || !["sent", "accepted"].includes(dispatch.state)) refuse("answered", "只有协办在办理时可以这样答复；主办请点“办结”。");
  await answer(ctx, dispatch.id, "done");
  await advanceRequest.within(ctx, { requestId: dispatch.requestId, entry: { kind: "note", visible: false, text: `协办完成。${input.text}`, organizationId: dispatch.organizationId } });
  await ctx.record({ subject: "request", id: dispatch.requestId, organizationId: dispatch.organizationId, change: { dispatch: "done" } });
  return { id: dispatch.requestId };
});

/** With the request resolved, its orders are done; for the command that resolves it. A reopening goes to the same owner again. */
export const closeDispatches = command("closeDispatches", closeDispatchesInput, async (ctx, input) => {
  await ctx.may("request.advance", { id: input.requestId });
  await ctx.tx.update(requestDispatch).set({ state: "done", answeredAt: ctx.now }).where(and(eq(requestDispatch.requestId, input.requestId), inArray(requestDispatch.state, ["sent", "accepted"])));
  await ctx.record({ subject: "request", id: input.requestId, change: { dispatches: "done" } });
  return { id: input.requestId };
});

/** Not solved: back to the same handler (domain.md, States). */
export const reopenDispatch = command("reopenDispatch", closeDispatchesInput, async (ctx, input) => {
  await ctx.may("request.advance", { id: input.requestId });
  await ctx.tx.update(requestDispatch).set({ state: "accepted", answeredAt: ctx.now }).where(and(eq(requestDispatch.requestId, input.requestId), eq(requestDispatch.state, "done"), eq(requestDispatch.part, "owner")));
  await ctx.record({ subject: "request", id: input.requestId, change: { dispatches: "reopened" } });
  return { id: input.requestId };
});

async function lockDispatch(ctx: Context, id: string, action: "request.handle" | "request.dispatch" = "request.handle") {
  const [found] = await ctx.tx.select({ requestId: requestDispatch.requestId }).from(requestDispatch).where(eq(requestDispatch.id, id));
  if (!found) refuse("not_found", "没有找到这张派单。");
  await ctx.tx.select({ id: request.id }).from(request).where(eq(request.id, found.requestId)).for("update");
  const [dispatch] = await ctx.tx.select().from(requestDispatch).where(eq(requestDispatch.id, id)).for("update");
  const [body] = await ctx.tx.select({ path: organization.path }).from(organization).where(eq(organization.id, dispatch!.organizationId));
  // The right is to this body's order, not to another handler's of the same request.
  if (action === "request.handle") await ctx.may("request.answer_dispatch", { organizationId: dispatch!.organizationId, organizationPath: body!.path });
  else await ctx.may(action, { id: found.requestId });
  return { dispatch: dispatch! };
}

async function answer(ctx: Context, id: string, state: "accepted" | "objected" | "withdrawn" | "done", reason: string | null = null): Promise<void> {
  await ctx.tx.update(requestDispatch).set({ state, reason, answeredBy: personOf(ctx.actor), answeredAt: ctx.now }).where(eq(requestDispatch.id, id));
}

function organizationOf(actor: Actor): string | null {
  return actor.kind === "post" ? actor.post.organizationId : null;
}
