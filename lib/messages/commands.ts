import { eq } from "drizzle-orm";
import { message } from "#db/schema/ground.ts";
import { command, type Context } from "#lib/command.ts";
import { refuse } from "#lib/refusal.ts";
import { messageInput, settleInput } from "./input.ts";
import { nextTry, whyNotSend } from "./rules.ts";
import { wakeAt } from "./claim.ts";

/**
 * Calls off a message that will not be sent: a code that is over, or a claim that never got its answer (the process was
 * killed between). Nothing is sent twice: a person decides. Leaves any other as it stands.
 */
export const callOffMessage = command("callOffMessage", messageInput, async (ctx, { id }) => {
  const row = await locked(ctx, id);
  await ctx.may("message.send", {});
  const why = whyNotSend(row, ctx.now);
  if (row.state !== "queued" || why === null) return say(ctx, row, { state: row.state });
  const code = row.kind === "sign_in_code";
  await ctx.tx.update(message).set({ state: "failed", lastError: why, ...(code && { sealed: null }) }).where(eq(message.id, id));
  return say(ctx, row, { state: "failed" as const }, "failed");
});

/** Writes down what came of a try. The secret (a code, a link) is erased once it is out. */
export const settleMessage = command("settleMessage", settleInput, async (ctx, { id, error }) => {
  const row = await locked(ctx, id);
  await ctx.may("message.send", {});
  if (row.state !== "queued") return say(ctx, row, { state: row.state });
  if (error === null) {
    await ctx.tx.update(message).set({ state: "sent", sentAt: ctx.now, sealed: null, lastError: null }).where(eq(message.id, id));
    return say(ctx, row, { state: "sent" as const }, "sent");
  }
  const again = nextTry(row.attempts, ctx.now);
  const state = again ? ("queued" as const) : ("failed" as const);
  await ctx.tx
    .update(message)
    .set({ state, lastError: error, dueAt: again ?? row.dueAt })
    .where(eq(message.id, id));
  if (again) await wakeAt(ctx.tx, id, again, ctx.now);
  return say(ctx, row, { state }, again ? "again" : "failed");
});

/** One telephoned: it counts as told. */
export const markPhoned = command("markPhoned", messageInput, async (ctx, { id }) => {
  const row = await locked(ctx, id);
  await ctx.may("message.retry", { id });
  if (row.state === "sent") return say(ctx, row, { state: row.state });
  if (row.state === "queued") refuse("message_queued", "这条消息正在发送，不用打电话。");
  await ctx.tx.update(message).set({ state: "sent", channel: "phone", sentAt: ctx.now, sealed: null }).where(eq(message.id, id));
  return say(ctx, row, { state: "sent" as const }, "phoned");
});

/** Sends a failed one again, from the first try. */
export const resendMessage = command("resendMessage", messageInput, async (ctx, { id }) => {
  const row = await locked(ctx, id);
  await ctx.may("message.retry", { id });
  if (row.kind === "sign_in_code") refuse("code_over", "验证码已过期，请本人重新获取。");
  if (row.state === "queued") return say(ctx, row, { state: row.state });
  if (row.state !== "failed") refuse("message_not_failed", "只有发送失败的消息可以重发。");
  await ctx.tx.update(message).set({ state: "queued", attempts: 0, lastError: null, dueAt: ctx.now }).where(eq(message.id, id));
  await wakeAt(ctx.tx, id, ctx.now, ctx.now);
  return say(ctx, row, { state: "queued" as const }, "again");
});

type Row = typeof message.$inferSelect;

async function locked(ctx: Context, id: string): Promise<Row> {
  const [row] = await ctx.tx.select().from(message).where(eq(message.id, id)).for("update");
  return row ?? refuse("message_unknown", "没有找到这条消息。");
}

async function say<T>(ctx: Context, row: Row, value: T, became?: string): Promise<T> {
  await ctx.record({
    subject: "message",
    id: row.id,
    organizationId: row.organizationId,
    forPersonId: row.personId,
    change: { kind: row.kind, state: became ?? row.state },
  });
  return value;
}
