import { asc, desc, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "#db/client.ts";
import { caseTable } from "#db/schema/case-tables.ts";
import { consultation } from "#db/schema/cases.ts";
import { organization } from "#db/schema/organizations.ts";
import type { MatterKind } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { scope } from "#lib/reach.ts";
import { frozenOn, type TableLine } from "./rules.ts";

const branch = alias(organization, "branch");

/** The frozen tables of a year that this actor may see: one a branch and community, each of the same shape, the same for every reader. */
export async function caseTables(actor: Actor, year: number) {
  const rows = await database()
    .select({ id: caseTable.id, branch: branch.name, community: organization.name, year: caseTable.year, cells: caseTable.cells, totals: caseTable.totals, kinds: caseTable.kinds, asOf: caseTable.asOf })
    .from(caseTable)
    .innerJoin(branch, sql`${branch.id} = ${caseTable.organizationId}`)
    .innerJoin(organization, sql`${organization.id} = ${caseTable.communityId}`)
    .where(sql`${caseTable.year} = ${year} and exists (select 1 from consultation where consultation.organization_id = "case_table"."organization_id" and consultation.community_id = "case_table"."community_id" and ${scope(actor, "case.count")})`)
    .orderBy(asc(branch.name), asc(organization.name))
    .limit(200);
  return rows.map((row) => ({ ...row, cells: row.cells as Record<TableLine, (number | null)[]>, totals: row.totals as Record<TableLine, number>, kinds: row.kinds as [MatterKind, number][] }));
}

/** Branch, community and year that are over and have no table yet, for the job. */
export async function tablesToFreeze(): Promise<{ organizationId: string; communityId: string; year: number }[]> {
  const today = dayOf(await now());
  const year = sql<number>`extract(year from ${consultation.day})::int`;
  const rows = await database()
    .selectDistinct({ organizationId: consultation.organizationId, communityId: consultation.communityId, year })
    .from(consultation)
    .where(sql`not exists (select 1 from case_table t where t.organization_id = "consultation"."organization_id" and t.community_id = "consultation"."community_id" and t.year = ${year}) and ${consultation.day} < ${`${today.slice(0, 4)}-01-01`}`)
    .orderBy(desc(year))
    .limit(200);
  return rows.filter((row) => frozenOn(row.year) <= today);
}
