import { and, eq, isNull, sql } from "drizzle-orm";
import { instantAt, type Day } from "#lib/calendar.ts";
import type { Context } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import { refuse } from "#lib/refusal.ts";
import { organization, place } from "#db/schema/organizations.ts";
import { session, shift } from "#db/schema/sessions.ts";
import { team } from "#db/schema/teams.ts";
import type { SessionPlan } from "./input.ts";
import { capacityRefusal, defaultTitle, timesOn } from "./rules.ts";

export type StoredSession = typeof session.$inferSelect;
export type StoredShift = typeof shift.$inferSelect;

/** Locks a session and its shifts, in the order every command keeps: session → shift. Refuses when there is none. */
export async function lockSession(ctx: Context, sessionId: string): Promise<{ session: StoredSession; shifts: StoredShift[] }> {
  const [found] = await ctx.tx.select().from(session).where(eq(session.id, sessionId)).for("update");
  if (!found) refuse("not_found", "没有找到这个场次。");
  const shifts = await ctx.tx.select().from(shift).where(and(eq(shift.sessionId, sessionId), isNull(shift.endedAt))).orderBy(shift.id).for("update");
  return { session: found, shifts };
}

/** Reads the team of a plan, which decides who owns the session; refuses when it is gone. */
export async function teamOf(ctx: Context, teamId: string) {
  const [found] = await ctx.tx
    .select({ id: team.id, organizationId: team.organizationId, phone: organization.phone })
    .from(team)
    .innerJoin(organization, eq(organization.id, team.organizationId))
    .where(and(eq(team.id, teamId), isNull(team.endedAt)));
  return found ?? refuse("no_team", "没有找到这支志愿服务队。", { teamId: "请选一支志愿服务队" });
}

/** Checks that host and place stand and belong together. */
export async function checkPlace(ctx: Context, input: SessionPlan): Promise<void> {
  const [host] = await ctx.tx.select({ id: organization.id, kind: organization.kind }).from(organization).where(and(eq(organization.id, input.hostId), isNull(organization.endedAt)));
  if (!host) refuse("no_host", "没有找到承办的社区或学校。", { hostId: "请选社区或学校" });
  if (host.kind !== "school" && input.occasion) refuse("not_a_school", "只有到学校的场次才选“到学校的场合”。", { occasion: "这次不是到学校" });
  if (host.kind !== "school" && input.classes) refuse("not_a_school", "只有到学校的场次才填班级。", { classes: "这次不是到学校" });
  if (!input.placeId) return;
  const [found] = await ctx.tx.select({ communityId: place.communityId }).from(place).where(and(eq(place.id, input.placeId), isNull(place.endedAt)));
  if (found?.communityId !== input.hostId) refuse("place_elsewhere", "这个地点不属于所选的社区。", { placeId: "请选这个社区的地点" });
}

/** The columns of a plan, in instants. Refuses a sign-up window that is the wrong way round. */
export function columnsOf(input: SessionPlan, now: Date, kept?: { opens: Date; closes: Date }) {
  const times = timesOn(input.day, input.from, input.to);
  const signupOpensAt = input.signupFrom ? momentOf(input.signupFrom) : (kept?.opens ?? new Date(Math.min(now.getTime(), times.startsAt.getTime() - 60_000)));
  const signupClosesAt = input.signupUntil ? momentOf(input.signupUntil) : (kept?.closes ?? times.startsAt);
  if (signupClosesAt <= signupOpensAt) refuse("window_order", "报名截止要晚于报名开始。", { signupUntil: "要晚于报名开始" });
  if (signupClosesAt > times.endsAt) refuse("window_late", "报名截止不能晚于场次结束。", { signupUntil: "不能晚于场次结束" });
  return {
    kind: input.kind,
    title: input.title || defaultTitle(input.kind, input.occasion),
    teamId: input.teamId,
    hostId: input.hostId,
    placeId: input.placeId ?? null,
    placeText: input.placeText,
    about: input.about,
    occasion: input.occasion ?? null,
    classes: input.classes,
    ...times,
    signupOpensAt,
    signupClosesAt,
    doubleRegistration: input.doubleRegistration,
    risky: input.risky,
    risks: input.risks,
  };
}

/** Stores the shifts of a new plan. */
export async function storeShifts(ctx: Context, sessionId: string, input: SessionPlan): Promise<void> {
  await ctx.tx.insert(shift).values(input.shifts.map((line, position) => ({ id: newId(), sessionId, ...shiftColumns(input, line, position) })));
}

/**
 * Brings the stored shifts to the plan: changed, added, or ended when the plan left them out. Returns the shifts whose
 * capacity rose, so that the waitlist is offered the places. A shift somebody holds a place in is never dropped.
 */
export async function changeShifts(ctx: Context, sessionId: string, standing: StoredShift[], input: SessionPlan): Promise<{ raised: string[]; moved: boolean }> {
  const raised: string[] = [];
  let moved = false;
  const byId = new Map(standing.map((line) => [line.id, line]));
  for (const [position, line] of input.shifts.entries()) {
    const columns = shiftColumns(input, line, position);
    const before = line.id ? byId.get(line.id) : undefined;
    if (line.id && !before) refuse("stale", "岗位刚被别人改过，请刷新页面后再改。");
    if (!before) {
      await ctx.tx.insert(shift).values({ id: newId(), sessionId, ...columns });
      continue;
    }
    byId.delete(before.id);
    const refusal = capacityRefusal(before.taken, columns.capacity);
    if (refusal) refuse("capacity_below_taken", `${before.name}：${refusal}。`, { [`shifts.${position}.capacity`]: refusal });
    if (columns.capacity > before.capacity) raised.push(before.id);
    if (columns.startsAt.getTime() !== before.startsAt.getTime() || columns.endsAt.getTime() !== before.endsAt.getTime()) moved = true;
    await ctx.tx.update(shift).set(columns).where(eq(shift.id, before.id));
  }
  for (const dropped of byId.values()) {
    const [held] = await ctx.tx.execute<{ live: number }>(sql`select count(*)::int as live from signup where shift_id = ${dropped.id} and state not in ('cancelled', 'passed')`);
    if (Number(held?.live) > 0) refuse("shift_held", `“${dropped.name}”已有人报名，不能去掉。请先同他们说好并取消他们的报名。`);
    await ctx.tx.update(shift).set({ endedAt: ctx.now }).where(eq(shift.id, dropped.id));
  }
  return { raised, moved };
}

function shiftColumns(input: SessionPlan, line: SessionPlan["shifts"][number], position: number) {
  const times = timesOn(input.day, line.from ?? input.from, line.to ?? input.to);
  return { name: line.name, ...times, capacity: line.capacity, speciality: line.speciality ?? null, asks: line.asks ?? null, position };
}

function momentOf(text: string): Date {
  return instantAt(text.slice(0, 10), text.slice(11));
}

/** How a copy keeps its distance: the same wall time, as many days before the new day. */
export function shiftedBy(instant: Date, fromDay: Day, toDay: Day): Date {
  return new Date(instant.getTime() + instantAt(toDay).getTime() - instantAt(fromDay).getTime());
}
