import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { caseEntry, caseFollowUp, caseMediation } from "#db/schema/case-work.ts";
import { consultation, referral } from "#db/schema/cases.ts";
import { session } from "#db/schema/sessions.ts";
import { personOf } from "#lib/actor.ts";
import type { Action } from "#lib/access.ts";
import { dayOf } from "#lib/calendar.ts";
import { command, type Context } from "#lib/command.ts";
import { keyOf, makeKey, sealUnder } from "#lib/envelope.ts";
import { newId } from "#lib/ids.ts";
import { may } from "#lib/reach.ts";
import { refuse } from "#lib/refusal.ts";
import { addEntryInput, answerReferralInput, completeFollowUpInput, confirmMediationInput, keepMediationInput, setFollowUpInput } from "./input.ts";
import { confirmBy } from "./rules.ts";

/** A day on which somebody asks again; several may stand on one case. */
export const setFollowUp = command("setFollowUp", setFollowUpInput, async (ctx, input) => {
  const held = await lockOpen(ctx, input.caseId, "case.follow_up");
  const id = newId();
  await ctx.tx.insert(caseFollowUp).values({ id, caseId: held.id, dueOn: input.dueOn, by: personOf(ctx.actor)!, at: ctx.now });
  await nextFollowUp(ctx, held.id);
  await recorded(ctx, held, { followUp: input.dueOn });
  return { id };
});

/** A follow-up is done; another may be set at once. Refuses no_follow_up. */
export const completeFollowUp = command("completeFollowUp", completeFollowUpInput, async (ctx, input) => {
  const held = await lockOpen(ctx, input.caseId, "case.follow_up");
  const open = await ctx.tx.select().from(caseFollowUp).where(and(eq(caseFollowUp.caseId, held.id), isNull(caseFollowUp.doneAt), input.followUpId ? eq(caseFollowUp.id, input.followUpId) : undefined)).orderBy(asc(caseFollowUp.dueOn)).limit(1);
  // Of before there were several: its day stands on the case alone.
  if (!open[0] && (!held.followUpOn || held.followUpDoneAt || input.followUpId)) refuse("no_follow_up", "没有待完成的跟进。");
  const by = personOf(ctx.actor)!;
  if (open[0]) await ctx.tx.update(caseFollowUp).set({ doneAt: ctx.now, doneBy: by }).where(eq(caseFollowUp.id, open[0].id));
  if (input.nextOn) await ctx.tx.insert(caseFollowUp).values({ id: newId(), caseId: held.id, dueOn: input.nextOn, by, at: ctx.now });
  await nextFollowUp(ctx, held.id);
  await recorded(ctx, held, { followUp: open[0]?.dueOn ?? held.followUpOn, next: input.nextOn });
  return { id: held.id };
});

/** What came after the first talk, in a later session or on paper: words sealed, the talk's minutes added. */
export const addEntry = command("addEntry", addEntryInput, async (ctx, input) => {
  const held = await lockOpen(ctx, input.caseId, "case.words");
  if (input.day > dayOf(ctx.now)) refuse("not_yet", "日期不能在今天以后。", { day: "在今天以后" });
  const talk = input.kind === "talk";
  const sessionId = talk ? input.sessionId : null;
  if (sessionId) {
    const [at] = await ctx.tx.select({ state: session.state }).from(session).where(eq(session.id, sessionId));
    if (!(await may(ctx.tx, ctx.actor, "case.log", { id: sessionId })) || (at?.state !== "under_way" && at?.state !== "completed")) refuse("not_opened", "请选择您在场的、已经开场的场次。", { sessionId: "请重新选择" });
  }
  const id = newId();
  const key = input.text === "" ? null : await caseKey(ctx, held.id);
  await ctx.tx.insert(caseEntry).values({ id, caseId: held.id, kind: input.kind, day: input.day, sessionId, minutes: talk ? input.minutes : null, sealed: key && sealUnder(key, id, input.text), by: personOf(ctx.actor)!, at: ctx.now });
  await ctx.tx.update(consultation).set({ minutes: sql`${consultation.minutes} + ${talk ? (input.minutes ?? 0) : 0}`, version: held.version + 1 }).where(eq(consultation.id, held.id));
  await recorded(ctx, held, { entry: input.kind });
  return { id };
});

/** The answer that came back from where the resident was sent. */
export const answerReferral = command("answerReferral", answerReferralInput, async (ctx, input) => {
  const held = await lockOpen(ctx, input.caseId, "case.words");
  const [one] = await ctx.tx.select({ id: referral.id, kind: referral.kind }).from(referral).where(and(eq(referral.id, input.referralId), eq(referral.caseId, held.id)));
  if (!one) refuse("not_found", "没有找到这项转介。");
  const key = input.text === "" ? null : await caseKey(ctx, held.id);
  await ctx.tx.update(referral).set({ answer: input.answer, answeredOn: input.answeredOn, answerSealed: key && sealUnder(key, one.id, input.text) }).where(eq(referral.id, one.id));
  await recorded(ctx, held, { referral: one.kind, answer: input.answer });
  return { id: one.id };
});

/** The 人民调解委员会 made an agreement under its own seal: its number and day; the thirty days for 司法确认 run from it. */
export const keepMediation = command("keepMediation", keepMediationInput, async (ctx, input) => {
  const held = await lockOpen(ctx, input.caseId, "case.words");
  if (input.agreedOn > dayOf(ctx.now)) refuse("not_yet", "协议的日期不能在今天以后。", { agreedOn: "在今天以后" });
  const key = await caseKey(ctx, held.id);
  const kept = { numberSealed: sealUnder(key, held.id, input.number), agreedOn: input.agreedOn, confirmBy: confirmBy(input.agreedOn), by: personOf(ctx.actor)!, at: ctx.now };
  await ctx.tx.insert(caseMediation).values({ caseId: held.id, ...kept }).onConflictDoUpdate({ target: caseMediation.caseId, set: { ...kept, confirmedOn: null, waived: null } });
  await recorded(ctx, held, { agreedOn: input.agreedOn });
  return { id: held.id };
});

/** The court confirmed it, or the two do not ask for it. */
export const confirmMediation = command("confirmMediation", confirmMediationInput, async (ctx, input) => {
  const held = await lockOpen(ctx, input.caseId, "case.words");
  const changed = await ctx.tx.update(caseMediation).set({ confirmedOn: input.confirmedOn, waived: input.waived || null }).where(eq(caseMediation.caseId, held.id)).returning({ id: caseMediation.caseId });
  if (changed.length === 0) refuse("not_found", "还没有登记调解协议。");
  await recorded(ctx, held, { confirmedOn: input.confirmedOn, waived: input.waived !== "" });
  return { id: held.id };
});

async function lockOpen(ctx: Context, id: string, action: Extract<Action, "case.words" | "case.follow_up">) {
  const [held] = await ctx.tx.select().from(consultation).where(eq(consultation.id, id)).for("update");
  if (!held) refuse("not_found", "没有找到这份登记。");
  await ctx.may(action, { id });
  if (held.state === "closed") refuse("closed", "已经办结。要继续办理，请先重新打开。");
  if (held.state === "intake" || held.state === "reassigned") refuse("not_cleared", "这一位需要回避，已改由别的志愿者接待，这里不登记内容。");
  return held;
}

/** The case's own key; one of before the keys gets its first. */
async function caseKey(ctx: Context, caseId: string): Promise<Buffer> {
  return (await keyOf(ctx.tx, caseId)) ?? makeKey(ctx.tx, caseId, ctx.now);
}

/** The case itself carries its next open day, so that lists and counts need no join. */
async function nextFollowUp(ctx: Context, caseId: string): Promise<void> {
  const [next] = await ctx.tx.select({ dueOn: caseFollowUp.dueOn }).from(caseFollowUp).where(and(eq(caseFollowUp.caseId, caseId), isNull(caseFollowUp.doneAt))).orderBy(asc(caseFollowUp.dueOn)).limit(1);
  await ctx.tx.update(consultation).set(next ? { followUpOn: next.dueOn, followUpDoneAt: null } : { followUpDoneAt: ctx.now }).where(eq(consultation.id, caseId));
}

async function recorded(ctx: Context, held: { id: string; organizationId: string }, change: Record<string, string | number | boolean | null>): Promise<void> {
  await ctx.record({ subject: "consultation", id: held.id, organizationId: held.organizationId, change });
}
