import { and, eq, sql } from "drizzle-orm";
import { personOf } from "#lib/actor.ts";
import type { Context } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import { refuse } from "#lib/refusal.ts";
import { oneTapToken } from "#db/schema/ground.ts";
import { shift } from "#db/schema/sessions.ts";
import { signup } from "#db/schema/signups.ts";
import type { SignupState, SignupVia } from "#db/words.ts";
import type { LoadedShift } from "./facts.ts";
import type { StoredSignup } from "./locks.ts";
import { maySignupMove } from "./rules.ts";

interface Entering {
  personId: string;
  via: SignupVia;
  instant: boolean;
  overruled?: string | undefined;
  /** Places that newcomers may take: none while somebody who fits waits. */
  free: number;
}

export interface Entered {
  signupId: string;
  state: "confirmed" | "waitlisted";
}

/** Writes a sign-up of a locked shift: confirmed while a place is free, else at the end of the waitlist. */
export async function enter(ctx: Context, place: LoadedShift, entering: Entering): Promise<Entered> {
  const state = entering.free > 0 ? "confirmed" : "waitlisted";
  const signupId = newId();
  const row: typeof signup.$inferInsert = {
    id: signupId,
    shiftId: place.shiftId,
    sessionId: place.sessionId,
    personId: entering.personId,
    state,
    via: entering.via,
    enteredBy: personOf(ctx.actor) ?? entering.personId,
    queue: state === "waitlisted" ? (place.lastQueue ?? 0) + 1 : null,
    instant: entering.instant,
    overruled: entering.overruled ?? null,
    // Who signs up after a change knows the new time and place.
    reconfirmedAt: place.reconfirmBy ? ctx.now : null,
    createdAt: ctx.now,
    changedAt: ctx.now,
  };
  // Sent together: a person's sign-up costs one round trip here. The check constraint holds the limit once more.
  await Promise.all([
    ctx.tx.insert(signup).values(row),
    state === "confirmed" ? ctx.tx.update(shift).set({ taken: sql`${shift.taken} + 1` }).where(eq(shift.id, place.shiftId)) : null,
    ctx.record({
      subject: "signup",
      id: signupId,
      organizationId: place.ownerId,
      forPersonId: entering.via === "self" ? null : entering.personId,
      reason: entering.overruled ?? null,
      change: { state, shift: place.shiftId },
    }),
  ]);
  return { signupId, state };
}

/** Moves a locked sign-up on, keeps `taken`, and wakes the waitlist when a place came free. Refuses a move that isn't one. */
export async function move(ctx: Context, place: LoadedShift, row: StoredSignup, to: SignupState, more: Partial<typeof signup.$inferInsert> = {}): Promise<void> {
  if (!maySignupMove(row.state, to)) refuse("wrong_state", "这条报名的状态已经变了，请刷新页面再看。");
  const held = row.state === "confirmed" || row.state === "offered";
  const holds = to === "confirmed" || to === "offered";
  await ctx.tx.update(signup).set({ state: to, changedAt: ctx.now, queue: null, offeredUntil: null, ...more }).where(eq(signup.id, row.id));
  if (held !== holds) await ctx.tx.update(shift).set({ taken: sql`${shift.taken} + ${holds ? 1 : -1}` }).where(eq(shift.id, place.shiftId));
  if (held && !holds) await wakeOffers(ctx, place.shiftId);
}

/** Asks the worker to offer this shift's free places, once this transaction stands. */
export async function wakeOffers(ctx: Context, shiftId: string): Promise<void> {
  await ctx.tx.execute(sql`select graphile_worker.add_job('offer_places', json_build_object('shiftId', ${shiftId}::text), job_key => ${`offer_places:${shiftId}`})`);
}

/** The links that asked about this sign-up have their answer. */
export async function spendLinks(ctx: Context, signupId: string): Promise<void> {
  await ctx.tx.update(oneTapToken).set({ usedAt: ctx.now }).where(and(eq(oneTapToken.subjectId, signupId), sql`${oneTapToken.usedAt} is null`));
}
