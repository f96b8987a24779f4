import { eq } from "drizzle-orm";
import { dayOf, timeOf } from "#lib/calendar.ts";
import { endBookings } from "#lib/bookings/commands.ts";
import { command } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import { personOf } from "#lib/actor.ts";
import { refuse } from "#lib/refusal.ts";
import { endTurnOf } from "#lib/requests/commands.ts";
import { askAgain, cancelForSession, wakeOffers } from "#lib/signups/commands.ts";
import { session, shift } from "#db/schema/sessions.ts";
import { cancelInput, changeInput, draftInput, duplicateInput, sessionIdInput } from "./input.ts";
import { changeShifts, checkPlace, columnsOf, lockSession, shiftedBy, storeShifts, teamOf } from "./plan.ts";
import { asksAgain, isChangeable, maySessionMove, movedTo, reconfirmBy } from "./rules.ts";

export { completeSession, startSession } from "./day.ts";
export { recordTalk } from "./talks.ts";

/** Drafts a session of a team with its shifts. In: draftInput; out: the session's id. */
export const draftSession = command("draftSession", draftInput, async (ctx, input) => {
  const owner = await teamOf(ctx, input.teamId);
  await ctx.may("session.plan", { organizationId: owner.organizationId, hostId: input.hostId });
  await checkPlace(ctx, input);
  const sessionId = newId();
  await ctx.tx.insert(session).values({
    id: sessionId,
    ownerId: owner.organizationId,
    ...columnsOf(input, ctx.now),
    state: "draft",
    contactPhone: input.contactPhone || owner.phone,
    createdBy: personOf(ctx.actor) ?? refuse("no_person", "请先登录。"),
    createdAt: ctx.now,
  });
  await storeShifts(ctx, sessionId, input);
  await ctx.record({ subject: "session", id: sessionId, organizationId: owner.organizationId, change: { state: "draft" } });
  return { sessionId };
});

/**
 * Changes a draft freely. After publishing, a change of time or place asks those who signed up to say again that they
 * come (`reconfirm_by`): they keep their places meanwhile. A form older than the session is refused.
 */
export const changeSession = command("changeSession", changeInput, async (ctx, input) => {
  const { session: before, shifts } = await lockSession(ctx, input.sessionId);
  await ctx.may("session.plan", { id: before.id });
  if (before.version !== input.version) refuse("stale", "您打开这张表单以后，别人改过这个场次。您填的内容还在，请刷新页面核对后再改。");
  if (!isChangeable(before.state)) refuse("not_changeable", "场次已开始、结束或取消，不能再改。");
  if (before.state === "published" && input.teamId !== before.teamId) refuse("team_fixed", "发布以后不能换志愿服务队。", { teamId: "发布以后不能换" });
  const owner = await teamOf(ctx, input.teamId);
  await ctx.may("session.plan", { organizationId: owner.organizationId, hostId: input.hostId });
  await checkPlace(ctx, input);
  const closesWithStart = before.signupClosesAt.getTime() === before.startsAt.getTime();
  const columns = columnsOf(input, ctx.now, { opens: before.signupOpensAt, closes: closesWithStart ? movedTo(input.day, { startsAt: before.startsAt, endsAt: before.endsAt }).startsAt : before.signupClosesAt });
  if (!input.signupUntil) columns.signupClosesAt = columns.startsAt;
  if (before.state === "published" && columns.startsAt <= ctx.now) refuse("past", "开始时间已经过去，请改到以后。", { day: "请改到以后的时间" });
  const { raised, moved } = await changeShifts(ctx, before.id, shifts, input);
  const again = before.state === "published" && (moved || asksAgain(before, columns));
  const by = again ? reconfirmBy(ctx.now, columns.startsAt) : before.reconfirmBy;
  const version = before.version + 1;
  await ctx.tx.update(session).set({ ...columns, ownerId: owner.organizationId, contactPhone: input.contactPhone || owner.phone, reconfirmBy: by, version }).where(eq(session.id, before.id));
  await ctx.record({ subject: "session", id: before.id, organizationId: owner.organizationId, change: { version, again } });
  if (again && by) await askAgain.within(ctx, { sessionId: before.id });
  for (const shiftId of raised) await wakeOffers(ctx, shiftId);
  return { sessionId: before.id, version, again };
});

/** Publishes a draft: residents see it, volunteers can sign up. */
export const publishSession = command("publishSession", sessionIdInput, async (ctx, { sessionId }) => {
  const { session: draft, shifts } = await lockSession(ctx, sessionId);
  await ctx.may("session.plan", { id: sessionId });
  if (draft.state === "published") refuse("already", "这个场次已经发布了。");
  if (!maySessionMove(draft.state, "published")) refuse("not_draft", "只有草稿可以发布。");
  if (draft.startsAt <= ctx.now) refuse("past", "开始时间已经过去，请先改到以后的日期再发布。");
  if (shifts.length === 0) refuse("no_shift", "还没有岗位，请先加上岗位再发布。");
  await ctx.tx.update(session).set({ state: "published", publishedAt: ctx.now, version: draft.version + 1 }).where(eq(session.id, sessionId));
  await ctx.record({ subject: "session", id: sessionId, organizationId: draft.ownerId, change: { from: draft.state, state: "published" } });
  return { sessionId, state: "published" as const };
});

/** Cancels a draft or a published session, with a reason that everyone signed up is told. */
export const cancelSession = command("cancelSession", cancelInput, async (ctx, { sessionId, reason }) => {
  const { session: before } = await lockSession(ctx, sessionId);
  await ctx.may("session.plan", { id: sessionId });
  if (before.state === "cancelled") refuse("already", "这个场次已经取消了。");
  if (!maySessionMove(before.state, "cancelled")) refuse("not_cancellable", "场次已开始或已结束，不能取消。");
  await ctx.tx.update(session).set({ state: "cancelled", cancelReason: reason, version: before.version + 1 }).where(eq(session.id, sessionId));
  await ctx.record({ subject: "session", id: sessionId, organizationId: before.ownerId, reason, change: { from: before.state, state: "cancelled" } });
  const { told } = await cancelForSession.within(ctx, { sessionId, reason });
  await endBookings.within(ctx, { sessionId, how: "cancelled" });
  await endTurnOf(ctx, { sessionId }, "off", `志愿服务场次“${before.title}”取消了：${reason}`);
  return { sessionId, told };
});

/** Copies a session with its shifts to another day, as a draft; sign-ups are not copied (nobody is assigned). */
export const duplicateSession = command("duplicateSession", duplicateInput, async (ctx, { sessionId, day }) => {
  const { session: from, shifts } = await lockSession(ctx, sessionId);
  await ctx.may("session.plan", { id: sessionId });
  const [copyId, fromDay] = [newId(), dayOf(from.startsAt)];
  const times = movedTo(day, from);
  await ctx.tx.insert(session).values({
    id: copyId,
    ownerId: from.ownerId,
    hostId: from.hostId,
    teamId: from.teamId,
    placeId: from.placeId,
    placeText: from.placeText,
    kind: from.kind,
    title: from.title,
    about: from.about,
    occasion: from.occasion,
    classes: from.classes,
    ...times,
    state: "draft",
    doubleRegistration: from.doubleRegistration,
    risky: from.risky,
    risks: from.risks,
    signupOpensAt: new Date(Math.min(ctx.now.getTime(), times.startsAt.getTime() - 60_000)),
    signupClosesAt: shiftedBy(from.signupClosesAt, fromDay, day),
    contactPhone: from.contactPhone,
    createdBy: personOf(ctx.actor) ?? refuse("no_person", "请先登录。"),
    createdAt: ctx.now,
  });
  if (shifts.length > 0) await ctx.tx.insert(shift).values(shifts.map((line) => ({ ...line, ...movedTo(day, line), id: newId(), sessionId: copyId, taken: 0 })));
  await ctx.record({ subject: "session", id: copyId, organizationId: from.ownerId, change: { state: "draft", copied: sessionId, at: timeOf(times.startsAt) } });
  return { sessionId: copyId };
});
