import { eq, inArray } from "drizzle-orm";
import { disbursement, gift, giftApplication } from "#db/schema/gifts.ts";
import { session } from "#db/schema/sessions.ts";
import { dayOf, type Day } from "../calendar.ts";
import type { Context } from "../command.ts";
import { refuse } from "../refusal.ts";
import type { Obstacle } from "./rules.ts";

// Locks go application → gifts by id, so that two payouts never wait for each other in a circle.

export async function lockedApplication(ctx: Context, id: string) {
  const [row] = await ctx.tx.select().from(giftApplication).where(eq(giftApplication.id, id)).for("update");
  return row ?? refuse("application_gone", "没有这份申请，请从列表里重新打开。");
}

export async function lockedGift(ctx: Context, id: string) {
  const [row] = await ctx.tx.select().from(gift).where(eq(gift.id, id)).for("update");
  return row ?? refuse("gift_gone", "没有这笔捐赠，请从列表里重新打开。");
}

export async function lockedGifts(ctx: Context, ids: string[]) {
  const rows = await ctx.tx.select().from(gift).where(inArray(gift.id, ids)).orderBy(gift.id).for("update");
  return new Map(rows.map((row) => [row.id, row]));
}

/** The application of a disbursement; read before the locks, since a disbursement never changes. */
export async function disbursementRow(ctx: Context, id: string) {
  const [row] = await ctx.tx.select().from(disbursement).where(eq(disbursement.id, id));
  return row ?? refuse("disbursement_gone", "没有这笔拨付，请从列表里重新打开。");
}

export function stop(obstacle: Obstacle | null): void {
  if (obstacle) refuse(obstacle.code, obstacle.message, obstacle.field ? { [obstacle.field]: obstacle.message } : {});
}

/** A day of something that has happened: not in the future. */
export function happened(ctx: Context, day: Day, field: string): void {
  if (day > dayOf(ctx.now)) refuse("day_ahead", "日期还没有到。", { [field]: "日期不能晚于今天" });
}

/** A gift or a letter may name a session that its own organization holds. */
export async function ownSession(ctx: Context, sessionId: string | null, organizationId: string): Promise<void> {
  if (sessionId === null) return;
  const [row] = await ctx.tx.select({ ownerId: session.ownerId }).from(session).where(eq(session.id, sessionId));
  if (row?.ownerId !== organizationId) refuse("session_elsewhere", "这场活动不是本组织的。", { sessionId: "请选择本组织的活动" });
}
