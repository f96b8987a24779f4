import { eq } from "drizzle-orm";
import { shift } from "#db/schema/sessions.ts";
import { command } from "../command.ts";
import { may } from "../reach.ts";
import { refuse } from "../refusal.ts";
import { markSignups, signUpByProxy } from "../signups/commands.ts";
import { walkInInput } from "./input.ts";
import { sourceOf } from "./rules.ts";
import { arrive, lockDay } from "./sheet.ts";

/** 现场补登: a member who came without a sign-up is entered and checked in at once; a full shift refuses. His being there is his consent. */
export const addWalkIn = command("addWalkIn", walkInInput, async (ctx, input) => {
  const [place] = await ctx.tx.select({ sessionId: shift.sessionId }).from(shift).where(eq(shift.id, input.shiftId));
  if (!place) return refuse("shift_gone", "没有这个岗位，请刷新页面再试。");
  const held = await lockDay(ctx, place.sessionId, "together");
  await ctx.may("signup.proxy", { id: input.shiftId });
  if (input.overruleReason) await ctx.may("signup.overrule", { id: input.shiftId });
  if (held.state !== "under_way") return refuse("not_under_way", "只有进行中的场次可以现场补登。");
  const { signupId } = await signUpByProxy.within(ctx, { shiftId: input.shiftId, personId: input.personId, agreed: true, overruleReason: input.overruleReason });
  await markSignups.within(ctx, { signupIds: [signupId], to: "attended" });
  const source = sourceOf(undefined, await may(ctx.tx, ctx.actor, "session.run", { id: held.id }));
  await arrive(ctx, signupId, ctx.now, source);
  await ctx.record({ subject: "signup", id: signupId, organizationId: held.ownerId, forPersonId: input.personId, change: { walkIn: true, checkedIn: true, source } });
  return { signupId, state: "attended" as const };
});
