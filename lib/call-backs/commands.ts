import { eq } from "drizzle-orm";
import { request, requestCallBack } from "#db/schema/requests.ts";
import { satisfaction, type CallBackVia, type Satisfaction } from "#db/words.ts";
import { personOf, type Actor } from "#lib/actor.ts";
import { command, type Context } from "#lib/command.ts";
import { reopenDispatch } from "#lib/dispatches/commands.ts";
import { newId } from "#lib/ids.ts";
import { refuse } from "#lib/refusal.ts";
import { advanceRequest } from "#lib/requests/commands.ts";
import { answerCallBackInput, beginCallBackInput, recordCallBackInput, reopenRequestInput } from "./input.ts";

/** The desk asks the resident: he is sent his link, and the request waits for his word (接诉即办工作条例 art. 23). */
export const beginCallBack = command("beginCallBack", beginCallBackInput, async (ctx, input) => {
  const held = await lock(ctx, input.requestId, "request.call_back");
  if (held.state !== "resolved") refuse("not_resolved", "办结以后才能回访。");
  await advanceRequest.within(ctx, { requestId: held.id, to: "call_back", entry: { kind: "asked", visible: true, organizationId: here(ctx.actor) }, tell: `您反映的问题（${held.number}）解决了吗？请点开告诉我们，也可以等社区打电话给您：` });
  await ctx.record({ subject: "request", id: held.id, organizationId: held.organizationId, change: { from: held.state, to: "call_back" } });
  return { id: held.id };
});

/** 解决了吗、满意吗: the resident's own answer. Not solved: the same handler has it again. One answer a round. */
export const answerCallBack = command("answerCallBack", answerCallBackInput, async (ctx, input) => {
  const held = await lock(ctx, input.requestId, "request.answer_call_back");
  return settle(ctx, held, { via: "link", solved: input.solved === "yes", satisfied: input.satisfied, text: input.text });
});

/** The desk's call or visit. A resident who can't be reached stays outside 已回访, and is shown. */
export const recordCallBack = command("recordCallBack", recordCallBackInput, async (ctx, input) => {
  const held = await lock(ctx, input.requestId, "request.call_back");
  if (input.reached === "yes") return settle(ctx, held, { via: input.via, solved: input.solved === "yes", satisfied: input.satisfied as Satisfaction, text: input.text });
  refuseUnasked(held);
  await store(ctx, held, { via: input.via, text: input.text });
  await advanceRequest.within(ctx, { requestId: held.id, to: held.state === "resolved" ? "call_back" : undefined, entry: { kind: "called_back", visible: false, text: `没有联系上。${input.text}`, organizationId: here(ctx.actor) } });
  await ctx.record({ subject: "request", id: held.id, organizationId: held.organizationId, change: { reached: false } });
  return { id: held.id, state: "call_back" as const };
});

/** Later it shows again: the resident or the desk opens it anew, with the same handler. */
export const reopenRequest = command("reopenRequest", reopenRequestInput, async (ctx, input) => {
  const held = await lock(ctx, input.requestId, "request.answer_call_back");
  if (held.state !== "verified") refuse("not_verified", "回访确认解决的诉求才需要重新打开。");
  await again(ctx, held, input.reason);
  await ctx.record({ subject: "request", id: held.id, organizationId: held.organizationId, reason: input.reason, change: { from: "verified", to: "in_progress" } });
  return { id: held.id };
});

interface Word {
  via: CallBackVia;
  solved: boolean;
  satisfied: Satisfaction;
  text: string;
}

async function settle(ctx: Context, held: typeof request.$inferSelect, word: Word) {
  refuseUnasked(held);
  const asked = { kind: "asked", visible: false, organizationId: here(ctx.actor) } as const;
  if (held.state === "resolved") await advanceRequest.within(ctx, { requestId: held.id, to: "call_back", entry: asked });
  await store(ctx, held, word);
  const text = [word.solved ? "已解决" : "没有解决", satisfaction[word.satisfied], word.text].filter(Boolean).join("；");
  const entry = { kind: "called_back", visible: true, text, organizationId: here(ctx.actor) } as const;
  if (word.solved) await advanceRequest.within(ctx, { requestId: held.id, to: "verified", entry });
  else {
    await advanceRequest.within(ctx, { requestId: held.id, entry });
    await again(ctx, held, "居民回访时说没有解决，由原办理单位继续办理。");
  }
  await ctx.record({ subject: "request", id: held.id, organizationId: held.organizationId, change: { reached: true, solved: word.solved, satisfied: word.satisfied, via: word.via } });
  return { id: held.id, state: word.solved ? ("verified" as const) : ("in_progress" as const) };
}

async function again(ctx: Context, held: typeof request.$inferSelect, text: string): Promise<void> {
  await advanceRequest.within(ctx, { requestId: held.id, to: "in_progress", entry: { kind: "reopened", visible: true, text, organizationId: here(ctx.actor) } });
  await reopenDispatch.within(ctx, { requestId: held.id });
}

async function store(ctx: Context, held: typeof request.$inferSelect, word: Partial<Word> & { via: CallBackVia; text: string }): Promise<void> {
  await ctx.tx.insert(requestCallBack).values({ id: newId(), requestId: held.id, round: held.reopenings, via: word.via, reached: word.solved !== undefined, solved: word.solved ?? null, satisfied: word.satisfied ?? null, text: word.text, by: personOf(ctx.actor), at: ctx.now });
}

function refuseUnasked(held: typeof request.$inferSelect): void {
  if (held.state === "verified") refuse("answered", "这件诉求已经回访过，谢谢。如果问题又出现，请点“问题又出现了”。");
  if (held.state !== "resolved" && held.state !== "call_back") refuse("not_resolved", "还没有办结，办结后再回访。");
}

async function lock(ctx: Context, id: string, action: "request.call_back" | "request.answer_call_back") {
  const [held] = await ctx.tx.select().from(request).where(eq(request.id, id)).for("update");
  if (!held) refuse("not_found", "没有找到这件诉求。");
  await ctx.may(action, { id: held.id });
  return held;
}

const here = (actor: Actor) => (actor.kind === "post" ? actor.post.organizationId : null);
