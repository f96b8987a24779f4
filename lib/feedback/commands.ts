import { feedback } from "#db/schema/ground.ts";
import { personOf, type Actor } from "#lib/actor.ts";
import { withinLimit } from "#lib/attempts.ts";
import { command } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import type { Answer } from "#lib/refusal.ts";
import { leaveFeedbackInput } from "./input.ts";

/** 意见建议 from anybody, signed in or not; limited by where it comes from. */
export async function leaveFeedback(actor: Actor, input: unknown, key: string, address: string): Promise<Answer<{ feedbackId: string }>> {
  if (!(await withinLimit(`feedback from ${address}`, 20, 3600)))
    return { ok: false, code: "too_many", message: "这里一小时内收到的意见太多了，请过一会儿再提。", fields: {} };
  return leave(actor, input, key);
}

const leave = command("leaveFeedback", leaveFeedbackInput, async (ctx, input) => {
  await ctx.may("feedback.leave", { public: true });
  const feedbackId = newId();
  await ctx.tx.insert(feedback).values({ id: feedbackId, ...input, personId: personOf(ctx.actor), at: ctx.now });
  await ctx.record({ subject: "feedback", id: feedbackId });
  return { feedbackId };
});
