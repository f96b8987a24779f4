import { and, eq, isNull, ne } from "drizzle-orm";
import { organization } from "#db/schema/organizations.ts";
import { person, unitMember } from "#db/schema/people.ts";
import type { PartyStanding } from "#db/words.ts";
import { addDays, dayOf } from "#lib/calendar.ts";
import { command, type Context } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import { maskPhone } from "#lib/masks.ts";
import { announce } from "#lib/outbox.ts";
import { refuse } from "#lib/refusal.ts";
import { leaveOthers, proveNumber } from "#lib/sign-in/commands.ts";
import { addPersonInput, changeOwnPhoneInput, changePersonInput, dropOwnPhoneInput, endPersonInput, moveUnitInput, pastePersonsInput, restDaysInput } from "./input.ts";
import { ties } from "./ties.ts";
import { holdsMembers, readPasted } from "./rules.ts";
import { spellingOf } from "./spelling.ts";
import { standsAlready } from "./twins.ts";

/** Adds a person to an organization (志愿服务条例 art. 7: identity, skills, contact). A party member gets his unit row. Answers the id. */
export const addPerson = command("addPerson", addPersonInput, async (ctx, input) => {
  await ctx.may("person.change", { organizationId: input.organizationId });
  const today = dayOf(ctx.now);
  if (input.birthday && input.birthday > today) refuse("birthday_in_future", "生日在今天以后。", { birthday: "生日在今天以后。" });
  if (input.fromDay && input.fromDay > today) refuse("unit_in_future", "起始日期不能在今天以后。", { fromDay: "请填写今天或以前的日期。" });
  await home(ctx, input.organizationId, input.standing);
  if ((await standsAlready(ctx.tx, input.organizationId, [input])).length > 0) refuse("person_twin", "本组织已有同名、同电话的人，不用再加一次。", { name: "已有同名、同电话的人。" });
  const personId = await insert(ctx, input, input.organizationId, input.standing, input.fromDay ?? today);
  await ctx.record({ subject: "person", id: personId, organizationId: input.organizationId, forPersonId: personId, change: { standing: input.standing } });
  return { personId };
});

export const changePerson = command("changePerson", changePersonInput, async (ctx, { personId, ...details }) => {
  const before = await live(ctx, personId);
  await ctx.may("person.change", { id: personId });
  if (details.birthday && details.birthday > dayOf(ctx.now)) refuse("birthday_in_future", "生日在今天以后。", { birthday: "生日在今天以后。" });
  await ctx.tx.update(person).set({ ...details, ...spellingOf(details.name) }).where(eq(person.id, personId));
  const change = { name: before.name !== details.name, phone: before.phone !== details.phone, birthday: before.birthday !== details.birthday, volunteerNumber: before.volunteerNumber !== details.volunteerNumber };
  await ctx.record({ subject: "person", id: personId, organizationId: before.organizationId, forPersonId: personId, change });
  return { personId };
});

/** Ends a person who left or died: nothing of his may still run. What he did stays. */
export const endPerson = command("endPerson", endPersonInput, async (ctx, input) => {
  const row = await live(ctx, input.personId);
  await ctx.may("person.change", { id: row.id });
  const today = dayOf(ctx.now);
  const holding = await ties(ctx.tx, row.id, today, ctx.now);
  if (holding.length > 0) refuse("person_still_tied", `现在不能停用：${holding.join("；")}。请先办理这些。`);
  await closeUnit(ctx, row.id, today);
  await ctx.tx.update(person).set({ endedAt: ctx.now }).where(eq(person.id, row.id));
  await ctx.record({ subject: "person", id: row.id, organizationId: row.organizationId, forPersonId: row.id, reason: input.reason, change: { ended: true } });
  return { personId: row.id };
});

/** Moves him to another unit or branch, or changes his standing there (在职 → 离退休), from a day on; the days before stay as they were. */
export const moveUnit = command("moveUnit", moveUnitInput, async (ctx, input) => {
  const row = await live(ctx, input.personId);
  await ctx.may("person.change", { id: row.id });
  await ctx.may("person.change", { organizationId: input.organizationId });
  if (input.fromDay > dayOf(ctx.now)) refuse("unit_in_future", "转入日期不能在今天以后，到那天再办。", { fromDay: "请填写今天或以前的日期。" });
  await home(ctx, input.organizationId, input.standing);
  const [standing] = await ctx.tx.select().from(unitMember).where(and(eq(unitMember.personId, row.id), isNull(unitMember.toDay))).for("update");
  if (standing?.organizationId === input.organizationId && standing.standing === input.standing) refuse("unit_same", "他已经在这里，身份也没有变。", { organizationId: "请选择另一个组织或身份。" });
  if (standing && input.fromDay <= standing.fromDay) refuse("unit_before", `转入日期要晚于现在这一段的开始日期（${standing.fromDay}）。`, { fromDay: `要晚于 ${standing.fromDay}。` });
  await closeUnit(ctx, row.id, addDays(input.fromDay, -1));
  await openUnit(ctx, row.id, input.organizationId, input.standing, input.fromDay);
  await ctx.tx.update(person).set({ organizationId: input.organizationId }).where(eq(person.id, row.id));
  await ctx.record({ subject: "person", id: row.id, organizationId: input.organizationId, forPersonId: row.id, reason: input.reason || null, change: { from: row.organizationId, to: input.organizationId, standing: input.standing, fromDay: input.fromDay } });
  return { personId: row.id };
});

/**
 * He takes a new number, proved by the code sent to it. His other phones and computers are out, for they came in by the old
 * number; the old number is told, so that a change that wasn't his does not pass unseen.
 */
export const changeOwnPhone = command("changeOwnPhone", changeOwnPhoneInput, async (ctx, { personId, ...code }) => {
  const row = await live(ctx, personId);
  await ctx.may("person.change_own", { id: row.id });
  const { phone } = await proveNumber.within(ctx, { ...code, purpose: "phone_change" });
  if (phone === row.phone) refuse("phone_same", "这就是您现在的手机号，不用换。");
  const [other] = await ctx.tx.select({ id: person.id }).from(person).where(and(eq(person.phone, phone), ne(person.id, row.id), isNull(person.endedAt))).limit(1);
  await ctx.tx.update(person).set({ phone }).where(eq(person.id, row.id));
  const { ended } = await leaveOthers.within(ctx, { personId: row.id, signInId: "signInId" in ctx.actor ? ctx.actor.signInId : row.id });
  await ctx.record({ subject: "person", id: row.id, organizationId: row.organizationId, forPersonId: row.id, change: { phone: true, signInsEnded: ended } });
  const text = `${row.name}的手机号已换成 ${maskPhone(phone)}，以后的通知发到新号码。不是本人办的，请马上联系您的支部、单位或社区。`;
  if (row.phone) await announce(ctx, { kind: "phone_change", personId: row.id, phone: row.phone, organizationId: row.organizationId, subject: "person", subjectId: row.id, text });
  return { personId: row.id, shared: other !== undefined };
});

/** He has no telephone any more: what is told to him goes to the phone list, and he signs in by a printed card. */
export const dropOwnPhone = command("dropOwnPhone", dropOwnPhoneInput, async (ctx, { personId }) => {
  const row = await live(ctx, personId);
  await ctx.may("person.change_own", { id: row.id });
  await ctx.tx.update(person).set({ phone: "" }).where(eq(person.id, row.id));
  await ctx.record({ subject: "person", id: row.id, organizationId: row.organizationId, forPersonId: row.id, change: { phone: row.phone !== "" } });
  return { personId: row.id };
});

/** He rests by his own word: no shift fits him on these days (both included). */
export const restDays = command("restDays", restDaysInput, async (ctx, input) => rest(ctx, input, "person.change_own"));

/** The same, entered by his branch or unit for one who has no phone of his own. */
export const restDaysFor = command("restDaysFor", restDaysInput, async (ctx, input) => rest(ctx, input, "person.change"));

/** Adds the rows of a pasted list that are right and not there yet; the preview says the same. Answers how many. */
export const pastePersons = command("pastePersons", pastePersonsInput, async (ctx, input) => {
  await ctx.may("person.change", { organizationId: input.organizationId });
  await home(ctx, input.organizationId, input.standing);
  const today = dayOf(ctx.now);
  const rows = readPasted(input.lines, today).filter((row) => row.faults.length === 0);
  const there = new Set(await standsAlready(ctx.tx, input.organizationId, rows));
  const fresh = rows.filter((_, index) => !there.has(index));
  if (fresh.length === 0) refuse("nothing_to_add", "没有可以添加的行：要么有错，要么已经在名单里。", { lines: "没有可以添加的行。" });
  for (const row of fresh) {
    const personId = await insert(ctx, { ...row, volunteerNumber: "", formerCourt: "" }, input.organizationId, input.standing, today);
    await ctx.record({ subject: "person", id: personId, organizationId: input.organizationId, forPersonId: personId, change: { standing: input.standing, pasted: true } });
  }
  return { added: fresh.length };
});

type Details = { name: string; phone: string; birthday: string | null; volunteerNumber: string; formerCourt: string };

async function insert(ctx: Context, details: Details, organizationId: string, standing: PartyStanding, fromDay: string): Promise<string> {
  const id = newId();
  const { name, phone, birthday, volunteerNumber, formerCourt } = details;
  await ctx.tx.insert(person).values({ id, name, phone, birthday, volunteerNumber, formerCourt, ...spellingOf(name), organizationId, createdAt: ctx.now });
  await openUnit(ctx, id, organizationId, standing, fromDay);
  return id;
}

async function openUnit(ctx: Context, personId: string, organizationId: string, standing: PartyStanding, fromDay: string): Promise<void> {
  if (standing === "none") return;
  await ctx.tx.insert(unitMember).values({ id: newId(), personId, organizationId, standing, fromDay, recordedAt: ctx.now });
}

async function closeUnit(ctx: Context, personId: string, lastDay: string): Promise<void> {
  await ctx.tx.update(unitMember).set({ toDay: lastDay }).where(and(eq(unitMember.personId, personId), isNull(unitMember.toDay)));
}

async function rest(ctx: Context, input: { personId: string; restsFrom: string | null; restsUntil: string | null }, action: "person.change_own" | "person.change") {
  const row = await live(ctx, input.personId);
  await ctx.may(action, { id: row.id });
  await ctx.tx.update(person).set({ restsFrom: input.restsFrom, restsUntil: input.restsUntil }).where(eq(person.id, row.id));
  await ctx.record({ subject: "person", id: row.id, organizationId: row.organizationId, forPersonId: row.id, change: { restsFrom: input.restsFrom, restsUntil: input.restsUntil } });
  return { personId: row.id };
}

async function live(ctx: Context, id: string) {
  const [row] = await ctx.tx.select().from(person).where(and(eq(person.id, id), isNull(person.endedAt))).for("update");
  return row ?? refuse("person_not_found", "没有找到这个人，或他已停用。");
}

async function home(ctx: Context, organizationId: string, standing: PartyStanding): Promise<void> {
  const [row] = await ctx.tx.select({ kind: organization.kind }).from(organization).where(and(eq(organization.id, organizationId), isNull(organization.endedAt))).for("share");
  if (!row) refuse("organization_not_found", "没有找到这个组织，或它已经停用。", { organizationId: "请重新选择组织。" });
  if (!holdsMembers(row.kind, standing)) refuse("unit_not_here", "党员要属于单位或党支部。", { organizationId: "党员请选择单位或党支部。" });
}
