import { and, eq, isNull } from "drizzle-orm";
import { caseHandOver } from "#db/schema/case-work.ts";
import { caseParty, consultation } from "#db/schema/cases.ts";
import { person, personSpeciality } from "#db/schema/people.ts";
import { personOf } from "#lib/actor.ts";
import { command, type Context } from "#lib/command.ts";
import { checkConflict } from "#lib/conflicts/commands.ts";
import { keyOf, openUnder } from "#lib/envelope.ts";
import { newId } from "#lib/ids.ts";
import { announce } from "#lib/outbox.ts";
import { refuse } from "#lib/refusal.ts";
import { askSameName } from "#lib/same-names/commands.ts";
import { answerHandOverInput, offerHandOverInput, withdrawHandOverInput } from "./input.ts";

/** Asks another counsellor to take a case over; nothing moves until he says yes. Refuses no_counsellor, closed. */
export const offerHandOver = command("offerHandOver", offerHandOverInput, async (ctx, input) => {
  const [held] = await ctx.tx.select().from(consultation).where(eq(consultation.id, input.caseId)).for("update");
  if (!held) refuse("not_found", "没有找到这份登记。");
  await ctx.may("case.hand_over", { id: held.id });
  if (["closed", "intake", "reassigned"].includes(held.state)) refuse("closed", "这份登记现在不能移交。");
  const [to] = await ctx.tx
    .select({ phone: person.phone })
    .from(person)
    .innerJoin(personSpeciality, and(eq(personSpeciality.personId, person.id), eq(personSpeciality.speciality, "legal_advice"), isNull(personSpeciality.endedAt)))
    .where(and(eq(person.id, input.toId), isNull(person.endedAt)));
  if (!to) refuse("no_counsellor", "请选择一位法律咨询志愿者。", { toId: "请重新选择" });
  const id = newId();
  await ctx.tx.insert(caseHandOver).values({ id, caseId: held.id, fromId: held.counsellorId, toId: input.toId, state: "asked", askedAt: ctx.now });
  await ctx.record({ subject: "consultation", id: held.id, organizationId: held.organizationId, forPersonId: input.toId, change: { handOver: "asked" } });
  await announce(ctx, { kind: "consultation", personId: input.toId, phone: to.phone, organizationId: held.organizationId, subject: "caseHandOver", subjectId: id, text: "有一份咨询请您接手，请登录后在“咨询”里答复。" });
  return { id };
});

/**
 * He takes it over or not. His own ties and former cases are looked at first: a conflict refuses (and he is asked to decline), a same name may go to a second person first.
 * From his yes he reads it and the former counsellor and recorder no longer do (handOverRule).
 */
export const answerHandOver = command("answerHandOver", answerHandOverInput, async (ctx, input) => {
  const held = await lockAsked(ctx, input.handOverId, "case.take_over");
  if (input.takes) {
    const key = await keyOf(ctx.tx, held.caseId);
    const parties = key ? await ctx.tx.select().from(caseParty).where(eq(caseParty.caseId, held.caseId)) : [];
    const { decision, findings } = await checkConflict.within(ctx, { caseId: held.caseId, counsellorId: held.toId, parties: parties.map((each) => ({ side: each.side, name: openUnder(key!, each.id, each.sealed).toString("utf8") })), fileNumber: key && held.fileNumberSealed ? openUnder(key, `${held.caseId} file number`, held.fileNumberSealed).toString("utf8") : "", avoids: false, word: input.word, asks: input.asks, keep: false });
    if (decision === "conflict") refuse("conflict", "您和一方有关系，需要回避，不能接手。请选“不接手”，由原来的志愿者另找一位；如果只是同名，请勾选“只是同名”，由第二个人核定。");
    if (decision === "asked") {
      await askSameName.within(ctx, { caseId: held.caseId, counsellorId: held.toId, findings });
      await ctx.record({ subject: "consultation", id: held.caseId, organizationId: held.organizationId, change: { handOver: "asked", sameName: "asked" } });
      return { caseId: held.caseId, state: "asked" as const };
    }
    await ctx.tx.update(consultation).set({ counsellorId: held.toId, recorderId: null }).where(eq(consultation.id, held.caseId));
  }
  const state = input.takes ? ("accepted" as const) : ("declined" as const);
  await ctx.tx.update(caseHandOver).set({ state, decidedAt: ctx.now }).where(eq(caseHandOver.id, held.id));
  await ctx.record({ subject: "consultation", id: held.caseId, organizationId: held.organizationId, forPersonId: held.fromId, change: { handOver: state } });
  const [from] = await ctx.tx.select({ phone: person.phone }).from(person).where(eq(person.id, held.fromId));
  await announce(ctx, { kind: "consultation", personId: held.fromId, phone: from?.phone, organizationId: held.organizationId, subject: "caseHandOver", subjectId: held.id, text: input.takes ? "您移交的咨询已有人接手。" : "您移交的咨询对方没有接手，请另找一位或自己继续办。" });
  return { caseId: held.caseId, state };
});

export const withdrawHandOver = command("withdrawHandOver", withdrawHandOverInput, async (ctx, input) => {
  const [found] = await ctx.tx.select({ caseId: caseHandOver.caseId }).from(caseHandOver).where(eq(caseHandOver.id, input.handOverId));
  if (!found) refuse("not_found", "没有找到这次移交。");
  const [held] = await ctx.tx.select({ organizationId: consultation.organizationId }).from(consultation).where(eq(consultation.id, found.caseId)).for("update");
  await ctx.may("case.hand_over", { id: found.caseId });
  const changed = await ctx.tx.update(caseHandOver).set({ state: "withdrawn", decidedAt: ctx.now }).where(and(eq(caseHandOver.id, input.handOverId), eq(caseHandOver.state, "asked"))).returning({ id: caseHandOver.id });
  if (changed.length === 0) refuse("wrong_state", "对方已经答复，不能撤回。");
  await ctx.record({ subject: "consultation", id: found.caseId, organizationId: held?.organizationId ?? null, change: { handOver: "withdrawn" } });
  return { caseId: found.caseId };
});

/** The case's row first, then the offer: two at once wait for each other. */
async function lockAsked(ctx: Context, id: string, action: "case.take_over") {
  const [found] = await ctx.tx.select({ caseId: caseHandOver.caseId }).from(caseHandOver).where(eq(caseHandOver.id, id));
  if (!found) refuse("not_found", "没有找到这次移交。");
  const [held] = await ctx.tx.select({ organizationId: consultation.organizationId, fileNumberSealed: consultation.fileNumberSealed }).from(consultation).where(eq(consultation.id, found.caseId)).for("update");
  const [offer] = await ctx.tx.select().from(caseHandOver).where(eq(caseHandOver.id, id)).for("update");
  await ctx.may(action, { id });
  if (offer?.state !== "asked" || offer.toId !== personOf(ctx.actor)) refuse("wrong_state", "这次移交已经答复或撤回。");
  return { ...offer, organizationId: held!.organizationId, fileNumberSealed: held!.fileNumberSealed };
}
