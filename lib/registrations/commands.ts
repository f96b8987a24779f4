import { and, eq, ne } from "drizzle-orm";
import { memberRegistration, unitRegistration } from "#db/schema/participation.ts";
import { personOf } from "#lib/actor.ts";
import { dayOf } from "#lib/calendar.ts";
import { command, lockName, type Context } from "#lib/command.ts";
import { attachFile } from "#lib/files/commands.ts";
import { newId } from "#lib/ids.ts";
import { addPerson } from "#lib/people/commands.ts";
import { holdsAction } from "#lib/reach.ts";
import { refuse } from "#lib/refusal.ts";
import { acceptMemberRegistrationsInput, decideUnitRegistrationInput, endMemberRegistrationInput, moveMemberRegistrationInput, returnMemberRegistrationsInput, returnUnitRegistrationInput, submitMemberRegistrationInput, submitMemberRegistrationsInput, submitUnitRegistrationInput } from "./input.ts";
import { judgeList, readList } from "./list.ts";
import { mayRegister, stateAfter, wayOf, whyNot, type Move } from "./rules.ts";
import { communityHere, listGround, standingOn } from "./standing.ts";
import { acceptRows, tellSubmitters, waitingRows } from "./waiting-list.ts";

/** 单位报到: to a community on line, or by the stamped slip where nobody has a post there. What was returned is submitted again. */
export const submitUnitRegistration = command("submitUnitRegistration", submitUnitRegistrationInput, async (ctx, input) => {
  const { unitId, communityId, source, contactName, contactPhone } = input;
  await lockName(ctx.tx, `unit registration ${unitId} ${communityId}`);
  const [live] = await ctx.tx.select().from(unitRegistration).where(and(eq(unitRegistration.unitId, unitId), eq(unitRegistration.communityId, communityId), ne(unitRegistration.state, "ended"))).for("update");
  await ctx.may("unit_registration.submit", { organizationId: unitId });
  const state = next(live?.state ?? null, "submit");
  await openWay(ctx, communityId, source, input.slipFileId ?? live?.slipFileId ?? null);
  const slipFileId = await attachedSlip(ctx, source, input.slipFileId, live?.slipFileId);
  const fields = { state, source, contactName, contactPhone, slipFileId, submittedBy: me(ctx), submittedAt: ctx.now, decidedBy: null, decidedAt: null, reason: null };
  const id = live?.id ?? newId();
  if (live) await ctx.tx.update(unitRegistration).set(fields).where(eq(unitRegistration.id, id));
  else await ctx.tx.insert(unitRegistration).values({ id, unitId, communityId, recordedAt: ctx.now, ...fields });
  await ctx.record({ subject: "unitRegistration", id, organizationId: unitId, change: { from: live?.state ?? null, to: state, community: communityId, source } });
  return { registrationId: id, state };
});

/** The community accepts; the stamped slip is checked by the unit's second person instead. */
export const acceptUnitRegistration = command("acceptUnitRegistration", decideUnitRegistrationInput, (ctx, input) => decideUnit(ctx, input.registrationId, "accept", null));

export const returnUnitRegistration = command("returnUnitRegistration", returnUnitRegistrationInput, (ctx, input) => decideUnit(ctx, input.registrationId, "return", input.reason));

async function decideUnit(ctx: Context, registrationId: string, move: "accept" | "return", reason: string | null) {
  const row = await unitRow(ctx, registrationId);
  await ctx.may(row?.source === "paper" ? "unit_registration.verify" : "unit_registration.accept", { id: registrationId });
  const state = next(row?.state, move);
  const fromDay = move === "accept" ? dayOf(ctx.now) : null;
  await ctx.tx.update(unitRegistration).set({ state, decidedBy: me(ctx), decidedAt: ctx.now, reason, fromDay }).where(eq(unitRegistration.id, registrationId));
  await ctx.record({ subject: "unitRegistration", id: registrationId, organizationId: row?.unitId, reason, change: { from: row?.state ?? null, to: state } });
  return { registrationId, state };
}

/** Either side may end it: the unit, or the community. */
export const endUnitRegistration = command("endUnitRegistration", returnUnitRegistrationInput, async (ctx, { registrationId, reason }) => {
  const row = await unitRow(ctx, registrationId);
  await ctx.may(holdsAction(ctx.actor, "unit_registration.accept") ? "unit_registration.accept" : "unit_registration.submit", { id: registrationId });
  const state = next(row?.state, "end");
  await ctx.tx.update(unitRegistration).set({ state, toDay: dayOf(ctx.now), reason }).where(eq(unitRegistration.id, registrationId));
  await ctx.record({ subject: "unitRegistration", id: registrationId, organizationId: row?.unitId, reason, change: { from: "accepted", to: state } });
  return { registrationId, state };
});

/** 党员报到, by himself or by his unit's liaison. What was returned is submitted again, to the same community or another. */
export const submitMemberRegistration = command("submitMemberRegistration", submitMemberRegistrationInput, async (ctx, input) => {
  await openWay(ctx, input.communityId, input.source, input.slipFileId);
  return submitMember(ctx, input);
});

/** A pasted list: judged line by line, new people are added to the unit's roster, and all good rows submitted in one go. */
export const submitMemberRegistrations = command("submitMemberRegistrations", submitMemberRegistrationsInput, async (ctx, input) => {
  await lockName(ctx.tx, `member registrations of ${input.unitId}`);
  await ctx.may("member_registration.submit", { organizationId: input.unitId });
  const rows = judgeList(readList(input.text), await listGround(ctx.tx, input.unitId, dayOf(ctx.now), input.communityId));
  const wrong = rows.filter((row) => row.error !== null);
  const good = rows.filter((row) => row.error === null && row.does !== "already");
  if (wrong.length > 0 && !input.skipErrors) refuse("list_has_errors", `有 ${wrong.length} 行需要修改，请看名单里标出的地方；也可以选“先提交没有问题的”。`, { text: `第 ${wrong.map((row) => row.line).slice(0, 20).join("、")} 行有问题。` });
  if (good.length === 0) refuse("nothing_to_submit", "名单里没有要提交的人：都已报到，或每一行都有问题。", { text: "没有可以提交的行。" });
  const communities = [...new Set(good.map((row) => row.communityId ?? ""))];
  for (const communityId of communities) await openWay(ctx, communityId, "online", null);
  let added = 0;
  for (const row of good) {
    const personId = row.personId ?? (await addPerson.within(ctx, { name: row.name, phone: row.phone, organizationId: input.unitId, standing: "in_service" })).personId;
    if (row.personId === null) added++;
    await submitMember(ctx, { personId, communityId: row.communityId ?? "", source: "online", slipFileId: null });
  }
  return { submitted: good.length, added, already: rows.length - good.length - wrong.length, left: wrong.length };
});

/** Accepts a whole list at once, or those named: on line by the community, on paper by the unit's second person. */
export const acceptMemberRegistrations = command("acceptMemberRegistrations", acceptMemberRegistrationsInput, async (ctx, list) => {
  const rows = await waitingRows(ctx, list);
  const accepted = await acceptRows(ctx, rows, me(ctx));
  for (const row of accepted) await ctx.record({ subject: "memberRegistration", id: row.id, organizationId: row.unitId, forPersonId: row.personId, change: { from: "submitted", to: "accepted", fromDay: row.fromDay } });
  await tellSubmitters(ctx, accepted, (row) => `您向${row.community}的报到已接收，自 ${row.fromDay} 起算。`);
  return { accepted: accepted.length };
});

export const returnMemberRegistrations = command("returnMemberRegistrations", returnMemberRegistrationsInput, async (ctx, list) => {
  const rows = await waitingRows(ctx, list);
  for (const row of rows) {
    await ctx.tx.update(memberRegistration).set({ state: next("submitted", "return"), decidedBy: me(ctx), decidedAt: ctx.now, reason: list.reason }).where(eq(memberRegistration.id, row.id));
    await ctx.record({ subject: "memberRegistration", id: row.id, organizationId: row.unitId, forPersonId: row.personId, reason: list.reason, change: { from: "submitted", to: "returned" } });
  }
  await tellSubmitters(ctx, rows, (row) => `您向${row.community}的报到被退回：${list.reason}。请修改后再提交。`);
  return { returned: rows.length };
});

/** Ends a standing registration today: by himself, his unit, or the community. */
export const endMemberRegistration = command("endMemberRegistration", endMemberRegistrationInput, async (ctx, { registrationId, reason }) => {
  await endMember(ctx, registrationId, reason);
  return { registrationId };
});

/** 转接: ends the one and submits the other in one step; the new one stands from its acceptance. */
export const moveMemberRegistration = command("moveMemberRegistration", moveMemberRegistrationInput, async (ctx, { registrationId, reason, ...to }) => {
  const row = await endMember(ctx, registrationId, reason);
  if (row.communityId === to.communityId) refuse("same_community", "新社区和原来的相同。", { communityId: "请选择另一个社区。" });
  await openWay(ctx, to.communityId, to.source, to.slipFileId);
  return submitMember(ctx, { personId: row.personId, ...to });
});

async function endMember(ctx: Context, registrationId: string, reason: string) {
  const [row] = await ctx.tx.select().from(memberRegistration).where(eq(memberRegistration.id, registrationId)).for("update");
  if (!row) return refuse("not_found", "没有找到这条报到。");
  const today = dayOf(ctx.now);
  // He may have changed units since he registered: his present unit speaks for him.
  const unitId = (await standingOn(ctx.tx, row.personId, today))?.unitId ?? row.unitId;
  const facts = { organizationId: unitId, hostId: row.communityId, personId: row.personId };
  await ctx.may(holdsAction(ctx.actor, "member_registration.accept") ? "member_registration.accept" : "member_registration.submit", facts);
  const state = next(row.state, "end");
  const toDay = row.fromDay !== null && row.fromDay > today ? row.fromDay : today;
  await ctx.tx.update(memberRegistration).set({ state, toDay, reason }).where(eq(memberRegistration.id, row.id));
  await ctx.record({ subject: "memberRegistration", id: row.id, organizationId: unitId, forPersonId: row.personId, reason, change: { from: row.state, to: state, toDay } });
  return row;
}

async function submitMember(ctx: Context, input: { personId: string; communityId: string; source: "online" | "paper"; slipFileId: string | null }) {
  const { personId, communityId, source } = input;
  await lockName(ctx.tx, `member registration ${personId}`);
  const [live] = await ctx.tx.select().from(memberRegistration).where(and(eq(memberRegistration.personId, personId), ne(memberRegistration.state, "ended"))).for("update");
  const stands = await standingOn(ctx.tx, personId, dayOf(ctx.now));
  await ctx.may("member_registration.submit", { organizationId: stands?.unitId, personId });
  const no = mayRegister(stands?.standing ?? null);
  if (no !== null || !stands) return refuse("not_in_service", no ?? "", { personId: no ?? "" });
  const state = next(live?.state ?? null, "submit");
  const slipFileId = await attachedSlip(ctx, source, input.slipFileId, live?.slipFileId);
  const fields = { unitId: stands.unitId, communityId, state, source, slipFileId, submittedBy: me(ctx), submittedAt: ctx.now, decidedBy: null, decidedAt: null, reason: null };
  const id = live?.id ?? newId();
  if (live) await ctx.tx.update(memberRegistration).set(fields).where(eq(memberRegistration.id, id));
  else await ctx.tx.insert(memberRegistration).values({ id, personId, recordedAt: ctx.now, ...fields });
  await ctx.record({ subject: "memberRegistration", id, organizationId: stands.unitId, forPersonId: personId === me(ctx) ? null : personId, change: { from: live?.state ?? null, to: state, community: communityId, source } });
  return { registrationId: id, state };
}

async function openWay(ctx: Context, communityId: string, source: "online" | "paper", slipFileId: string | null): Promise<void> {
  const community = await communityHere(ctx.tx, communityId, dayOf(ctx.now));
  if (!community) return refuse("community_not_found", "没有找到这个社区，或它已停用。", { communityId: "请重新选择社区。" });
  const closed = wayOf(source, community.here, slipFileId !== null);
  if (closed) refuse(`registration_${closed.field === "source" ? "other_way" : "without_slip"}`, `${community.name}：${closed.message}`, { [closed.field]: closed.message });
}

async function attachedSlip(ctx: Context, source: "online" | "paper", fresh: string | null, before: string | null | undefined): Promise<string | null> {
  if (source === "online") return null;
  if (fresh === null || fresh === before) return before ?? null;
  await attachFile.within(ctx, { fileId: fresh, kind: "registration_slip", field: "slipFileId" });
  return fresh;
}

async function unitRow(ctx: Context, id: string) {
  const [row] = await ctx.tx.select().from(unitRegistration).where(eq(unitRegistration.id, id)).for("update");
  return row;
}

function next(state: Parameters<typeof stateAfter>[0] | undefined, move: Move) {
  const after = stateAfter(state ?? null, move);
  return after ?? refuse(`registration_not_${move}`, state ? whyNot(state, move) : "没有找到这条报到。");
}

function me(ctx: Context): string {
  return personOf(ctx.actor) ?? refuse("no_person", "请先登录。");
}
