import { and, eq, inArray } from "drizzle-orm";
import { request, requestFollower } from "#db/schema/requests.ts";
import { personOf, type Actor } from "#lib/actor.ts";
import { withinLimit } from "#lib/attempts.ts";
import { dayOf } from "#lib/calendar.ts";
import { command, type Context } from "#lib/command.ts";
import { issueFollowCode } from "#lib/follow/commands.ts";
import { newId } from "#lib/ids.ts";
import { announce } from "#lib/outbox.ts";
import { refuse, type Answer } from "#lib/refusal.ts";
import { retentionOf } from "#lib/retention/queries.ts";
import { contactEndsOn } from "#lib/retention/rules.ts";
import { workCalendar } from "#lib/workdays/queries.ts";
import { linkOf, phoneHash, sealContact, tellFollowers } from "./contacts.ts";
import { addEntry, lockRequest, nextNumber, organizationOf, ownGridIn, standingOf, type Standing } from "./course.ts";
import { advanceRequestInput, changeRequestInput, eraseContactInput, followTooInput, logFindingInput, logRequestInput, publishResultInput, redirectRequestInput, reportRequestInput, takeBackRedirectInput } from "./input.ts";
import { dueAt, gramsOf, mayMove } from "./rules.ts";

export { mergeRequest, unmergeRequest } from "./merging.ts";
export { endTurnOf, linkTurn, turnStart } from "./turns.ts";

type Report = { communityId: string; placeId: string | null; placeText: string; pointX: number | null; pointY: number | null; words: string; phone: string; callMe: string; publicConsent: boolean; photos: string[] };

/** A resident reports a problem without an account. Out: its id (his code is codeOf(id)) and number. An ordinary due time; the desk may change the urgency. */
export const reportRequest = command("reportRequest", reportRequestInput, async (ctx, input) => {
  await ctx.may("request.report", { public: true });
  return receive(ctx, input, { category: input.category, urgency: "ordinary", via: "online", outsideSystem: null, outsideNumber: null });
});

/**
 * The same for the public form: no more than 30 in ten minutes from one address and 10 a day with one phone. A repeated key counts too, and still gets its first answer.
 * `follow`: the id of the open request that he also meets; then it is followed instead.
 */
export async function sendReport(actor: Actor, input: Record<string, unknown>, key: string, address: string): Promise<Answer<{ id: string; number: string }>> {
  const tooMany = (message: string): Answer<never> => ({ ok: false, code: "too_many", message, fields: {} });
  if (!(await withinLimit(`report from ${address}`, 30, 600))) return tooMany("这里十分钟内收到的反映太多了，请过一会儿再发；急事请直接打社区电话。");
  const phone = typeof input.phone === "string" ? input.phone.replace(/\D/g, "") : "";
  if (phone !== "" && !(await withinLimit(`report with ${phoneHash(phone).toString("base64url")}`, 10, 86_400))) return tooMany("这个手机号今天反映得太多了，请明天再发，或打社区电话一起说。");
  return input.follow ? followToo(actor, { ...input, requestId: input.follow }, key) : reportRequest(actor, input, key);
}

/** The counter keys in a visitor, a caller, a paper or an order of another system; solved on the spot it goes straight to 办结. Refuses outside_known with the number it has here. */
export const logRequest = command("logRequest", logRequestInput, async (ctx, input) => {
  // A grid worker logs what stands in his grid; what names no building stands there too.
  const standing = await standingOf(ctx, input.communityId, input.placeId);
  const at = input.placeId ? standing : { ...standing, organizationId: (await ownGridIn(ctx, input.communityId)) ?? standing.organizationId };
  await ctx.may("request.log", { organizationId: at.organizationId });
  if (input.outsideNumber) await refuseKnown(ctx, input.outsideSystem!, input.outsideNumber);
  const made = await receive(ctx, input, { category: input.category, urgency: input.urgency, via: input.via, outsideSystem: input.outsideSystem, outsideNumber: input.outsideNumber }, at);
  if (input.solvedWith !== "") {
    const entry = { kind: "resolved", visible: true, text: input.solvedWith, organizationId: organizationOf(ctx.actor) } as const;
    await advanceRequest.within(ctx, { requestId: made.id, to: "resolved", entry, answers: true, tell: "" });
    await ctx.tx.update(request).set({ onTheSpot: true }).where(eq(request.id, made.id));
  }
  return made;
});

/** What a unit found on its visit (周进网格), for the visit's command: it stands in the grid that was visited, unless its place says another. */
export const logFinding = command("logFinding", logFindingInput, async (ctx, input) => {
  await ctx.may("request.log", { organizationId: input.gridId });
  const standing = await standingOf(ctx, input.communityId, input.placeId);
  const at = standing.organizationId === input.communityId ? { ...standing, organizationId: input.gridId } : standing;
  const found = { ...input, pointX: null, pointY: null, phone: "", callMe: "", publicConsent: false, photos: [] };
  return receive(ctx, found, { category: input.category, urgency: "ordinary", via: "visit", outsideSystem: null, outsideNumber: null, visitId: input.visitId }, at, input.from);
});

type How = Pick<typeof request.$inferInsert, "category" | "urgency" | "via" | "outsideSystem" | "outsideNumber" | "visitId">;

async function receive(ctx: Context, input: Report, how: How, at?: Standing, text = "") {
  const standing = at ?? (await standingOf(ctx, input.communityId, input.placeId));
  const id = newId();
  const number = await nextNumber(ctx, input.communityId);
  const due = dueAt(how.urgency, ctx.now, await workCalendar(ctx.tx, dayOf(ctx.now)));
  await ctx.tx.insert(request).values({
    id,
    number,
    ...how,
    communityId: input.communityId,
    organizationId: standing.organizationId,
    placeId: input.placeId,
    placeText: input.placeText,
    pointX: input.pointX,
    pointY: input.pointY,
    state: "received",
    words: input.words,
    grams: gramsOf([number, how.outsideNumber, standing.placeName, input.placeText, input.words].filter(Boolean).join(" ")),
    ...sealContact(id, input),
    publicConsent: input.publicConsent,
    receivedAt: ctx.now,
    receivedBy: personOf(ctx.actor),
    recordedAt: ctx.now,
    dueAt: due,
  });
  await addEntry(ctx, { id, organizationId: standing.organizationId }, { kind: "received", visible: true, text, organizationId: organizationOf(ctx.actor) }, input.photos);
  await issueFollowCode(ctx, "request", id);
  await ctx.record({ subject: "request", id, organizationId: standing.organizationId, change: { via: how.via, category: how.category, urgency: how.urgency } });
  if (input.phone) await announce(ctx, { kind: "request", phone: input.phone, organizationId: input.communityId, subject: "request", subjectId: id, text: `您反映的问题已受理，编号${number}。办理进展可点开链接查看：`, secret: linkOf(id) });
  return { id, number };
}

async function refuseKnown(ctx: Context, system: NonNullable<(typeof request.$inferSelect)["outsideSystem"]>, outsideNumber: string): Promise<void> {
  const [known] = await ctx.tx.select({ number: request.number }).from(request).where(and(eq(request.outsideSystem, system), eq(request.outsideNumber, outsideNumber)));
  if (known) refuse("outside_known", `这个编号已经登记过：${known.number}。`, { outsideNumber: `已经登记为${known.number}` });
}

/** 我也遇到: another resident follows an open request. Out: the id his code is made from. The same phone twice gets the first one again. */
export const followToo = command("followToo", followTooInput, async (ctx, input) => {
  const held = await lockRequest(ctx, input.requestId);
  await ctx.may("request.report", { public: true });
  if (["redirected", "merged", "verified"].includes(held.state)) refuse("not_open", "这件诉求已经结束。请另外反映一件。");
  const id = newId();
  const hash = phoneHash(input.phone);
  const [before] = await ctx.tx.select({ id: requestFollower.id }).from(requestFollower).where(and(eq(requestFollower.requestId, held.id), eq(requestFollower.phoneHash, hash)));
  if (!before) {
    await ctx.tx.insert(requestFollower).values({ id, requestId: held.id, ...sealContact(id, input), at: ctx.now });
    await addEntry(ctx, held, { kind: "followed", visible: true });
    await issueFollowCode(ctx, "request", held.id, id);
  }
  await ctx.record({ subject: "request", id: held.id, organizationId: held.organizationId, change: { followed: !before } });
  const seed = before?.id ?? id;
  await announce(ctx, { kind: "request", phone: input.phone, organizationId: held.communityId, subject: "request", subjectId: held.id, text: `您跟进的诉求${held.number}有进展会告诉您，也可点开链接查看：`, secret: linkOf(seed) });
  return { id: seed, number: held.number };
});

/** Corrects category, urgency (its due time follows) or place before it is resolved. A stale form is refused. */
export const changeRequest = command("changeRequest", changeRequestInput, async (ctx, input) => {
  const held = await lockRequest(ctx, input.requestId);
  await ctx.may("request.dispatch", { id: held.id });
  if (held.version !== input.version) refuse("stale", "这件诉求刚刚被别人改过。请先看最新的内容，再改一次；您写的还在。");
  if (!["received", "dispatched", "in_progress"].includes(held.state)) refuse("not_open", "已经办结，不能再改类别和期限。");
  const standing = await standingOf(ctx, held.communityId, input.placeId);
  const calendar = await workCalendar(ctx.tx, dayOf(held.receivedAt));
  const due = input.urgency === held.urgency ? held.dueAt : dueAt(input.urgency, held.receivedAt, calendar);
  const grams = gramsOf([held.number, held.outsideNumber, standing.placeName, input.placeText, held.words].filter(Boolean).join(" "));
  await ctx.tx
    .update(request)
    .set({ category: input.category, urgency: input.urgency, placeId: input.placeId, placeText: input.placeText, organizationId: standing.organizationId, dueAt: due, firstDueAt: due === held.dueAt ? held.firstDueAt : null, grams, version: held.version + 1 })
    .where(eq(request.id, held.id));
  await addEntry(ctx, held, { kind: "changed", visible: false, text: input.reason, organizationId: organizationOf(ctx.actor) });
  await ctx.record({ subject: "request", id: held.id, organizationId: standing.organizationId, reason: input.reason, change: { category: input.category, urgency: input.urgency, from: held.urgency } });
  return { id: held.id };
});

/** 已告知其他渠道: not for the community; the resident is told where. */
export const redirectRequest = command("redirectRequest", redirectRequestInput, async (ctx, input) => {
  const held = await lockRequest(ctx, input.requestId);
  await ctx.may("request.dispatch", { id: held.id });
  if (!mayMove(held.state, "redirected")) refuse("cannot_move", "已经派单或办理，不能再告知其他渠道。");
  await ctx.tx.update(request).set({ state: "redirected", redirectedTo: input.to, closedAt: ctx.now, firstAnswerAt: held.firstAnswerAt ?? ctx.now, version: held.version + 1 }).where(eq(request.id, held.id));
  await addEntry(ctx, held, { kind: "redirected", visible: true, text: [`请向${input.to}反映。`, input.text].filter(Boolean).join(""), organizationId: organizationOf(ctx.actor) });
  await ctx.record({ subject: "request", id: held.id, organizationId: held.organizationId, change: { from: held.state, to: "redirected" } });
  await tellFollowers(ctx, held, "request", `您反映的问题（${held.number}）不由社区办理，请向${input.to}反映。详情：`);
  return { id: held.id };
});

export const takeBackRedirect = command("takeBackRedirect", takeBackRedirectInput, async (ctx, input) => {
  const held = await lockRequest(ctx, input.requestId);
  await ctx.may("request.dispatch", { id: held.id });
  if (!mayMove(held.state, "received")) refuse("cannot_move", "只有告知了其他渠道的诉求可以收回。");
  await ctx.tx.update(request).set({ state: "received", redirectedTo: null, closedAt: null, version: held.version + 1 }).where(eq(request.id, held.id));
  await addEntry(ctx, held, { kind: "reopened", visible: true, text: "社区重新受理。", organizationId: organizationOf(ctx.actor) });
  await ctx.record({ subject: "request", id: held.id, organizationId: held.organizationId, reason: input.reason, change: { from: "redirected", to: "received" } });
  return { id: held.id };
});

/** What the public page says was done: by the resident's consent, without names; empty takes it off. */
export const publishResult = command("publishResult", publishResultInput, async (ctx, input) => {
  const held = await lockRequest(ctx, input.requestId);
  await ctx.may("request.dispatch", { id: held.id });
  if (input.text !== "" && !held.publicConsent) refuse("no_consent", "居民没有同意公开办理结果。", { text: "居民没有同意公开" });
  if (input.text !== "" && held.state !== "verified") refuse("not_verified", "回访确认解决后才能公开。");
  await ctx.tx.update(request).set({ publicText: input.text, version: held.version + 1 }).where(eq(request.id, held.id));
  await ctx.record({ subject: "request", id: held.id, organizationId: held.organizationId, change: { public: input.text !== "" } });
  return { id: held.id };
});

/** Moves a request on for a command that joins it, with its line, photos, the first answer and what residents are told. Refuses cannot_move. */
export const advanceRequest = command("advanceRequest", advanceRequestInput, async (ctx, input) => {
  const held = await lockRequest(ctx, input.requestId);
  await ctx.may("request.advance", { id: held.id });
  const to = input.to ?? held.state;
  if (input.to && !mayMove(held.state, input.to)) refuse("cannot_move", "这件诉求的状态刚刚变了，不能这样处理。请看最新的情况。");
  const resolved = input.to === "resolved" ? { resolvedAt: ctx.now, resolvedBy: personOf(ctx.actor) } : {};
  const closed = input.to === "verified" ? { closedAt: ctx.now } : {};
  const again = input.to === "in_progress" && ["resolved", "call_back", "verified"].includes(held.state) ? { closedAt: null, resolvedAt: null, resolvedBy: null, publicText: "", reopenings: held.reopenings + 1, onTheSpot: false } : {};
  const answered = input.answers && !held.firstAnswerAt ? { firstAnswerAt: ctx.now } : {};
  const extended = input.set.dueAt ? { firstDueAt: held.dueAt, dueAt: input.set.dueAt } : {};
  const escalated = input.set.escalation === undefined ? {} : { escalation: input.set.escalation, escalatedAt: ctx.now };
  const pushed = input.set.pushedDown === undefined ? {} : { pushedDown: input.set.pushedDown || null };
  await ctx.tx.update(request).set({ state: to, ...resolved, ...closed, ...again, ...answered, ...extended, ...escalated, ...pushed, version: held.version + 1 }).where(eq(request.id, held.id));
  await addEntry(ctx, held, input.entry, input.photos);
  await ctx.record({ subject: "request", id: held.id, organizationId: held.organizationId, change: { from: held.state, to, entry: input.entry.kind } });
  if (input.tell) await tellFollowers(ctx, held, input.entry.kind === "asked" ? "call_back" : "request", input.tell);
  return { id: held.id, state: to };
});

/** Erases the contact of a request a year after closing, and of all who followed it; its figures stand. */
export const eraseContact = command("eraseContact", eraseContactInput, async (ctx, input) => {
  const held = await lockRequest(ctx, input.requestId);
  await ctx.may("request.erase", {});
  if (!held.closedAt || contactEndsOn(held.closedAt, await retentionOf(ctx.tx, "contact_retention_days")) > dayOf(ctx.now)) refuse("too_early", "还不到清除的时候。");
  const ids = [held.id, ...(await ctx.tx.select({ id: request.id }).from(request).where(eq(request.mergedIntoId, held.id))).map((row) => row.id)];
  await ctx.tx.update(request).set({ contactSealed: null, phoneHash: null }).where(inArray(request.id, ids));
  await ctx.tx.update(requestFollower).set({ contactSealed: null, phoneHash: null }).where(inArray(requestFollower.requestId, ids));
  await ctx.record({ subject: "request", id: held.id, organizationId: held.organizationId, change: { erased: true } });
  return { id: held.id };
});
