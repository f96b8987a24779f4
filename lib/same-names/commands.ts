import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { booking } from "#db/schema/bookings.ts";
import { caseParty, consultation } from "#db/schema/cases.ts";
import { conflictCheck, sameName } from "#db/schema/conflicts.ts";
import { wrappedKey } from "#db/schema/keys.ts";
import { organization } from "#db/schema/organizations.ts";
import { person, post } from "#db/schema/people.ts";
import type { Role } from "#db/words.ts";
import { access } from "#lib/access.ts";
import { personOf } from "#lib/actor.ts";
import { dayOf } from "#lib/calendar.ts";
import { command, type Context } from "#lib/command.ts";
import { checkConflict } from "#lib/conflicts/commands.ts";
import { keyOf, openUnder } from "#lib/envelope.ts";
import { newId } from "#lib/ids.ts";
import { announce } from "#lib/outbox.ts";
import { moveDesk } from "#lib/queue/commands.ts";
import { refuse } from "#lib/refusal.ts";
import { askSameNameInput, decideSameNameInput, withdrawSameNameInput } from "./input.ts";

/** The name is the same, the person another, says the counsellor: those who may decide it are told at once. For the command that met it. */
export const askSameName = command("askSameName", askSameNameInput, async (ctx, input) => {
  await ctx.may("conflict.check", {});
  const [held] = await ctx.tx.select({ organizationId: consultation.organizationId }).from(consultation).where(eq(consultation.id, input.caseId));
  const id = newId();
  await ctx.tx.insert(sameName).values({ id, ...input, organizationId: held!.organizationId, askedBy: personOf(ctx.actor)!, askedAt: ctx.now, state: "asked" });
  await ctx.record({ subject: "consultation", id: input.caseId, organizationId: held!.organizationId, change: { sameName: "asked" } });
  for (const one of await whoDecides(ctx, held!.organizationId, [input.counsellorId, personOf(ctx.actor)!]))
    await announce(ctx, { kind: "consultation", personId: one.id, phone: one.phone, organizationId: held!.organizationId, subject: "sameName", subjectId: id, text: "有一位居民和接待的志愿者登记的关系人同名，正等您核定是不是同一个人。请登录后在“同名核定”里答复。" });
  return { id };
});

/**
 * The second person's word: 同名不同人 clears this case for this counsellor alone, 是同一个人 turns him away. He sees no name and no word of it.
 * Refuses wrong_state, same_name_second_person (the counsellor, the recorder, who asked).
 */
export const decideSameName = command("decideSameName", decideSameNameInput, async (ctx, input) => {
  const { asked, held } = await lockAsked(ctx, input.sameNameId);
  await ctx.may("same_name.decide", { id: asked.id });
  if (asked.state !== "asked") refuse("wrong_state", "这一项已经核定或撤回。");
  const me = personOf(ctx.actor)!;
  if ([asked.askedBy, asked.counsellorId, held.recorderId].includes(me)) refuse("same_name_second_person", "同名核定要由另一个人来做：不能是接待的志愿者、记录员，也不能是提出的人。");
  await ctx.tx.update(sameName).set({ state: input.decision, decidedBy: me, decidedAt: ctx.now, reason: input.reason }).where(eq(sameName.id, asked.id));
  await ctx.record({ subject: "consultation", id: held.id, organizationId: held.organizationId, forPersonId: asked.counsellorId, reason: input.reason, change: { sameName: input.decision } });
  const cleared = held.state !== "intake" ? input.decision === "another" : input.decision === "another" && (await clear(ctx, held));
  if (held.state === "intake" && !cleared) await turnAway(ctx, held);
  const [he] = await ctx.tx.select({ phone: person.phone }).from(person).where(eq(person.id, asked.counsellorId));
  await announce(ctx, { kind: "consultation", personId: asked.counsellorId, phone: he?.phone, organizationId: held.organizationId, subject: "sameName", subjectId: asked.id, text: cleared ? "同名核定：不是同一个人，您可以接待。" : "同名核定：需要回避，请由别的志愿者接待。" });
  return { id: asked.id, state: input.decision };
});

/** The counsellor waits no longer: the resident goes to another desk. A job takes back what nobody decided. */
export const withdrawSameName = command("withdrawSameName", withdrawSameNameInput, async (ctx, input) => {
  const { asked, held } = await lockAsked(ctx, input.sameNameId);
  await ctx.may("same_name.withdraw", { id: asked.id });
  if (asked.state !== "asked") refuse("wrong_state", "这一项已经核定，请看最新的情况。");
  await ctx.tx.update(sameName).set({ state: "withdrawn", decidedAt: ctx.now }).where(eq(sameName.id, asked.id));
  await ctx.record({ subject: "consultation", id: held.id, organizationId: held.organizationId, change: { sameName: "withdrawn" } });
  if (held.state === "intake") await turnAway(ctx, held);
  return { caseId: held.id };
});

type Held = typeof consultation.$inferSelect;

/** The case's row first, as everywhere. */
async function lockAsked(ctx: Context, id: string) {
  const [found] = await ctx.tx.select({ caseId: sameName.caseId }).from(sameName).where(eq(sameName.id, id));
  if (!found) refuse("not_found", "没有找到这一项核定。");
  const [held] = await ctx.tx.select().from(consultation).where(eq(consultation.id, found.caseId)).for("update");
  const [asked] = await ctx.tx.select().from(sameName).where(eq(sameName.id, id)).for("update");
  return { asked: asked!, held: held! };
}

/** Looks once more, for a tie may have been told since; out: whether the case may be heard. */
async function clear(ctx: Context, held: Held): Promise<boolean> {
  const key = await keyOf(ctx.tx, held.id);
  if (!key) return false;
  const opened = (bound: string, sealed: Buffer) => openUnder(key, bound, sealed).toString("utf8");
  const parties = await ctx.tx.select().from(caseParty).where(eq(caseParty.caseId, held.id));
  const { decision } = await checkConflict.within(ctx, {
    caseId: held.id,
    counsellorId: held.counsellorId,
    parties: parties.map((each) => ({ side: each.side, name: opened(each.id, each.sealed) })),
    fileNumber: held.fileNumberSealed ? opened(`${held.id} file number`, held.fileNumberSealed) : "",
    avoids: false,
    word: "已由第二个人核定",
    keep: true,
  });
  if (decision === "conflict") return false;
  await ctx.tx.update(consultation).set({ state: "cleared", noConflict: true, version: held.version + 1 }).where(eq(consultation.id, held.id));
  return true;
}

/** No name stays of one who was not heard here; his number goes back to the queue. */
async function turnAway(ctx: Context, held: Held): Promise<void> {
  await ctx.tx.delete(caseParty).where(eq(caseParty.caseId, held.id));
  await ctx.tx.update(conflictCheck).set({ reasonSealed: null }).where(eq(conflictCheck.caseId, held.id));
  await ctx.tx.delete(wrappedKey).where(eq(wrappedKey.id, held.id));
  await ctx.tx.update(consultation).set({ state: "reassigned", fileNumberSealed: null, version: held.version + 1 }).where(eq(consultation.id, held.id));
  const [one] = held.bookingId ? await ctx.tx.select({ state: booking.state, deskId: booking.deskId }).from(booking).where(eq(booking.id, held.bookingId)) : [];
  if (held.bookingId && one?.state === "being_served" && one.deskId) await moveDesk.within(ctx, { bookingId: held.bookingId });
}

/** Those of the branch, or above it, who may decide, by the access table itself; not who asks or is asked about. */
async function whoDecides(ctx: Context, organizationId: string, not: string[]) {
  const roles = Object.keys(access["same_name.decide"].who) as Role[];
  const today = dayOf(ctx.now);
  const rows = await ctx.tx
    .selectDistinct({ id: person.id, phone: person.phone })
    .from(post)
    .innerJoin(person, and(eq(person.id, post.personId), isNull(person.endedAt)))
    .innerJoin(organization, eq(organization.id, post.organizationId))
    .where(and(inArray(post.role, roles), isNull(post.endedAt), sql`${post.fromDay} <= ${today}::date and coalesce(${post.toDay}, ${today}::date) >= ${today}::date`, sql`(select o.path from organization o where o.id = ${organizationId}) like "organization"."path" || '%'`));
  return rows.filter((one) => !not.includes(one.id));
}
