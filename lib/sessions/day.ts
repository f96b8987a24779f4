import { eq } from "drizzle-orm";
import { z } from "zod";
import { session } from "#db/schema/sessions.ts";
import { personOf } from "../actor.ts";
import { command, type Context } from "../command.ts";
import { newCode, seal } from "../crypto.ts";
import { refuse } from "../refusal.ts";
import { endTurnOf } from "../requests/commands.ts";
import { maySessionMove } from "./rules.ts";

/** Sets a published session under way, with a new six-digit code of the day, sealed. For opening the day. */
export const startSession = command("startSession", z.object({ sessionId: z.uuid() }), async (ctx, { sessionId }) => {
  const row = await lock(ctx, sessionId);
  await ctx.may("session.move", { id: sessionId });
  if (!maySessionMove(row.state, "under_way")) return refuse("state", "这个场次现在不能开场。");
  await ctx.tx.update(session).set({ state: "under_way", openedAt: ctx.now, dayCodeSealed: seal("day code", sessionId, newCode(6)), version: row.version + 1 }).where(eq(session.id, sessionId));
  await ctx.record({ subject: "session", id: sessionId, organizationId: row.ownerId, change: { from: row.state, state: "under_way" } });
  return { sessionId, state: "under_way" as const };
});

const completeInput = z.object({ sessionId: z.uuid(), peopleServed: z.int().min(0), problemsSolved: z.int().min(0), summary: z.string() });

/** Completes a session with its counts; the code of the day ends. For closing the session. */
export const completeSession = command("completeSession", completeInput, async (ctx, { sessionId, ...counts }) => {
  const row = await lock(ctx, sessionId);
  await ctx.may("session.move", { id: sessionId });
  if (!maySessionMove(row.state, "completed")) return refuse("state", "这个场次现在不能结束。");
  await ctx.tx.update(session).set({ ...counts, state: "completed", closedAt: ctx.now, closedBy: personOf(ctx.actor), dayCodeSealed: null, version: row.version + 1 }).where(eq(session.id, sessionId));
  await ctx.record({ subject: "session", id: sessionId, organizationId: row.ownerId, change: { from: row.state, state: "completed", peopleServed: counts.peopleServed, problemsSolved: counts.problemsSolved } });
  await endTurnOf(ctx, { sessionId }, "done", `志愿服务场次“${row.title}”已办完，服务 ${counts.peopleServed} 人次。`);
  return { sessionId, state: "completed" as const };
});

async function lock(ctx: Context, sessionId: string): Promise<typeof session.$inferSelect> {
  const [row] = await ctx.tx.select().from(session).where(eq(session.id, sessionId)).for("update");
  return row ?? refuse("session_gone", "没有这个场次。");
}
