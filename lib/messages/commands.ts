import { eq, sql } from "drizzle-orm";
import { message } from "#db/schema/ground.ts";
import { command, type Context } from "#lib/command.ts";
import { refuse } from "#lib/refusal.ts";
import { CODE_MINUTES } from "#lib/sign-in/rules.ts";
import { messageInput, settleInput } from "./input.ts";
import { nextTry } from "./rules.ts";

/** Stands in last_error from the claim until the answer: a message found so later may or may not have gone out. */
const UNDER_WAY = "sending";
const LEASE_MINUTES = 10;

/**
 * Takes a message to be sent, for ten minutes. Nothing is sent twice: a claim that never got its answer (the process was
 * killed between) is shown as failed, and a person decides.
 */
export const claimMessage = command("claimMessage", messageInput, async (ctx, { id }): Promise<{ send: boolean }> => {
  const row = await locked(ctx, id);
  await ctx.may("message.send", {});
  if (row.state !== "queued") return say(ctx, row, { send: false });
  if (row.dueAt > ctx.now) {
    await wakeAt(ctx, id, row.dueAt);
    return say(ctx, row, { send: false });
  }
  const tooLate = row.kind === "sign_in_code" && ctx.now.getTime() - row.createdAt.getTime() > CODE_MINUTES * 60_000;
  if (row.lastError === UNDER_WAY || tooLate) {
    const lastError = tooLate ? "验证码已过期，没有发出" : "发送时中断，不知道是否已送到";
    await ctx.tx
      .update(message)
      .set({ state: "failed", lastError, ...(tooLate && { sealed: null }) })
      .where(eq(message.id, id));
    return say(ctx, row, { send: false }, "failed");
  }
  const lease = new Date(ctx.now.getTime() + LEASE_MINUTES * 60_000);
  await ctx.tx
    .update(message)
    .set({ attempts: row.attempts + 1, lastError: UNDER_WAY, dueAt: lease })
    .where(eq(message.id, id));
  return say(ctx, row, { send: true }, "sending");
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
  if (again) await wakeAt(ctx, id, again);
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
  await wakeAt(ctx, id, ctx.now);
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

/** The queue runs by the machine's clock: how far off `at` is, from that clock. */
async function wakeAt(ctx: Context, id: string, at: Date): Promise<void> {
  const seconds = Math.max(0, (at.getTime() - ctx.now.getTime()) / 1000);
  await ctx.tx.execute(
    sql`select graphile_worker.add_job('send_message', json_build_object('id', ${id}::text), run_at => clock_timestamp() + make_interval(secs => ${seconds}), job_key => ${`send_message ${id}`})`,
  );
}
