import { and, eq, inArray, isNull } from "drizzle-orm";
import { serviceRecord } from "#db/schema/hours.ts";
import { organization } from "#db/schema/organizations.ts";
import { session } from "#db/schema/sessions.ts";
import { personOf, type Actor } from "../actor.ts";
import { factsOf } from "../anchors.ts";
import { dayOf } from "../calendar.ts";
import { command, type Context } from "../command.ts";
import { formatSpan } from "../format.ts";
import { newId } from "../ids.ts";
import { refuse } from "../refusal.ts";
import { clashes } from "./clash.ts";
import { confirmRecordInput, confirmRecordsInput, enterRecordsInput, refuseRecordInput, reverseRecordInput, takeBackRecordInput } from "./input.ts";
import { canMoveRecord, confirmRefusals, whyNotConfirm, type ConfirmRefusal } from "./rules.ts";
import { standingOn } from "./standing.ts";

export { declareService } from "./declare.ts";

type Row = typeof serviceRecord.$inferSelect;

/**
 * Makes the service records of a session that closes, in its transaction. What the system timed stands confirmed by who closed, except his own and what would overlap;
 * manual minutes wait for a second person (domain.md “Figures”).
 */
export const enterRecords = command("enterRecords", enterRecordsInput, async (ctx, input) => {
  const [held] = await ctx.tx.select().from(session).where(eq(session.id, input.sessionId)).for("update");
  if (!held) return refuse("session_gone", "没有这个场次。");
  await ctx.may("service_record.enter", { sessionId: held.id, plannerId: held.ownerId, hostId: held.hostId });
  const closer = someone(ctx.actor);
  const day = dayOf(held.startsAt);
  const standing = await standingOn(ctx.tx, input.records.map((record) => record.personId), day);
  const rows = input.records.map(({ reason, ...record }) => {
    const own = standing.get(record.personId);
    return {
      ...record,
      id: newId(),
      kind: held.kind === "training" ? ("training" as const) : ("service" as const),
      sessionId: held.id,
      day,
      organizationId: own?.organizationId ?? null,
      communityId: held.hostId,
      doubleRegistration: held.doubleRegistration && own?.inService === true && own.registered,
      what: held.title,
      reason,
      recordedAt: ctx.now,
    };
  });
  const clash = await clashes(ctx.tx, rows);
  const decided = rows.map((row): typeof serviceRecord.$inferInsert => {
    const stands = !row.manual && row.personId !== closer && clash.of(row) === null;
    if (stands) clash.take(row);
    return stands ? { ...row, state: "confirmed", confirmedBy: closer, confirmedAt: ctx.now } : { ...row, state: "entered" };
  });
  await ctx.tx.insert(serviceRecord).values(decided);
  for (const row of decided) await ctx.record({ subject: "serviceRecord", id: row.id, organizationId: row.organizationId, forPersonId: row.personId, reason: row.reason, change: { state: row.state, minutes: row.minutes, source: row.source, manual: row.manual } });
  return { confirmed: decided.filter((row) => row.state === "confirmed").length, entered: decided.filter((row) => row.state === "entered").length, ids: decided.map((row) => row.id) };
});

/** Confirms one record; refuses with the reason, and names the record it overlaps. */
export const confirmRecord = command("confirmRecord", confirmRecordInput, async (ctx, input) => {
  const { confirmed, left } = await confirmAll(ctx, [input.id]);
  const [no] = left;
  if (no) return refuse(no.code, no.clashId ? await clashSentence(ctx, no.clashId) : confirmRefusals[no.code]);
  return { id: input.id, state: "confirmed" as const, confirmed: confirmed.length };
});

/** Confirms a whole list; each that can't be is named with its code and stays as it was. */
export const confirmRecords = command("confirmRecords", confirmRecordsInput, async (ctx, input) => {
  const { confirmed, left } = await confirmAll(ctx, [...new Set(input.ids)]);
  const first = left[0];
  if (confirmed.length === 0 && first) return refuse(first.code, `一条也没有确认。${first.clashId ? await clashSentence(ctx, first.clashId) : confirmRefusals[first.code]}`);
  return { confirmed, left };
});

interface Left {
  id: string;
  code: ConfirmRefusal;
  clashId: string | null;
}

async function confirmAll(ctx: Context, ids: string[]): Promise<{ confirmed: string[]; left: Left[] }> {
  const rows = await ctx.tx.select().from(serviceRecord).where(inArray(serviceRecord.id, ids)).orderBy(serviceRecord.id).for("update");
  if (rows.length < ids.length) return refuse("record_gone", "有的记录已经不在了，请刷新页面再试。");
  for (const row of rows) await ctx.may("service_record.confirm", { id: row.id });
  const by = someone(ctx.actor);
  const clash = await clashes(ctx.tx, rows);
  const confirmed: string[] = [];
  const left: Left[] = [];
  for (const row of rows) {
    const clashId = clash.of(row);
    const unitVerified = row.source === "declared" && !(await ofCommunity(ctx, row));
    const no = whyNotConfirm(row, by) ?? (clashId ? "overlap" : unitVerified && row.cardFileId === null ? "card_missing" : null);
    if (no) {
      left.push({ id: row.id, code: no, clashId: no === "overlap" ? clashId : null });
      continue;
    }
    clash.take(row);
    await ctx.tx.update(serviceRecord).set({ state: "confirmed", confirmedBy: by, confirmedAt: ctx.now, unitVerified }).where(eq(serviceRecord.id, row.id));
    await ctx.record({ subject: "serviceRecord", id: row.id, organizationId: row.organizationId, forPersonId: row.personId, change: { from: row.state, to: "confirmed", minutes: row.minutes, unitVerified } });
    confirmed.push(row.id);
  }
  return { confirmed, left };
}

/** Sends an entered record back with a reason; it earns nothing. */
export const refuseRecord = command("refuseRecord", refuseRecordInput, async (ctx, input) => {
  const row = await lockRecord(ctx, input.id);
  await ctx.may("service_record.confirm", { id: row.id });
  await dismiss(ctx, row, input.reason);
  return { id: row.id, state: "refused" as const };
});

/** Takes a confirmed record back: a new negative row beside it, once; the first row only changes its state. */
export const reverseRecord = command("reverseRecord", reverseRecordInput, async (ctx, input) => {
  const row = await lockRecord(ctx, input.id);
  await ctx.may("service_record.reverse", { id: row.id });
  if (row.personId === personOf(ctx.actor)) return refuse("own", "自己的服务记录不能由自己冲销，请换一位同事办理。");
  return { id: await reverse(ctx, row, input.reason), reversed: row.id };
});

/** When an attendance is corrected after closing: what it earned is refused or reversed. Null when it earned nothing. */
export const takeBackRecord = command("takeBackRecord", takeBackRecordInput, async (ctx, input) => {
  const [row] = await ctx.tx
    .select()
    .from(serviceRecord)
    .where(and(eq(serviceRecord.signupId, input.signupId), isNull(serviceRecord.reversesId), inArray(serviceRecord.state, ["entered", "confirmed"])))
    .for("update");
  await ctx.may("service_record.reverse", { personId: row?.personId });
  if (!row) {
    await ctx.record({ subject: "signup", id: input.signupId, reason: input.reason, change: { record: null } });
    return { id: null };
  }
  if (row.state === "confirmed") await reverse(ctx, row, input.reason);
  else await dismiss(ctx, row, input.reason);
  return { id: row.id };
});

async function dismiss(ctx: Context, row: Row, reason: string): Promise<void> {
  if (!canMoveRecord(row.state, "refused")) return refuse("not_entered", "这条记录已经处理过，不能再退回。");
  await ctx.tx.update(serviceRecord).set({ state: "refused", reason }).where(eq(serviceRecord.id, row.id));
  await ctx.record({ subject: "serviceRecord", id: row.id, organizationId: row.organizationId, forPersonId: row.personId, reason, change: { from: row.state, to: "refused" } });
}

async function reverse(ctx: Context, row: Row, reason: string): Promise<string> {
  if (row.reversesId !== null || !canMoveRecord(row.state, "reversed")) return refuse("not_confirmed", row.state === "reversed" ? "这条记录已经冲销过。" : "只有已确认的记录才能冲销。");
  const id = newId();
  const by = someone(ctx.actor);
  await ctx.tx.update(serviceRecord).set({ state: "reversed" }).where(eq(serviceRecord.id, row.id));
  await ctx.tx.insert(serviceRecord).values({ ...row, id, minutes: -row.minutes, state: "reversed", reversesId: row.id, enteredBy: by, confirmedBy: null, confirmedAt: null, reason, recordedAt: ctx.now });
  await ctx.record({ subject: "serviceRecord", id: row.id, organizationId: row.organizationId, forPersonId: row.personId, reason, change: { from: "confirmed", to: "reversed", minutes: -row.minutes, by: id } });
  return id;
}

async function lockRecord(ctx: Context, id: string): Promise<Row> {
  const [row] = await ctx.tx.select().from(serviceRecord).where(eq(serviceRecord.id, id)).for("update");
  return row ?? refuse("record_gone", "没有这条服务记录。");
}

function someone(actor: Actor): string {
  return personOf(actor) ?? refuse("forbidden", "服务记录要由登录的人办理。");
}

/** Does who confirms stand for the community? Otherwise it is another person of the unit: 单位核验. */
async function ofCommunity(ctx: Context, row: Row): Promise<boolean> {
  const facts = await factsOf(ctx.tx, "serviceRecord", row.id);
  return ctx.actor.kind === "post" && Boolean(facts?.hostPath?.startsWith(ctx.actor.post.path)) && !facts?.organizationPath?.startsWith(ctx.actor.post.path);
}

async function clashSentence(ctx: Context, id: string): Promise<string> {
  const [row] = await ctx.tx
    .select({ startsAt: serviceRecord.startsAt, endsAt: serviceRecord.endsAt, what: serviceRecord.what, at: organization.shortName })
    .from(serviceRecord)
    .leftJoin(organization, eq(organization.id, serviceRecord.communityId))
    .where(eq(serviceRecord.id, id));
  if (!row?.startsAt || !row.endsAt) return confirmRefusals.overlap;
  return `和已确认的一条记录时间重叠：${formatSpan(row.startsAt, row.endsAt)}${row.at ? `，${row.at}` : ""}${row.what ? `“${row.what}”` : ""}。请先核对哪一条对。`;
}
