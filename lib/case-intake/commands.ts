import { eq, } from "drizzle-orm";
import { booking, desk } from "#db/schema/bookings.ts";
import { caseParty, consultation } from "#db/schema/cases.ts";
import { session, } from "#db/schema/sessions.ts";
import type { PartySide } from "#db/words.ts";
import { personOf } from "#lib/actor.ts";
import { dayOf } from "#lib/calendar.ts";
import { counsellorOf, nextCaseNumber } from "#lib/case-opening.ts";
import { command, type Context } from "#lib/command.ts";
import { checkConflict } from "#lib/conflicts/commands.ts";
import { fileNumberInWords } from "#lib/conflicts/queries.ts";
import { makeKey, sealUnder } from "#lib/envelope.ts";
import { newId } from "#lib/ids.ts";
import { bringBack, moveDesk } from "#lib/queue/commands.ts";
import { refuse } from "#lib/refusal.ts";
import { askSameName } from "#lib/same-names/commands.ts";
import { openIntakeInput } from "./input.ts";
import { fileNumberFault, TOLD_VERSION } from "./rules.ts";

/**
 * Before a word is recorded: the resident's yes to what was read to him, the names of both sides against the counsellor's ties and former cases, the court against
 * his former court. Cleared, the case waits for its first words; a conflict leaves no name and moves the resident to another desk in the same step.
 * Out: id, decision, and for a conflict whether he waits again (`moved`) and another desk is open (`another`). Refuses no_consent, look_again, no_counsellor, not_opened.
 */
export const openIntake = command("openIntake", openIntakeInput, async (ctx, input) => {
  const [held] = await ctx.tx.select().from(session).where(eq(session.id, input.sessionId)).for("share");
  if (!held) refuse("not_found", "没有找到这个场次。");
  await ctx.may("case.log", { id: held.id });
  if (held.state !== "under_way") refuse("not_opened", "场次没有在进行，不能开始接待。事后补登请用“补登纸质登记表”。");
  if (!input.consent) refuse("no_consent", "居民还没有表示同意。请先读告知内容，得到同意后再开始。", { consent: "请先得到同意" });
  if (input.other === "" && !input.noOther) refuse("no_other", "请问对方是谁，用来核对回避。", { other: "请填写对方的姓名；没有对方或不知道的，勾选下面一项" });
  const fault = fileNumberFault(input.stage, input.fileNumber, fileNumberInWords(input.fileNumber) !== null);
  if (fault) refuse("file_number", fault.message, { [fault.field]: fault.message });
  const me = personOf(ctx.actor)!;
  if (input.againId && (!input.asks || input.word === "")) refuse("again_for_same_name", "请写明怎么看出不是同一个人，再请第二个人核定。", { word: "请写明怎么看出不是同一个人" });
  const bookingId = input.againId ? await broughtBack(ctx, held.id, me, input.againId) : input.bookingId;
  const at = bookingId ? await atDesk(ctx, held.id, bookingId) : null;
  const counsellorId = await counsellorOf(ctx, held.id, me, input.counsellorId ?? at);
  const id = newId();
  const number = await nextCaseNumber(ctx, held.id);
  await ctx.tx.insert(consultation).values({
    id,
    number,
    sessionId: held.id,
    organizationId: held.ownerId,
    communityId: held.hostId,
    state: "intake",
    counsellorId,
    recorderId: counsellorId === me ? null : me,
    source: "on_site",
    stage: input.stage,
    noConflict: false,
    consent: true,
    consentAt: ctx.now,
    consentVersion: TOLD_VERSION,
    bookingId,
    minutes: 0,
    day: dayOf(held.startsAt),
    createdAt: ctx.now,
  });
  const key = await makeKey(ctx.tx, id, ctx.now);
  const parties = (["asker", "other", "companion"] as const).map((side: PartySide) => ({ side, name: input[side as "asker"] })).filter((each) => each.name !== "");
  const { decision, findings } = await checkConflict.within(ctx, { caseId: id, counsellorId, parties, fileNumber: input.fileNumber, avoids: input.avoids, word: input.word, asks: input.asks, keep: true });
  if (decision === "conflict") {
    await ctx.tx.update(consultation).set({ state: "reassigned" }).where(eq(consultation.id, id));
    const moved = bookingId ? await moveDesk.within(ctx, { bookingId }) : null;
    await ctx.record({ subject: "consultation", id, organizationId: held.ownerId, change: { from: "intake", to: "reassigned", number } });
    return { id, number, decision, moved: moved !== null, another: moved?.another ?? false };
  }
  const rows = parties.map((each) => {
    const partyId = newId();
    return { id: partyId, caseId: id, side: each.side, sealed: sealUnder(key, partyId, each.name) };
  });
  await ctx.tx.insert(caseParty).values(rows);
  const asked = decision === "asked";
  await ctx.tx.update(consultation).set({ ...(asked ? {} : { state: "cleared", noConflict: true }), fileNumberSealed: input.fileNumber === "" ? null : sealUnder(key, `${id} file number`, input.fileNumber) }).where(eq(consultation.id, id));
  if (asked) await askSameName.within(ctx, { caseId: id, counsellorId, findings });
  await ctx.record({ subject: "consultation", id, organizationId: held.ownerId, change: { from: "intake", to: asked ? "intake" : "cleared", number } });
  return { id, number, decision, moved: false, another: false };
});

/** The number of a case of his that a same name turned away, at his desk again; null when that one came without a number. */
async function broughtBack(ctx: Context, sessionId: string, me: string, againId: string): Promise<string | null> {
  const [before] = await ctx.tx.select().from(consultation).where(eq(consultation.id, againId)).for("update");
  if (before?.sessionId !== sessionId || before.state !== "reassigned" || ![before.counsellorId, before.recorderId].includes(me)) refuse("not_found", "没有找到换走的这一位。");
  if (before.bookingId) await bringBack.within(ctx, { bookingId: before.bookingId, counsellorId: before.counsellorId });
  return before.bookingId;
}

/** The counsellor of the desk where this ticket is being served. */
async function atDesk(ctx: Context, sessionId: string, bookingId: string): Promise<string> {
  const [one] = await ctx.tx.select({ sessionId: booking.sessionId, state: booking.state, counsellorId: desk.counsellorId }).from(booking).leftJoin(desk, eq(desk.id, booking.deskId)).where(eq(booking.id, bookingId));
  if (one?.sessionId !== sessionId || one.state !== "being_served" || !one.counsellorId) refuse("not_at_desk", "这个号现在不在接待中，请先叫号。");
  return one.counsellorId;
}
