import { dayOf, instantAt } from "../calendar.ts";
import { personOf } from "../actor.ts";
import { command } from "../command.ts";
import { enterRecords, takeBackRecord } from "../hours/commands.ts";
import { creditedMinutes } from "../hours/rules.ts";
import { refuse } from "../refusal.ts";
import { markSignups } from "../signups/commands.ts";
import { correctAttendanceInput } from "./input.ts";
import { arrive, lockSheet } from "./sheet.ts";

/**
 * Corrects attended, absent, excused (or the times of who attended), with a reason. After closing, what the earlier word earned is reversed and a new record, made by hand,
 * waits for a second person.
 */
export const correctAttendance = command("correctAttendance", correctAttendanceInput, async (ctx, input) => {
  const { session, row, span } = await lockSheet(ctx, input.signupId);
  await ctx.may("signup.correct", { id: row.id });
  if (session.state !== "under_way" && session.state !== "completed") return refuse("not_begun", "还没有开场，没有可更正的到场情况。");
  if (row.state === input.to && input.to !== "attended") return refuse("same", "到场情况没有变化，不用更正。");
  const day = dayOf(span.startsAt);
  const [inAt, outAt] = [input.in ? instantAt(day, input.in) : null, input.out ? instantAt(day, input.out) : null];
  if (inAt && inAt > ctx.now) return refuse("time_ahead", "时间还没有到，请核对。", { in: "这个时间还没有到" });
  if (outAt && outAt > ctx.now) return refuse("time_ahead", "时间还没有到，请核对。", { out: "这个时间还没有到" });
  if (session.state === "completed") await takeBackRecord.within(ctx, { signupId: row.id, reason: input.reason });
  if (row.state !== input.to) await markSignups.within(ctx, { signupIds: [row.id], to: input.to, reason: input.reason });
  if (input.to === "attended" && inAt) {
    await arrive(ctx, row.id, inAt, "paper", outAt);
    const credit = session.state === "completed" ? creditedMinutes(span, { inAt, inSource: "paper", outAt, outSource: outAt ? "paper" : null }, ctx.now) : null;
    if (session.state === "completed" && !credit) return refuse("no_minutes", "这段时间不在岗位时间内，没有可计的时长。", { in: "请核对签到时间" });
    const enteredBy = personOf(ctx.actor) ?? refuse("forbidden", "请先登录。");
    if (credit) {
      const { forgotten: _forgotten, ...earned } = credit;
      await enterRecords.within(ctx, { sessionId: session.id, records: [{ ...earned, signupId: row.id, personId: row.personId, enteredBy, reason: input.reason }] });
    }
  }
  await ctx.record({ subject: "signup", id: row.id, forPersonId: row.personId, organizationId: session.ownerId, reason: input.reason, change: { from: row.state, to: input.to } });
  return { signupId: row.id, state: input.to };
});
