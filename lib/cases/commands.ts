import { and, eq, isNull, notInArray, } from "drizzle-orm";
import { database, type Reader } from "#db/client.ts";
import { caseReading, consultation, matter, referral } from "#db/schema/cases.ts";
import { session, } from "#db/schema/sessions.ts";
import type { CaseState } from "#db/words.ts";
import { personOf } from "#lib/actor.ts";
import { dayOf } from "#lib/calendar.ts";
import { setFollowUp } from "#lib/case-work/commands.ts";
import { counsellorOf, nextCaseNumber } from "#lib/case-opening.ts";
import { command, type Context } from "#lib/command.ts";
import { ENVELOPE } from "#lib/envelope.ts";
import { newId } from "#lib/ids.ts";
import { refuse } from "#lib/refusal.ts";
import { changeCaseInput, closeCaseInput, logCaseInput, readWordsInput, reopenCaseInput } from "./input.ts";
import { mayMove, openFollowUp, outcomesFor, stateAfterTalk, whyNotHeard, type CaseWords } from "./rules.ts";
import { openWords, sealWords } from "./words.ts";

type Sheet = { stage: Parameters<typeof outcomesFor>[0]; matters: { kind: string; outcome: Parameters<typeof stateAfterTalk>[0][number] }[] };

/**
 * Logs a case from the paper 咨询登记表, where consent and conflict were ticked before the first word. In: ticks, minutes, optional words. Out: id and number in the
 * session. Refuses: no_consent, conflict, not_opened, merits_in_procedure, no_counsellor. The counsellor or a recorder of that session alone.
 */
export const logCase = command("logCase", logCaseInput, async (ctx, input) => {
  const [held] = await ctx.tx.select().from(session).where(eq(session.id, input.sessionId)).for("share");
  if (!held) refuse("not_found", "没有找到这个场次。");
  await ctx.may("case.log", { id: held.id });
  const why = whyNotHeard(input);
  if (why) refuse(why.field === "consent" ? "no_consent" : "conflict", why.message, { [why.field]: why.message });
  if (held.state !== "under_way" && held.state !== "completed") refuse("not_opened", "场次还没有开场，不能登记咨询。");
  refuseMerits(input);
  const me = personOf(ctx.actor)!;
  const counsellorId = await counsellorOf(ctx, held.id, me, input.counsellorId);
  const id = newId();
  const number = await nextCaseNumber(ctx, held.id);
  const words = await sealWords(ctx.tx, id, input, ctx.now);
  await ctx.tx.insert(consultation).values({
    id,
    number,
    sessionId: held.id,
    organizationId: held.ownerId,
    communityId: held.hostId,
    state: stateAfterTalk(input.matters.map((each) => each.outcome)),
    counsellorId,
    recorderId: counsellorId === me ? null : me,
    source: "paper",
    stage: input.stage,
    noConflict: input.noConflict,
    consent: input.consent,
    minutes: input.minutes,
    ...words,
    day: dayOf(held.startsAt),
    createdAt: ctx.now,
  });
  await storeSheet(ctx, id, me, input);
  if (input.followUpOn) await setFollowUp.within(ctx, { caseId: id, dueOn: input.followUpOn });
  await ctx.record({ subject: "consultation", id, organizationId: held.ownerId, change: { number, matters: input.matters.length } });
  return { id, number };
});

/** Changes a case that is not closed: a second conversation, a correction. A stale form is refused. */
export const changeCase = command("changeCase", changeCaseInput, async (ctx, input) => {
  const held = await lockCase(ctx, input.caseId);
  if (held.version !== input.version) refuse("stale", "这份登记刚刚被改过。请先看最新的内容，再改一次；您写的还在。");
  if (held.state === "closed") refuse("closed", "已经办结。要继续办理，请先重新打开。");
  if (held.state === "intake" || held.state === "reassigned") refuse("not_cleared", "这一位需要回避，已改由别的志愿者接待，这里不登记内容。");
  if (held.erasedAt) refuse("erased", "内容已到期清除，只留数字，不能再改。");
  refuseMerits(input);
  const words = await sealWords(ctx.tx, held.id, input, ctx.now);
  const next = stateAfterTalk(input.matters.map((each) => each.outcome));
  await ctx.tx
    .update(consultation)
    .set({ stage: input.stage, minutes: input.minutes, state: next, ...words, version: held.version + 1 })
    .where(eq(consultation.id, held.id));
  await ctx.tx.delete(matter).where(eq(matter.caseId, held.id));
  // A referral that is already answered stays: what came back is part of the case.
  await ctx.tx.delete(referral).where(and(eq(referral.caseId, held.id), isNull(referral.answer), input.referrals.length > 0 ? notInArray(referral.kind, input.referrals) : undefined));
  await storeSheet(ctx, held.id, personOf(ctx.actor)!, input);
  if (input.followUpOn && input.followUpOn !== openFollowUp(held)) await setFollowUp.within(ctx, { caseId: held.id, dueOn: input.followUpOn });
  await ctx.record({ subject: "consultation", id: held.id, organizationId: held.organizationId, change: { from: held.state, to: next } });
  return { id: held.id };
});

/** Closes a case; a matter still waiting, or a follow-up not done, stands in the way. */
export const closeCase = command("closeCase", closeCaseInput, async (ctx, input) => {
  const held = await lockCase(ctx, input.caseId);
  const waiting = await ctx.tx.select({ id: matter.id }).from(matter).where(and(eq(matter.caseId, held.id), eq(matter.outcome, "pending")));
  if (waiting.length > 0) refuse("matters_pending", "还有事项没有结果，请先填写每个事项的结果。");
  if (held.followUpOn && !held.followUpDoneAt) refuse("follow_up_open", "还有跟进没有完成，请先完成跟进。");
  return move(ctx, held, "closed", null, { closedAt: ctx.now });
});

export const reopenCase = command("reopenCase", reopenCaseInput, async (ctx, input) => {
  const held = await lockCase(ctx, input.caseId);
  return move(ctx, held, "open", input.reason, { closedAt: null });
});

/** Opens the words for the case's counsellor or recorder and logs that he read them. A refusal is on the trail (lib/command.ts). */
const openCase = command("readWords", readWordsInput, async (ctx, input) => {
  const [held] = await ctx.tx.select().from(consultation).where(eq(consultation.id, input.caseId));
  if (!held) refuse("not_found", "没有找到这份登记。");
  await ctx.may("case.words", { id: held.id });
  const readingId = newId();
  await ctx.tx.insert(caseReading).values({ id: readingId, caseId: held.id, personId: personOf(ctx.actor)!, at: ctx.now });
  await ctx.record({ subject: "consultation", id: held.id, organizationId: held.organizationId });
  return { readingId, sealed: held.sealed, cipher: held.cipher };
});

/** The words of a case, or null when they are not this actor's to read. Every reading is logged first. */
export async function readWords(actor: Context["actor"], caseId: string): Promise<CaseWords | null> {
  const answer = await openCase(actor, { caseId });
  return answer.ok ? openWords(database(), { id: caseId, ...answer.value }) : null;
}

/** The words themselves, for a capability that has asked and logged by its own right (双人查阅); it asks nobody itself. */
export async function wordsOf(reader: Reader, caseId: string): Promise<CaseWords> {
  const [held] = await reader.select({ id: consultation.id, sealed: consultation.sealed, cipher: consultation.cipher }).from(consultation).where(eq(consultation.id, caseId));
  return held ? openWords(reader, held) : { who: "", facts: "", advice: "" };
}

/** An envelope of the first cipher is sealed again under a key of its case's own; for the job, and harmless twice. */
export const resealCase = command("resealCase", readWordsInput, async (ctx, input) => {
  const [held] = await ctx.tx.select().from(consultation).where(eq(consultation.id, input.caseId)).for("update");
  await ctx.may("case.reseal", {});
  if (held?.sealed && held.cipher !== ENVELOPE) await ctx.tx.update(consultation).set(await sealWords(ctx.tx, held.id, await openWords(ctx.tx, held), ctx.now)).where(eq(consultation.id, held.id));
  await ctx.record({ subject: "consultation", id: input.caseId, change: { cipher: ENVELOPE } });
  return { id: input.caseId };
});

/** The case, locked, for one who may read and change its words. */
async function lockCase(ctx: Context, id: string) {
  const [held] = await ctx.tx.select().from(consultation).where(eq(consultation.id, id)).for("update");
  if (!held) refuse("not_found", "没有找到这份登记。");
  await ctx.may("case.words", { id });
  return held;
}

async function move(ctx: Context, held: { id: string; state: CaseState; organizationId: string; version: number }, to: CaseState, reason: string | null, more: { closedAt: Date | null }) {
  if (!mayMove(held.state, to)) refuse("wrong_state", "这份登记现在不能这样办理，请刷新后再看。");
  await ctx.tx.update(consultation).set({ state: to, version: held.version + 1, ...more }).where(eq(consultation.id, held.id));
  await ctx.record({ subject: "consultation", id: held.id, organizationId: held.organizationId, reason, change: { from: held.state, to } });
  return { id: held.id, state: to };
}

function refuseMerits(sheet: Sheet): void {
  const allowed = outcomesFor(sheet.stage);
  const fields = Object.fromEntries(
    sheet.matters.flatMap((each, index) => (allowed.includes(each.outcome) ? [] : [[`matters.${index}.outcome`, sheet.stage === "none" ? "未进入程序的事项，请选择解答、调解、转介或待跟进" : "已进入程序的，只能告知程序、转介或待跟进"]])),
  );
  if (Object.keys(fields).length > 0) refuse("merits_in_procedure", "已进入诉讼、执行、仲裁或信访的事，只告知程序，不对实体问题发表意见。", fields);
}

async function storeSheet(ctx: Context, caseId: string, by: string, sheet: { matters: { kind: typeof matter.$inferInsert.kind; outcome: typeof matter.$inferInsert.outcome }[]; referrals: (typeof referral.$inferInsert.kind)[] }) {
  await ctx.tx.insert(matter).values(sheet.matters.map((each, position) => ({ id: newId(), caseId, position, ...each })));
  const kinds = [...new Set(sheet.referrals)];
  if (kinds.length > 0) await ctx.tx.insert(referral).values(kinds.map((kind) => ({ id: newId(), caseId, kind, at: ctx.now, by }))).onConflictDoNothing();
}
