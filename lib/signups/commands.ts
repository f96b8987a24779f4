import { and, eq, inArray, sql } from "drizzle-orm";
import type { Action } from "#lib/access.ts";
import { command, type Context } from "#lib/command.ts";
import { refuse } from "#lib/refusal.ts";
import { shift } from "#db/schema/sessions.ts";
import { signup } from "#db/schema/signups.ts";
import { enter, move, spendLinks, type Entered } from "./entering.ts";
import type { LoadedPerson, LoadedShift } from "./facts.ts";
import { answerInput, cancelInput, endInput, listInput, proxyInput, reconfirmInput, sessionIdInput, shiftIdInput, signUpInput, signupIdInput } from "./input.ts";
import { lockPlace, lockShift, lockSignup, readPlaces } from "./locks.ts";
import { settleByEntry } from "./kept-names.ts";
import { fits, type Unfit } from "./rules.ts";
import { tell, words } from "./tell.ts";
import { phoneOnce, stepsFor } from "./waitlist.ts";

export { keepNames, settleName } from "./kept-names.ts";
export { markSignups } from "./marks.ts";
export { wakeOffers } from "./entering.ts";

/** Signs the person himself up: confirmed, or waitlisted when full. After passed or cancelled this is the rejoin, at the end. */
export const signUp = command("signUp", signUpInput, async (ctx, input) => {
  const personId = ctx.actor.kind === "person" ? ctx.actor.personId : refuse("no_person", "请先以本人身份登录，再报名。");
  const { shift: place, person } = await lockPlace(ctx, input.shiftId, personId);
  await ctx.may("signup.self", { teamId: place.teamId, sessionId: place.sessionId, personId });
  refuseUnfit(fits(place, person, ctx.now));
  return enter(ctx, place, { personId, via: "self", instant: input.instant, free: await freeForNewcomer(ctx, place) });
});

/**
 * 代报名: a planner or the session's lead enters a person who agreed. Soft limits (travel, day, week) may be overruled with
 * a reason by who may; hard ones never. While the session is under way it is a 现场补登 and the window isn't asked.
 */
export const signUpByProxy = command("signUpByProxy", proxyInput, async (ctx, input) => {
  const { shift: place, person } = await lockPlace(ctx, input.shiftId, input.personId);
  await ctx.may("signup.proxy", { id: input.shiftId });
  const unfit = unfitByProxy(place, person, ctx.now);
  const soft = unfit.filter((reason) => reason.soft);
  refuseUnfit(unfit.filter((reason) => !reason.soft));
  if (soft.length > 0) {
    if (input.overruleReason === "") refuse("soft_limit", `${says(soft)}。确要安排，请写明理由。`, { overruleReason: "请写明放宽的理由" });
    await ctx.may("signup.overrule", { id: input.shiftId });
  }
  return enterByProxy(ctx, place, person, { instant: input.instant, overruled: soft.length > 0 ? input.overruleReason : undefined, nameId: input.nameId });
});

/** Proxy sign-ups of many who agreed in the group (接龙): each on its own merits; who doesn't fit is left out and named with the codes why. */
export const signUpList = command("signUpList", listInput, async (ctx, input) => {
  await lockShift(ctx, input.shiftId);
  await ctx.may("signup.proxy", { id: input.shiftId });
  const entered: (Entered & { personId: string })[] = [];
  const refused: { personId: string; codes: string[] }[] = [];
  for (const personId of new Set(input.personIds)) {
    const { shift: place, person } = await lockPlace(ctx, input.shiftId, personId);
    const unfit = unfitByProxy(place, person, ctx.now);
    const [already] = await ctx.tx.select({ id: signup.id }).from(signup).where(and(eq(signup.shiftId, input.shiftId), eq(signup.personId, personId), sql`${signup.state} not in ('cancelled', 'passed')`));
    if (already) refused.push({ personId, codes: ["already"] });
    else if (unfit.length > 0) refused.push({ personId, codes: unfit.map((reason) => reason.code) });
    else entered.push({ personId, ...(await enterByProxy(ctx, place, person)) });
  }
  if (entered.length === 0) refuse("nobody", "没有一个人可以报上：都已报名，或不适合这个岗位。");
  return { entered, refused };
});

async function enterByProxy(ctx: Context, place: LoadedShift, person: LoadedPerson, { instant = false, overruled, nameId }: { instant?: boolean; overruled?: string | undefined; nameId?: string | undefined } = {}): Promise<Entered> {
  const onSpot = place.state === "under_way";
  const free = onSpot ? place.capacity - place.taken : await freeForNewcomer(ctx, place);
  if (onSpot && free <= 0) refuse("full", "名额已满。场次进行中不再候补，请先加名额。");
  const entered = await enter(ctx, place, { personId: person.personId, via: onSpot ? "lead" : "proxy", instant, overruled, free });
  await settleByEntry(ctx, place.shiftId, { name: person.name, signupId: entered.signupId, nameId });
  if (!onSpot) await tell(ctx, place, person, { kind: "signup", text: words.entered(place, entered.state === "waitlisted"), signupId: entered.signupId });
  return entered;
}

function unfitByProxy(place: LoadedShift, person: LoadedPerson, at: Date): Unfit[] {
  return fits(place, person, at, { window: place.state !== "under_way" });
}

/** Free places that a newcomer may take: those who wait and fit come first. */
async function freeForNewcomer(ctx: Context, place: LoadedShift): Promise<number> {
  const free = place.capacity - place.taken;
  if (free <= 0 || place.lastQueue === null) return free;
  const { left } = await offerFreePlaces.within(ctx, { shiftId: place.shiftId });
  return left;
}

function says(unfit: Unfit[]): string {
  return unfit.map((reason) => reason.says).join("；");
}

function refuseUnfit(unfit: Unfit[]): void {
  if (unfit.length > 0) refuse("unfit", `暂时不能报这个岗位：${says(unfit)}。`);
}

/** Who answers for a sign-up: the person and his link, or a post that may answer for him. */
const answering = (ctx: Context): Action => (ctx.actor.kind === "post" ? "signup.proxy_answer" : "signup.answer");

/** Cancels a sign-up before its shift begins; the place goes to the waitlist by the worker. */
export const cancelSignup = command("cancelSignup", cancelInput, async (ctx, { signupId, reason }) => {
  const { row, shift: place, person } = await lockSignup(ctx, signupId);
  await ctx.may(answering(ctx), { id: signupId });
  if (row.state === "cancelled") refuse("already", "这次报名已经取消了。");
  if (place.startsAt <= ctx.now) refuse("begun", "岗位时间已经开始，不能再取消。请同负责人说一声。");
  await move(ctx, place, row, "cancelled", { reason: reason || null });
  await spendLinks(ctx, signupId);
  const byOther = ctx.actor.kind === "post";
  await ctx.record({ subject: "signup", id: signupId, organizationId: place.ownerId, forPersonId: byOther ? row.personId : null, reason: reason || null, change: { from: row.state, state: "cancelled" } });
  if (byOther) await tell(ctx, place, person, { kind: "signup", text: words.cancelledFor(place), signupId });
  return { signupId, state: "cancelled" as const };
});

/** Answers an offer: accepted within its time it is confirmed; declined, the next is asked. */
export const answerOffer = command("answerOffer", answerInput, async (ctx, { signupId, accept }) => {
  const { row, shift: place, person } = await lockSignup(ctx, signupId);
  await ctx.may(answering(ctx), { id: signupId });
  if (row.state !== "offered") refuse("not_offered", row.state === "confirmed" ? "您已经报上了，不用再答复。" : "这个递补名额已经不等答复了。想参加可以再报名，排到候补末尾。");
  if (row.offeredUntil && row.offeredUntil <= ctx.now) refuse("offer_over", "答复时间已过，名额已问下一位。想参加可以再报名，排到候补末尾。");
  if (place.state !== "published") refuse("not_open", "场次已取消或已开始。");
  const state = accept ? "confirmed" : "passed";
  if (accept) refuseUnfit(fits(place, person, ctx.now, { window: false }).filter((reason) => !reason.soft));
  await move(ctx, place, row, state, accept ? { reconfirmedAt: place.reconfirmBy ? ctx.now : null } : {});
  await spendLinks(ctx, signupId);
  await ctx.record({ subject: "signup", id: signupId, organizationId: place.ownerId, forPersonId: ctx.actor.kind === "post" ? row.personId : null, change: { from: "offered", state } });
  return { signupId, state: state as "confirmed" | "passed" };
});

/** After a change of time or place: says again that he comes, or gives his place back. */
export const reconfirm = command("reconfirm", reconfirmInput, async (ctx, { signupId, comes }) => {
  const { row, shift: place } = await lockSignup(ctx, signupId);
  await ctx.may(answering(ctx), { id: signupId });
  if (row.state !== "confirmed") refuse("not_confirmed", "这次报名已经取消或已有结果，不用再答复。");
  if (place.startsAt <= ctx.now) refuse("begun", "岗位时间已经开始，请直接同负责人说。");
  if (comes) await ctx.tx.update(signup).set({ reconfirmedAt: ctx.now, changedAt: ctx.now }).where(eq(signup.id, signupId));
  else await move(ctx, place, row, "cancelled", { reason: "变更后来不了" });
  await spendLinks(ctx, signupId);
  const state = comes ? "confirmed" : "cancelled";
  await ctx.record({ subject: "signup", id: signupId, organizationId: place.ownerId, forPersonId: ctx.actor.kind === "post" ? row.personId : null, change: { from: "confirmed", state, again: true } });
  return { signupId, state: state as "confirmed" | "cancelled" };
});

/** Gives a shift's free places to the waitlist, in its order: an offer with a time, at once to who said so, or the phone list. */
export const offerFreePlaces = command("offerFreePlaces", shiftIdInput, async (ctx, { shiftId }) => {
  await lockShift(ctx, shiftId);
  const { shift: place } = await readPlaces(ctx, shiftId, []);
  await ctx.may("signup.offer", { sessionId: place.sessionId });
  const { steps, left } = await stepsFor(ctx.tx, place, ctx.now);
  for (const step of steps) {
    const { signupId, person } = step;
    const row = { id: signupId, state: "waitlisted" } as Parameters<typeof move>[2];
    if (step.kind === "phone") {
      await tell(ctx, place, person, { kind: "offer", text: words.offerByPhone(place), signupId, once: phoneOnce(signupId), byPhone: true });
    } else if (step.kind === "place") {
      await move(ctx, place, row, "confirmed", { reconfirmedAt: place.reconfirmBy ? ctx.now : null });
      await tell(ctx, place, person, { kind: "offer", text: words.placed(place), signupId });
    } else {
      await move(ctx, place, row, "offered", { offeredAt: ctx.now, offeredUntil: step.until });
      await tell(ctx, place, person, { kind: "offer", text: words.offer(place, step.until), signupId, link: { purpose: "offer", until: step.until } });
    }
    await ctx.record({ subject: "signup", id: signupId, organizationId: place.ownerId, forPersonId: person.personId, change: { from: "waitlisted", step: step.kind } });
  }
  if (steps.length === 0) await ctx.record({ subject: "shift", id: shiftId, organizationId: place.ownerId, change: { offered: 0 } });
  return { offered: steps.length, left };
});

/** An offer nobody answered in time: passed, and the place goes to the next. Does nothing when the answer came first. */
export const expireOffer = command("expireOffer", signupIdInput, async (ctx, { signupId }) => {
  const { row, shift: place } = await lockSignup(ctx, signupId);
  await ctx.may("signup.offer", { sessionId: place.sessionId });
  const over = row.state === "offered" && row.offeredUntil !== null && row.offeredUntil <= ctx.now;
  if (over) await move(ctx, place, row, "passed");
  if (over) await spendLinks(ctx, signupId);
  await ctx.record({ subject: "signup", id: signupId, organizationId: place.ownerId, forPersonId: row.personId, change: { from: row.state, state: over ? "passed" : row.state } });
  return { signupId, passed: over };
});

/** With a cancelled session: ends every sign-up and tells each person once. Joined by cancelSession, which holds the locks. */
export const cancelForSession = command("cancelForSession", endInput, async (ctx, { sessionId, reason }) => {
  await ctx.may("signup.end", { sessionId });
  const live = await liveOf(ctx, sessionId);
  for (const { signupId, shiftId, personId } of live) {
    const { shift: place, persons } = await readPlaces(ctx, shiftId, [personId]);
    const person = persons.get(personId);
    await spendLinks(ctx, signupId);
    if (person) await tell(ctx, place, person, { kind: "cancellation", text: words.cancelled(place, reason), signupId, once: `cancelled:${sessionId}:${personId}` });
  }
  await ctx.tx.update(signup).set({ state: "cancelled", reason, offeredUntil: null, queue: null, changedAt: ctx.now }).where(and(eq(signup.sessionId, sessionId), inArray(signup.state, ["confirmed", "waitlisted", "offered"])));
  await ctx.tx.update(shift).set({ taken: 0 }).where(eq(shift.sessionId, sessionId));
  await ctx.record({ subject: "session", id: sessionId, organizationId: null, reason, change: { cancelled: live.length } });
  return { told: new Set(live.map((row) => row.personId)).size };
});

/** After a change of time or place: the confirmed are asked again (a link each), the waiting are told. Nobody loses his place. */
export const askAgain = command("askAgain", sessionIdInput, async (ctx, { sessionId }) => {
  await ctx.may("signup.end", { sessionId });
  const live = await liveOf(ctx, sessionId);
  await ctx.tx.update(signup).set({ reconfirmedAt: null }).where(and(eq(signup.sessionId, sessionId), eq(signup.state, "confirmed")));
  for (const { signupId, shiftId, personId, state } of live) {
    const { shift: place, persons } = await readPlaces(ctx, shiftId, [personId]);
    const person = persons.get(personId);
    const by = place.reconfirmBy;
    if (!person || !by) continue;
    const asked = state === "confirmed";
    await tell(ctx, place, person, { kind: "change", text: asked ? words.changed(place, by) : words.changedWaiting(place), signupId, link: asked ? { purpose: "reconfirm", until: place.startsAt } : undefined });
  }
  await ctx.record({ subject: "session", id: sessionId, organizationId: null, change: { asked: live.length } });
  return { told: live.length };
});

async function liveOf(ctx: Context, sessionId: string) {
  return ctx.tx
    .select({ signupId: signup.id, shiftId: signup.shiftId, personId: signup.personId, state: signup.state })
    .from(signup)
    .where(and(eq(signup.sessionId, sessionId), inArray(signup.state, ["confirmed", "waitlisted", "offered"])))
    .orderBy(signup.id);
}
