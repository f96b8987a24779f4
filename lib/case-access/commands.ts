import { and, eq } from "drizzle-orm";
import { database } from "#db/client.ts";
import { breakGlass } from "#db/schema/case-access.ts";
import { caseReading, consultation } from "#db/schema/cases.ts";
import { person } from "#db/schema/people.ts";
import { personOf, type Actor } from "#lib/actor.ts";
import { wordsOf } from "#lib/cases/commands.ts";
import type { CaseWords } from "#lib/cases/rules.ts";
import { command, type Context } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import { announce } from "#lib/outbox.ts";
import { refuse } from "#lib/refusal.ts";
import { askBreakGlassInput, decideBreakGlassInput, readByBreakGlassInput } from "./input.ts";
import { OPEN_HOURS, stillOpen } from "./rules.ts";

/** The first key of a 双人查阅: a reason, for one case. The case's counsellor is told at once. Refuses not_found, break_glass_one_open. */
export const askBreakGlass = command("askBreakGlass", askBreakGlassInput, async (ctx, input) => {
  const [held] = await ctx.tx.select().from(consultation).where(and(eq(consultation.sessionId, input.sessionId), eq(consultation.number, input.number))).for("share");
  if (!held) {
    await ctx.may("case.ask_break_glass", {});
    refuse("not_found", "这一场没有这个号。", { number: "这一场没有这个号" });
  }
  await ctx.may("case.ask_break_glass", { id: held.id });
  if (held.erasedAt) refuse("erased", "这份登记的内容已到期清除，只留数字。");
  const id = newId();
  await ctx.tx.insert(breakGlass).values({ id, caseId: held.id, organizationId: held.organizationId, askedBy: personOf(ctx.actor)!, askedAt: ctx.now, reason: input.reason, state: "asked" });
  await ctx.record({ subject: "consultation", id: held.id, organizationId: held.organizationId, reason: input.reason, change: { breakGlass: "asked" } });
  await tell(ctx, held, id, "有人申请查阅您接待的一份咨询，正等隐私负责人答复。申请的理由和结果会记在查阅记录里。");
  return { id };
});

/** The second key: the privacy officer, never who asked. A grant opens the words to the asker for a day, and is told to the case's counsellor. */
export const decideBreakGlass = command("decideBreakGlass", decideBreakGlassInput, async (ctx, input) => {
  const [asked] = await ctx.tx.select().from(breakGlass).where(eq(breakGlass.id, input.breakGlassId)).for("update");
  if (!asked) refuse("not_found", "没有找到这份申请。");
  await ctx.may("case.decide_break_glass", { id: asked.id });
  if (asked.state !== "asked") refuse("wrong_state", "这份申请已经答复过。");
  const me = personOf(ctx.actor)!;
  if (asked.askedBy === me) refuse("break_glass_second_person", "申请人不能批准自己的申请，要由另一个人批准。");
  const state = input.grants ? "granted" : "refused";
  const opensUntil = input.grants ? new Date(ctx.now.getTime() + OPEN_HOURS * 3_600_000) : null;
  await ctx.tx.update(breakGlass).set({ state, decidedBy: me, decidedAt: ctx.now, opensUntil }).where(eq(breakGlass.id, asked.id));
  const [held] = await ctx.tx.select().from(consultation).where(eq(consultation.id, asked.caseId));
  await ctx.record({ subject: "consultation", id: asked.caseId, organizationId: asked.organizationId, forPersonId: asked.askedBy, change: { breakGlass: state } });
  await tell(ctx, held!, asked.id, input.grants ? `隐私负责人批准了对您一份咨询的查阅，${OPEN_HOURS} 小时内可看，每次都留记录。` : "对您一份咨询的查阅申请没有被批准。");
  const [asker] = await ctx.tx.select({ phone: person.phone }).from(person).where(eq(person.id, asked.askedBy));
  await announce(ctx, { kind: "consultation", personId: asked.askedBy, phone: asker?.phone, organizationId: asked.organizationId, subject: "breakGlass", subjectId: asked.id, text: input.grants ? `您申请的双人查阅已批准，${OPEN_HOURS} 小时内可看。` : "您申请的双人查阅没有被批准。" });
  return { id: asked.id, state };
});

/** Opens the words by a granted reading that has not run out; on the read log with its break-glass. */
const openByBreakGlass = command("readByBreakGlass", readByBreakGlassInput, async (ctx, input) => {
  const [held] = await ctx.tx.select().from(breakGlass).where(eq(breakGlass.id, input.breakGlassId));
  if (!held) refuse("not_found", "没有找到这份申请。");
  await ctx.may("case.read_break_glass", { id: held.id });
  if (!stillOpen(held, ctx.now)) refuse("closed", held.state === "granted" ? "查阅的时间已过。确需再看，请重新申请。" : "还没有得到批准。");
  await ctx.tx.insert(caseReading).values({ id: newId(), caseId: held.caseId, personId: personOf(ctx.actor)!, at: ctx.now, breakGlassId: held.id });
  await ctx.record({ subject: "consultation", id: held.caseId, organizationId: held.organizationId, reason: held.reason, change: { breakGlass: held.id } });
  return { caseId: held.caseId };
});

/** The words under a granted reading, or why not; every reading is logged first. */
export async function readByBreakGlass(actor: Actor, breakGlassId: string): Promise<{ caseId: string; words: CaseWords } | { refused: string }> {
  const answer = await openByBreakGlass(actor, { breakGlassId });
  return answer.ok ? { caseId: answer.value.caseId, words: await wordsOf(database(), answer.value.caseId) } : { refused: answer.message };
}

async function tell(ctx: Context, held: typeof consultation.$inferSelect, subjectId: string, text: string): Promise<void> {
  const [counsellor] = await ctx.tx.select({ phone: person.phone }).from(person).where(eq(person.id, held.counsellorId));
  await announce(ctx, { kind: "consultation", personId: held.counsellorId, phone: counsellor?.phone, organizationId: held.organizationId, subject: "breakGlass", subjectId, text });
}
