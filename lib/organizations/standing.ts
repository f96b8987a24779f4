import { sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import type { Standing } from "./rules.ts";

/** Counts what still lives at an organization (not below it: what stands below is an organization of its own). */
export async function standingAt(reader: Reader, organizationId: string, today: string): Promise<Standing> {
  const [row] = await reader.execute<{ [K in keyof Standing]: number }>(sql`select
    (select count(*)::int from organization where parent_id = ${organizationId} and ended_at is null) as organizations,
    (select count(*)::int from post where organization_id = ${organizationId} and ended_at is null and session_id is null and coalesce(to_day, ${today}::date) >= ${today}::date) as posts,
    (select count(*)::int from person where organization_id = ${organizationId} and ended_at is null) as members,
    (select count(*)::int from team where organization_id = ${organizationId} and ended_at is null) as teams,
    (select count(*)::int from session where (owner_id = ${organizationId} or host_id = ${organizationId}) and state in ('draft', 'published', 'under_way')) as sessions`);
  return row ?? { organizations: 0, posts: 0, members: 0, teams: 0, sessions: 0 };
}
