import { and, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { session, shift } from "#db/schema/sessions.ts";
import { attendance, signup } from "#db/schema/signups.ts";
import type { Source } from "#db/words.ts";
import { personOf } from "../actor.ts";
import type { Context } from "../command.ts";
import type { Span } from "../hours/rules.ts";
import { refuse } from "../refusal.ts";
import type { Line } from "./rules.ts";

type Session = typeof session.$inferSelect;

/** Locks the session: `alone` to open, close or change the whole sheet; `together` when one person is checked in, so that closing waits but others don't. */
export async function lockDay(ctx: Context, sessionId: string, how: "alone" | "together"): Promise<Session> {
  const [row] = await ctx.tx.select().from(session).where(eq(session.id, sessionId)).for(how === "alone" ? "update" : "share");
  return row ?? refuse("session_gone", "没有这个场次。");
}

export interface LockedSheet {
  session: Session;
  row: typeof signup.$inferSelect;
  span: Span;
  presence: typeof attendance.$inferSelect | null;
}

/** Locks one line of the sheet, in the order session → sign-up. */
export async function lockSheet(ctx: Context, signupId: string): Promise<LockedSheet> {
  const [tie] = await ctx.tx.select({ sessionId: signup.sessionId }).from(signup).where(eq(signup.id, signupId));
  if (!tie) return refuse("signup_gone", "没有这条报名，请刷新页面再试。");
  const held = await lockDay(ctx, tie.sessionId, "together");
  const [row] = await ctx.tx.select().from(signup).where(eq(signup.id, signupId)).for("update");
  if (!row) return refuse("signup_gone", "没有这条报名，请刷新页面再试。");
  const [span] = await ctx.tx.select({ startsAt: shift.startsAt, endsAt: shift.endsAt }).from(shift).where(eq(shift.id, row.shiftId));
  const [presence] = await ctx.tx.select().from(attendance).where(eq(attendance.signupId, signupId));
  return { session: held, row, span: span ?? held, presence: presence ?? null };
}

/** Writes an arrival (and, from paper, a departure); a later word replaces an earlier one, the trail keeps both. */
export async function arrive(ctx: Context, signupId: string, inAt: Date, source: Source, outAt: Date | null = null): Promise<void> {
  const by = someone(ctx);
  const values = { inAt, inSource: source, inBy: by, outAt, outSource: outAt ? source : null, outBy: outAt ? by : null };
  await ctx.tx.insert(attendance).values({ signupId, ...values }).onConflictDoUpdate({ target: attendance.signupId, set: values });
}

export async function leave(ctx: Context, signupIds: string[], outAt: Date, source: Source): Promise<void> {
  await ctx.tx.update(attendance).set({ outAt, outSource: source, outBy: someone(ctx) }).where(inArray(attendance.signupId, signupIds));
}

/** The sheet's lines that closing decides on, with what the lead adds. */
export async function sheetLines(reader: Reader, sessionId: string, extras: readonly { signupId: string; minutes: number; reason: string }[] = []): Promise<Line[]> {
  const added = new Map(extras.map((extra) => [extra.signupId, extra]));
  const rows = await reader
    .select({ signupId: signup.id, personId: signup.personId, state: signup.state, startsAt: shift.startsAt, endsAt: shift.endsAt, presence: attendance })
    .from(signup)
    .innerJoin(shift, eq(shift.id, signup.shiftId))
    .leftJoin(attendance, eq(attendance.signupId, signup.id))
    .where(and(eq(signup.sessionId, sessionId), inArray(signup.state, ["confirmed", "attended", "absent", "excused"])))
    .orderBy(shift.position, signup.id);
  return rows.map(({ startsAt, endsAt, ...row }) => {
    const extra = added.get(row.signupId);
    return { ...row, shift: { startsAt, endsAt }, extra: extra?.minutes ?? 0, extraReason: extra?.reason || null };
  });
}

function someone(ctx: Context): string {
  return personOf(ctx.actor) ?? refuse("forbidden", "请先登录。");
}
