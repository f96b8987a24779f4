import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { attendance, signup } from "#db/schema/signups.ts";
import { organization } from "#db/schema/organizations.ts";
import { shift } from "#db/schema/sessions.ts";
import { personOf, type Actor } from "../actor.ts";
import { withinLimit } from "../attempts.ts";
import { endBookings } from "../bookings/commands.ts";
import { dayOf, instantAt, timeOf } from "../calendar.ts";
import { command } from "../command.ts";
import { keyedHash, open, sameHash } from "../crypto.ts";
import { enterRecords } from "../hours/commands.ts";
import { may } from "../reach.ts";
import { refuse, type Answer } from "../refusal.ts";
import { completeSession, recordTalk, startSession } from "../sessions/commands.ts";
import { markSignups } from "../signups/commands.ts";
import { awayInput, checkInput, checkOutAllInput, closeSessionInput, openDayInput, paperInput, selfInput } from "./input.ts";
import { closingOf, sourceOf, whyNotClose, whyNotOpen, whyNotSelf } from "./rules.ts";
import { arrive, leave, lockDay, lockSheet, sheetLines } from "./sheet.ts";

export { addWalkIn } from "./walk-in.ts";
export { correctAttendance } from "./correction.ts";

/** Opens the day of a published session: from two hours before its start; the code of the day is made. */
export const openDay = command("openDay", openDayInput, async (ctx, { sessionId }) => {
  const held = await lockDay(ctx, sessionId, "alone");
  await ctx.may("session.run", { id: sessionId });
  const no = whyNotOpen(held, ctx.now);
  if (no) return refuse(no.code, no.message);
  await startSession.within(ctx, { sessionId });
  await ctx.record({ subject: "session", id: sessionId, organizationId: held.ownerId, change: { opened: true } });
  return { sessionId, state: "under_way" as const };
});

/** Checks a volunteer in, at this instant: by the lead on site, or by somebody who taps for him (代签到, named on the trail). */
export const checkIn = command("checkIn", checkInput, async (ctx, input) => {
  const { session, row, presence } = await lockSheet(ctx, input.signupId);
  await ctx.may("session.counter", { id: session.id });
  if (session.state !== "under_way") return refuse("not_under_way", "现在不能签到：场次还没有开场，或已经结束。");
  if (row.state === "attended" && presence) return refuse("already_in", `已在 ${timeOf(presence.inAt)} 签到。`);
  const source = sourceOf(input.as, await may(ctx.tx, ctx.actor, "session.run", { id: session.id }));
  // Marked absent too early and then came: the mark is corrected, with that as its reason.
  await markSignups.within(ctx, { signupIds: [row.id], to: "attended", reason: row.state === "confirmed" ? null : "后来到场，现场签到" });
  await arrive(ctx, row.id, ctx.now, source);
  await ctx.record({ subject: "signup", id: row.id, forPersonId: row.personId, organizationId: session.ownerId, change: { checkedIn: true, source } });
  return { signupId: row.id, state: "attended" as const };
});

/** Checks a volunteer out at this instant. */
export const checkOut = command("checkOut", checkInput, async (ctx, input) => {
  const { session, row, presence } = await lockSheet(ctx, input.signupId);
  await ctx.may("session.counter", { id: session.id });
  if (session.state !== "under_way") return refuse("not_under_way", "现在不能签退：场次还没有开场，或已经结束。");
  if (row.state !== "attended" || !presence) return refuse("not_checked_in", "还没有签到，不能签退。");
  if (presence.outAt) return refuse("already_out", `已在 ${timeOf(presence.outAt)} 签退。`);
  const source = sourceOf(input.as, await may(ctx.tx, ctx.actor, "session.run", { id: session.id }));
  await leave(ctx, [row.id], ctx.now, source);
  await ctx.record({ subject: "signup", id: row.id, forPersonId: row.personId, organizationId: session.ownerId, change: { checkedOut: true, source } });
  return { signupId: row.id };
});

/** Checks everybody out who is still there, at this instant. */
export const checkOutAll = command("checkOutAll", checkOutAllInput, async (ctx, { sessionId }) => {
  const held = await lockDay(ctx, sessionId, "alone");
  await ctx.may("session.counter", { id: sessionId });
  if (held.state !== "under_way") return refuse("not_under_way", "现在不能签退：场次还没有开场，或已经结束。");
  const there = await ctx.tx
    .select({ id: signup.id, personId: signup.personId })
    .from(signup)
    .innerJoin(attendance, eq(attendance.signupId, signup.id))
    .where(and(eq(signup.sessionId, sessionId), eq(signup.state, "attended"), isNotNull(attendance.inAt), isNull(attendance.outAt)))
    .orderBy(signup.id);
  if (there.length === 0) return refuse("nobody_there", "没有需要签退的人。");
  const source = sourceOf(undefined, await may(ctx.tx, ctx.actor, "session.run", { id: sessionId }));
  await leave(ctx, there.map((row) => row.id), ctx.now, source);
  for (const row of there) await ctx.record({ subject: "signup", id: row.id, forPersonId: row.personId, organizationId: held.ownerId, change: { checkedOut: true, source } });
  return { sessionId, left: there.length };
});

const enterSelf = command("checkInSelf", selfInput, async (ctx, input) => {
  const { session, row, presence, span } = await lockSheet(ctx, input.signupId);
  await ctx.may("attendance.self", { id: row.id });
  const no = whyNotSelf({ state: row.state, shift: span, presence }, session.state, "in", ctx.now);
  if (no) return refuse(no.code, no.message);
  isDayCode(session, input.code);
  if (row.state === "confirmed") await markSignups.within(ctx, { signupIds: [row.id], to: "attended" });
  await arrive(ctx, row.id, ctx.now, "self_scan");
  await ctx.record({ subject: "signup", id: row.id, organizationId: session.ownerId, change: { checkedIn: true, source: "self_scan" } });
  return { signupId: row.id };
});

const leaveSelf = command("checkOutSelf", selfInput, async (ctx, input) => {
  const { session, row, presence, span } = await lockSheet(ctx, input.signupId);
  await ctx.may("attendance.self", { id: row.id });
  const no = whyNotSelf({ state: row.state, shift: span, presence }, session.state, "out", ctx.now);
  if (no) return refuse(no.code, no.message);
  isDayCode(session, input.code);
  await leave(ctx, [row.id], ctx.now, "self_scan");
  await ctx.record({ subject: "signup", id: row.id, organizationId: session.ownerId, change: { checkedOut: true, source: "self_scan" } });
  return { signupId: row.id };
});

/** A volunteer checks himself in with the code of the place; ten tries in ten minutes. */
export const checkInSelf = async (actor: Actor, input: unknown, key?: string): Promise<Answer<{ signupId: string }>> => (await tooMany(actor)) ?? enterSelf(actor, input, key);

/** A volunteer checks himself out with the code of the place; ten tries in ten minutes. */
export const checkOutSelf = async (actor: Actor, input: unknown, key?: string): Promise<Answer<{ signupId: string }>> => (await tooMany(actor)) ?? leaveSelf(actor, input, key);

/** Counted outside the transaction: a wrong code is refused and rolled back, the try must stay. */
async function tooMany(actor: Actor): Promise<Answer<never> | null> {
  if (await withinLimit(`day code:${personOf(actor)}`, 10, 600)) return null;
  return { ok: false, code: "too_many", message: "试的次数太多了，请过十分钟再试，或请现场负责人登记。", fields: {} };
}

function isDayCode(session: { id: string; dayCodeSealed: Buffer | null }, code: string): void {
  const right = session.dayCodeSealed && open("day code", session.id, session.dayCodeSealed);
  if (!right || !sameHash(keyedHash("day code", right), keyedHash("day code", code))) refuse("wrong_code", "现场码不对，请看负责人手机上的六位数字。", { code: "数字不对，请再看一遍" });
}

/** Keys in the signed sheet: arrival and departure as written, source “paper”, to be confirmed by a second person. Rows without an arrival stay as they are. */
export const markPaper = command("markPaper", paperInput, async (ctx, input) => {
  const held = await lockDay(ctx, input.sessionId, "alone");
  await ctx.may("session.counter", { id: held.id });
  if (held.state !== "under_way") return refuse("not_under_way", held.state === "published" ? "还没有开场，请先开场再补录。" : "场次已经结束，请逐人更正。");
  const filled = input.rows.filter((row) => row.in !== "");
  if (filled.length === 0) return refuse("nothing_filled", "一行也没有填，请至少填一个人的签到时间。");
  const stored = await ctx.tx
    .select({ id: signup.id, personId: signup.personId, state: signup.state, startsAt: shift.startsAt, endsAt: shift.endsAt })
    .from(signup)
    .innerJoin(shift, eq(shift.id, signup.shiftId))
    .where(and(eq(signup.sessionId, held.id), inArray(signup.id, filled.map((row) => row.signupId))));
  const byId = new Map(stored.map((row) => [row.id, row]));
  for (const [index, line] of input.rows.entries()) {
    if (line.in === "") continue;
    const row = byId.get(line.signupId);
    if (!row) return refuse("signup_gone", "有的报名已经不在这个场次里，请刷新页面再试。");
    const day = dayOf(row.startsAt);
    const [inAt, outAt] = [instantAt(day, line.in), line.out ? instantAt(day, line.out) : null];
    if (inAt > ctx.now || (outAt && outAt > ctx.now)) return refuse("time_ahead", "时间还没有到，请核对。", { [`rows.${index}.${inAt > ctx.now ? "in" : "out"}`]: "这个时间还没有到" });
    if (inAt >= row.endsAt) return refuse("outside_shift", "签到时间晚于岗位结束，请核对。", { [`rows.${index}.in`]: `岗位 ${timeOf(row.endsAt)} 已结束` });
    if (row.state !== "attended") await markSignups.within(ctx, { signupIds: [row.id], to: "attended", reason: row.state === "confirmed" ? null : "按纸质签到表补录" });
    await arrive(ctx, row.id, inAt, "paper", outAt);
    await ctx.record({ subject: "signup", id: row.id, forPersonId: row.personId, organizationId: held.ownerId, change: { checkedIn: true, checkedOut: outAt !== null, source: "paper" } });
  }
  return { sessionId: held.id, marked: filled.length };
});

/** On the day: writes down that somebody asked for leave, or did not come. */
export const markAway = command("markAway", awayInput, async (ctx, input) => {
  const { session, row } = await lockSheet(ctx, input.signupId);
  await ctx.may("session.counter", { id: session.id });
  if (session.state !== "under_way") return refuse("not_under_way", "只有进行中的场次可以登记未到或请假。");
  if (row.state !== "confirmed") return refuse("decided", "这个人的到场情况已经登记，要改请用“更正”。");
  await markSignups.within(ctx, { signupIds: [row.id], to: input.to });
  await ctx.record({ subject: "signup", id: row.id, forPersonId: row.personId, organizationId: session.ownerId, change: { to: input.to } });
  return { signupId: row.id, state: input.to };
});

/**
 * Closes a session in one transaction: who was not seen becomes absent, what was earned becomes service records, the counts stand. The closer's own minutes and manual ones
 * wait for another person.
 */
export const closeSession = command("closeSession", closeSessionInput, async (ctx, input) => {
  const held = await lockDay(ctx, input.sessionId, "alone");
  await ctx.may("session.run", { id: held.id });
  const no = whyNotClose(held, ctx.now);
  if (no) return refuse(no.code, no.message);
  const closer = personOf(ctx.actor) ?? refuse("forbidden", "请先登录。");
  const [host] = await ctx.tx.select({ kind: organization.kind }).from(organization).where(eq(organization.id, held.hostId));
  if (host?.kind === "school" && input.pupils === undefined) return refuse("pupils_missing", "到学校的场次要填学生人数。", { pupils: "请填学生人数，没有就填 0" });
  const lines = await sheetLines(ctx.tx, held.id, input.extras);
  const stray = input.extras.findIndex((extra) => extra.minutes > 0 && !lines.some((line) => line.signupId === extra.signupId && line.state === "attended"));
  if (stray >= 0) return refuse("extra_without_attendance", "只有到场的人可以延长。", { [`extras.${stray}.minutes`]: "这个人没有到场" });
  const closing = closingOf(lines, ctx.now, closer);
  const unmarked = closing.absent.filter((line) => line.state === "confirmed").map((line) => line.signupId);
  if (unmarked.length > 0) await markSignups.within(ctx, { signupIds: unmarked, to: "absent" });
  await completeSession.within(ctx, { sessionId: held.id, peopleServed: input.peopleServed, problemsSolved: input.problemsSolved, summary: input.summary });
  if (input.pupils !== undefined) await recordTalk.within(ctx, { sessionId: held.id, classes: input.classes, pupils: input.pupils, pupilFeedback: input.pupilFeedback });
  await endBookings.within(ctx, { sessionId: held.id, how: "closed" });
  const records = closing.earned.map(({ forgotten: _forgotten, ...record }) => record);
  const entered = records.length > 0 ? await enterRecords.within(ctx, { sessionId: held.id, records }) : { confirmed: 0, entered: 0 };
  const counts = { attended: closing.attended, absent: closing.absent.length, excused: closing.excused, confirmed: entered.confirmed, entered: entered.entered };
  await ctx.record({ subject: "session", id: held.id, organizationId: held.ownerId, change: { closed: true, ...counts } });
  return { sessionId: held.id, state: "completed" as const, ...counts };
});
