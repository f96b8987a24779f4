import { eq } from "drizzle-orm";
import { request } from "#db/schema/requests.ts";
import { dayOf, instantAt } from "#lib/calendar.ts";
import { command, type Context } from "#lib/command.ts";
import { closeDispatches } from "#lib/dispatches/commands.ts";
import { formatDay } from "#lib/format.ts";
import { refuse } from "#lib/refusal.ts";
import { advanceRequest } from "#lib/requests/commands.ts";
import { CLOSING_TIME, escalationOf, runningStates, whyNotExtended } from "#lib/requests/rules.ts";
import { workCalendar } from "#lib/workdays/queries.ts";
import { answerRequestInput, escalateRequestInput, extendRequestInput, noteRequestInput, pushDownInput, recordInspectionInput, resolveRequestInput } from "./input.ts";

/** A handler's message that the resident sees and is told of; the first is the first answer (响应). */
export const answerRequest = command("answerRequest", answerRequestInput, async (ctx, input) => {
  const held = await lockHandled(ctx, input.requestId);
  refuseEnded(held);
  await advanceRequest.within(ctx, { requestId: held.id, entry: { kind: "answer", visible: true, text: input.text, organizationId: here(ctx) }, photos: input.photos, answers: true, tell: `您反映的问题（${held.number}）有新的答复，请点开查看：` });
  await ctx.record({ subject: "request", id: held.id, organizationId: held.organizationId, change: { entry: "answer" } });
  return { id: held.id };
});

/** 内部备注: read by the desk and the handlers alone. */
export const noteRequest = command("noteRequest", noteRequestInput, async (ctx, input) => {
  const held = await lockHandled(ctx, input.requestId);
  await advanceRequest.within(ctx, { requestId: held.id, entry: { kind: "note", visible: false, text: input.text, organizationId: here(ctx) }, photos: input.photos });
  await ctx.record({ subject: "request", id: held.id, organizationId: held.organizationId, change: { entry: "note" } });
  return { id: held.id };
});

/** 上门查看 and 联合检查, with photos; shown to the resident when he should know. */
export const recordInspection = command("recordInspection", recordInspectionInput, async (ctx, input) => {
  const held = await lockHandled(ctx, input.requestId);
  refuseEnded(held);
  const kind = input.joint ? "joint_inspection" : "visit";
  await advanceRequest.within(ctx, { requestId: held.id, entry: { kind, visible: input.visible, text: input.text, organizationId: here(ctx) }, photos: input.photos, answers: input.visible, tell: input.visible ? `您反映的问题（${held.number}），工作人员已到现场查看：` : "" });
  await ctx.record({ subject: "request", id: held.id, organizationId: held.organizationId, change: { entry: kind, visible: input.visible } });
  return { id: held.id };
});

/** One extension, with a reason that the resident is told (接诉即办工作条例 art. 15). In: the new due day; due at 18:00 then. */
export const extendRequest = command("extendRequest", extendRequestInput, async (ctx, input) => {
  const held = await lockHandled(ctx, input.requestId, "request.dispatch");
  if (!runningStates.includes(held.state as (typeof runningStates)[number])) refuse("not_running", "已经办结，不用延期。");
  const why = whyNotExtended(input.day, held, await workCalendar(ctx.tx, dayOf(held.dueAt)));
  if (why) refuse("not_extended", why, { day: why });
  const text = `延期到 ${formatDay(input.day)}。原因：${input.reason}`;
  await advanceRequest.within(ctx, { requestId: held.id, entry: { kind: "extended", visible: true, text, organizationId: here(ctx) }, set: { dueAt: instantAt(input.day, CLOSING_TIME) }, tell: `您反映的问题（${held.number}）${text}。详情：` });
  await ctx.record({ subject: "request", id: held.id, organizationId: held.organizationId, reason: input.reason, change: { entry: "extended", day: input.day } });
  return { id: held.id };
});

/** Marks what was pushed down to the community and is not its own (接诉即办工作条例 art. 17); an empty reason takes the mark off. */
export const pushDown = command("pushDown", pushDownInput, async (ctx, input) => {
  const held = await lockHandled(ctx, input.requestId, "request.dispatch");
  await advanceRequest.within(ctx, { requestId: held.id, entry: { kind: "pushed_down", visible: false, text: input.reason || "取消标记", organizationId: here(ctx) }, set: { pushedDown: input.reason } });
  await ctx.record({ subject: "request", id: held.id, organizationId: held.organizationId, reason: input.reason || null, change: { pushedDown: input.reason !== "" } });
  return { id: held.id };
});

/** 办结 with its result; two at once: one resolves, the other is told. The resident is asked next (回访). */
export const resolveRequest = command("resolveRequest", resolveRequestInput, async (ctx, input) => {
  const held = await lockHandled(ctx, input.requestId);
  if (held.state === "resolved" || held.state === "call_back") refuse("already_resolved", "这件诉求刚刚已经办结。您写的可以作为内部备注补充。");
  await advanceRequest.within(ctx, { requestId: held.id, to: "resolved", entry: { kind: "resolved", visible: true, text: input.text, organizationId: here(ctx) }, photos: input.photos, answers: true, tell: `您反映的问题（${held.number}）已办结，请点开看结果，并告诉我们解决了没有：` });
  await closeDispatches.within(ctx, { requestId: held.id });
  await ctx.record({ subject: "request", id: held.id, organizationId: held.organizationId, change: { from: held.state, to: "resolved" } });
  return { id: held.id };
});

/** By the worker: an overdue request rises grid → community → street, and its course says so (domain.md, States). */
export const escalateRequest = command("escalateRequest", escalateRequestInput, async (ctx, input) => {
  const [held] = await ctx.tx.select().from(request).where(eq(request.id, input.requestId)).for("update");
  if (!held) refuse("not_found", "没有找到这件诉求。");
  await ctx.may("request.escalate", { id: held.id });
  const level = escalationOf(held.dueAt, ctx.now, await workCalendar(ctx.tx, dayOf(held.dueAt)));
  const rises = level > held.escalation && runningStates.includes(held.state as (typeof runningStates)[number]);
  if (rises) await advanceRequest.within(ctx, { requestId: held.id, entry: { kind: "escalated", visible: true, text: level === 1 ? "已超过期限，由社区督办。" : "超过期限一个工作日以上，由街道督办。", organizationId: null }, set: { escalation: level } });
  await ctx.record({ subject: "request", id: held.id, organizationId: held.organizationId, change: { escalation: rises ? level : held.escalation } });
  return { id: held.id, level };
});

async function lockHandled(ctx: Context, id: string, action: "request.handle" | "request.dispatch" = "request.handle") {
  const [held] = await ctx.tx.select().from(request).where(eq(request.id, id)).for("update");
  if (!held) refuse("not_found", "没有找到这件诉求。");
  await ctx.may(action, { id: held.id });
  return held;
}

function refuseEnded(held: typeof request.$inferSelect): void {
  if (held.state === "merged" || held.state === "redirected") refuse("ended", "这件诉求已合并或已告知其他渠道，不在这里办理。");
}

const here = (ctx: Context) => (ctx.actor.kind === "post" ? ctx.actor.post.organizationId : null);
