import { eq, sql } from "drizzle-orm";
import type { Context } from "#lib/command.ts";
import { refuse } from "#lib/refusal.ts";
import { signup } from "#db/schema/signups.ts";
import { loadPersons, loadShifts, spanOf, type LoadedPerson, type LoadedShift } from "./facts.ts";

/**
 * Locks a shift, then the person (one statement), and only then reads: whoever changes a session locks its shifts too, so
 * what is read here stands until the end. The person's lock keeps two shifts at one time from both taking him.
 */
export async function lockPlace(ctx: Context, shiftId: string, personId: string): Promise<{ shift: LoadedShift; person: LoadedPerson }> {
  await ctx.tx.execute(sql`
    with f as materialized (select id from shift where id = ${shiftId} for update),
      p as materialized (select id from person where id = ${personId} and exists (select 1 from f) for no key update)
    select id from p`);
  const { shift, persons } = await readPlaces(ctx, shiftId, [personId]);
  return { shift, person: persons.get(personId) ?? refuse("not_found", "没有找到这个人。") };
}

/** Reads a locked shift and the persons asked for. */
export async function readPlaces(ctx: Context, shiftId: string, personIds: string[]): Promise<{ shift: LoadedShift; persons: Map<string, LoadedPerson> }> {
  const [shift] = await loadShifts(ctx.tx, sql`f.id = ${shiftId}`, 1);
  if (!shift) refuse("not_found", "没有找到这个岗位，可能已被去掉。请刷新页面。");
  return { shift, persons: await loadPersons(ctx.tx, personIds, spanOf([shift])) };
}

export async function lockShift(ctx: Context, shiftId: string): Promise<void> {
  await ctx.tx.execute(sql`select id from shift where id = ${shiftId} for update`);
}

export type StoredSignup = typeof signup.$inferSelect;

/** Locks a sign-up in the order shift → sign-up → person, and reads all three. */
export async function lockSignup(ctx: Context, signupId: string): Promise<{ row: StoredSignup; shift: LoadedShift; person: LoadedPerson }> {
  const [tie] = await ctx.tx.select({ shiftId: signup.shiftId, personId: signup.personId }).from(signup).where(eq(signup.id, signupId));
  if (!tie) refuse("not_found", "没有找到这条报名。");
  const { shift, person } = await lockPlace(ctx, tie.shiftId, tie.personId);
  const [row] = await ctx.tx.select().from(signup).where(eq(signup.id, signupId)).for("update");
  return { row: row ?? refuse("not_found", "没有找到这条报名。"), shift, person };
}
