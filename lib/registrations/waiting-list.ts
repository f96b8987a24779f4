import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { memberRegistration } from "#db/schema/participation.ts";
import { addDays, dayOf } from "#lib/calendar.ts";
import type { Context } from "#lib/command.ts";
import { announce } from "#lib/outbox.ts";
import { refuse } from "#lib/refusal.ts";
import { standsFrom } from "./rules.ts";

export interface WaitingList {
  source: "online" | "paper";
  communityId: string | null;
  unitId: string | null;
  registrationIds: string[];
}

type Row = typeof memberRegistration.$inferSelect;

/** Locks what waits in a list, in one order for everybody, and asks the right over it. Refuses when nothing waits any more. */
export async function waitingRows(ctx: Context, list: WaitingList): Promise<Row[]> {
  const table = memberRegistration;
  const rows = await ctx.tx
    .select()
    .from(table)
    .where(
      and(
        eq(table.state, "submitted"),
        eq(table.source, list.source),
        list.communityId ? eq(table.communityId, list.communityId) : undefined,
        list.unitId ? eq(table.unitId, list.unitId) : undefined,
        list.registrationIds.length > 0 ? inArray(table.id, list.registrationIds) : undefined,
      ),
    )
    .orderBy(asc(table.id))
    .for("update");
  if (list.source === "paper") await ctx.may("member_registration.verify", { organizationId: list.unitId });
  else await ctx.may("member_registration.accept", { hostId: list.communityId });
  if (rows.length === 0) refuse("already_decided", "这份名单已经处理过了，请刷新看最新情况。");
  return rows;
}

/** Accepts locked rows: each stands from today, or from tomorrow where his former registration still holds today. */
export async function acceptRows(ctx: Context, rows: Row[], decidedBy: string): Promise<Row[]> {
  const today = dayOf(ctx.now);
  const held = await ctx.tx
    .select({ personId: memberRegistration.personId, until: sql<string>`max(${memberRegistration.toDay})::text` })
    .from(memberRegistration)
    .where(and(inArray(memberRegistration.personId, rows.map((row) => row.personId)), eq(memberRegistration.state, "ended")))
    .groupBy(memberRegistration.personId);
  const until = new Map(held.map((row) => [row.personId, row.until]));
  const byDay = new Map<string, Row[]>();
  for (const row of rows) {
    const fromDay = standsFrom(today, until.get(row.personId) ?? null, (day) => addDays(day, 1));
    byDay.set(fromDay, [...(byDay.get(fromDay) ?? []), row]);
  }
  const accepted: Row[] = [];
  for (const [fromDay, those] of byDay) {
    accepted.push(...(await ctx.tx.update(memberRegistration).set({ state: "accepted", decidedBy, decidedAt: ctx.now, fromDay, reason: null }).where(inArray(memberRegistration.id, those.map((row) => row.id))).returning()));
  }
  return accepted;
}

/** Tells those who submitted for themselves; a liaison sees his list at his post. */
export async function tellSubmitters(ctx: Context, rows: Row[], words: (row: Row & { community: string }) => string): Promise<void> {
  const own = rows.filter((row) => row.submittedBy === row.personId);
  if (own.length === 0) return;
  const people = await ctx.tx.execute<{ id: string; phone: string; community: string }>(sql`
    select r.id, p.phone, c.name as community from member_registration r
    join person p on p.id = r.person_id join organization c on c.id = r.community_id
    where r.id in ${own.map((row) => row.id)}`);
  const found = new Map(people.map((row) => [row.id, row]));
  for (const row of own) {
    const person = found.get(row.id);
    await announce(ctx, { kind: "registration", personId: row.personId, phone: person?.phone ?? "", organizationId: row.unitId, subject: "memberRegistration", subjectId: row.id, text: words({ ...row, community: person?.community ?? "社区" }) });
  }
}
