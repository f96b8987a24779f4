import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { caseTable } from "#db/schema/case-tables.ts";
import { consultation, matter } from "#db/schema/cases.ts";
import type { MatterKind } from "#db/words.ts";
import { dayOf } from "#lib/calendar.ts";
import { hideSmall } from "#lib/cases/rules.ts";
import { command } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import { refuse } from "#lib/refusal.ts";
import { frozenOn, hideTable, lineOf, tableOf, type Counted } from "./rules.ts";

/** Makes the one table of a branch's year in a community, once: what is entered later stands in no table, or two of them would be subtracted. Refuses too_early; a second time changes nothing. */
export const freezeCaseTable = command("freezeCaseTable", z.object({ organizationId: z.uuid(), communityId: z.uuid(), year: z.int() }), async (ctx, input) => {
  await ctx.may("case.freeze", {});
  if (dayOf(ctx.now) < frozenOn(input.year)) refuse("too_early", "这一年还没有结束，统计表在次年 1 月 15 日固定。");
  const here = and(eq(consultation.organizationId, input.organizationId), eq(consultation.communityId, input.communityId), sql`${consultation.day} between ${`${input.year}-01-01`} and ${`${input.year}-12-31`}`, sql`${consultation.state} not in ('intake', 'cleared', 'reassigned')`);
  const quarter = sql<number>`extract(quarter from ${consultation.day})::int`;
  const [outcomes, cases, followed, kinds] = await Promise.all([
    ctx.tx.select({ outcome: matter.outcome, quarter, count: sql<number>`count(*)::int` }).from(matter).innerJoin(consultation, eq(consultation.id, matter.caseId)).where(here).groupBy(matter.outcome, quarter),
    ctx.tx.select({ quarter, count: sql<number>`count(*)::int` }).from(consultation).where(here).groupBy(quarter),
    ctx.tx.select({ quarter, count: sql<number>`count(*)::int` }).from(consultation).where(and(here, sql`exists (select 1 from case_follow_up f where f.case_id = "consultation"."id" and f.done_at is not null)`)).groupBy(quarter),
    ctx.tx.select({ kind: matter.kind, count: sql<number>`count(*)::int` }).from(matter).innerJoin(consultation, eq(consultation.id, matter.caseId)).where(and(here, sql`${matter.outcome} <> 'pending'`)).groupBy(matter.kind),
  ]);
  const counted: Counted[] = [
    ...outcomes.flatMap((row) => (lineOf(row.outcome) ? [{ line: lineOf(row.outcome)!, quarter: row.quarter, count: row.count }] : [])),
    ...cases.map((row) => ({ line: "cases" as const, ...row })),
    ...followed.map((row) => ({ line: "followed" as const, ...row })),
  ];
  const { cells, totals } = hideTable(tableOf(counted));
  const merged: [MatterKind, number][] = [...hideSmall(new Map(kinds.map((row) => [row.kind, row.count])))].sort((a, b) => b[1] - a[1]);
  await ctx.tx.insert(caseTable).values({ id: newId(), organizationId: input.organizationId, communityId: input.communityId, year: input.year, cells, totals, kinds: merged, asOf: dayOf(ctx.now), madeAt: ctx.now }).onConflictDoNothing({ target: [caseTable.organizationId, caseTable.communityId, caseTable.year] });
  await ctx.record({ subject: "organization", id: input.organizationId, organizationId: input.organizationId, change: { year: input.year, community: input.communityId } });
  return { year: input.year };
});
