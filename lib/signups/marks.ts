import { eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { signup } from "#db/schema/signups.ts";
import { signupState } from "#db/words.ts";
import { command } from "../command.ts";
import { refuse } from "../refusal.ts";
import { maySignupMove } from "./rules.ts";

const markInput = z.object({
  signupIds: z.array(z.uuid()).min(1).max(2000),
  to: z.enum(["attended", "absent", "excused"]),
  /** Needed when it corrects an earlier mark. */
  reason: z.string().nullable().default(null),
});

/** Writes down who came: for check-in, closing and corrections, which hold the session's lock. A mark that changes an earlier one needs its reason. */
export const markSignups = command("markSignups", markInput, async (ctx, input) => {
  const rows = await ctx.tx.select().from(signup).where(inArray(signup.id, input.signupIds)).orderBy(signup.id).for("update");
  await ctx.may("signup.mark", {});
  if (rows.length < new Set(input.signupIds).size) return refuse("signup_gone", "有的报名已经不在了，请刷新页面再试。");
  for (const row of rows) {
    if (!maySignupMove(row.state, input.to)) return refuse("state", `“${signupState[row.state]}”不能改成“${signupState[input.to]}”。请刷新页面看最新情况。`);
    if (row.state !== "confirmed" && !input.reason) return refuse("reason_missing", "更正到场情况要写明原因。", { reason: "请写明原因" });
    await ctx.tx.update(signup).set({ state: input.to, changedAt: ctx.now, ...(input.reason ? { reason: input.reason } : {}) }).where(eq(signup.id, row.id));
    await ctx.record({ subject: "signup", id: row.id, forPersonId: row.personId, reason: input.reason, change: { from: row.state, to: input.to } });
  }
  return { marked: rows.length };
});
