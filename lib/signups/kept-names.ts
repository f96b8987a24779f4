import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { jielongName } from "#db/schema/signups.ts";
import { personOf } from "#lib/actor.ts";
import { command, type Context } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import { refuse } from "#lib/refusal.ts";
import { keepNamesInput, settleNameInput } from "./input.ts";
import { lockShift, readPlaces } from "./locks.ts";
import { bareName } from "./rules.ts";

/**
 * Keeps the names of a pasted 接龙 that become no sign-up by themselves, with why: who wrote himself into the group's list is
 * answered (志愿服务条例 art. 13). A line pasted again is the row it was; one settled before stays settled. Answers how many are new.
 */
export const keepNames = command("keepNames", keepNamesInput, async (ctx, { shiftId, names }) => {
  await lockShift(ctx, shiftId);
  const { shift: place } = await readPlaces(ctx, shiftId, []);
  await ctx.may("signup.keep_name", { id: shiftId });
  const keptBy = personOf(ctx.actor) ?? refuse("no_person", "请先登录，再记下名字。");
  const once = new Map(names.map((one) => [one.name, one]));
  const rows = await ctx.tx
    .insert(jielongName)
    .values([...once.values()].map(({ name, note, why }) => ({ id: newId(), shiftId, sessionId: place.sessionId, name, note: note.slice(0, 100), why, state: "open" as const, keptAt: ctx.now, keptBy })))
    .onConflictDoUpdate({ target: [jielongName.shiftId, jielongName.name], set: { why: sql`excluded.why`, note: sql`excluded.note` }, setWhere: eq(jielongName.state, "open") })
    .returning({ isNew: sql<boolean>`xmax = 0` });
  const kept = rows.filter((row) => row.isNew).length;
  await ctx.record({ subject: "shift", id: shiftId, organizationId: place.ownerId, change: { kept } });
  return { kept };
});

/** Says of a kept name what came of it: he is on the list already, or doesn't come and is none of ours. A sign-up through it settles it by itself. */
export const settleName = command("settleName", settleNameInput, async (ctx, { nameId, outcome }) => {
  const [tie] = await ctx.tx.select({ shiftId: jielongName.shiftId }).from(jielongName).where(eq(jielongName.id, nameId));
  if (!tie) return refuse("not_found", "没有找到这个名字，请刷新页面。");
  await lockShift(ctx, tie.shiftId);
  const [row] = await ctx.tx.select().from(jielongName).where(eq(jielongName.id, nameId)).for("update");
  await ctx.may("signup.keep_name", { id: tie.shiftId });
  if (row?.state !== "open") return refuse("settled", "这个名字已经有了结果，请刷新页面。");
  await settle(ctx, [nameId], { state: outcome });
  return { nameId, state: outcome };
});

/** With a proxy sign-up: the kept name it was made for, and any of that shift that is plainly his, have their result. Runs under the shift's lock. */
export async function settleByEntry(ctx: Context, shiftId: string, entry: { name: string; signupId: string; nameId?: string | undefined }): Promise<void> {
  const open = await ctx.tx.select({ id: jielongName.id, name: jielongName.name }).from(jielongName).where(and(eq(jielongName.shiftId, shiftId), eq(jielongName.state, "open"))).orderBy(asc(jielongName.id)).for("update");
  const his = open.filter((row) => row.id === entry.nameId || bareName(row.name) === bareName(entry.name));
  if (entry.nameId && !his.some((row) => row.id === entry.nameId)) refuse("settled", "接龙里的这个名字已经有了结果，请回到场次页看看。");
  if (his.length > 0) await settle(ctx, his.map((row) => row.id), { state: "signed", signupId: entry.signupId });
}

async function settle(ctx: Context, ids: string[], to: { state: "signed" | "out"; signupId?: string }): Promise<void> {
  await ctx.tx.update(jielongName).set({ ...to, settledAt: ctx.now, settledBy: personOf(ctx.actor) }).where(inArray(jielongName.id, ids));
  for (const id of ids) await ctx.record({ subject: "jielong_name", id, change: { from: "open", state: to.state } });
}
