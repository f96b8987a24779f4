import { sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";

/** What still runs for a person and must be settled before he is ended, in words. */
export async function ties(reader: Reader, personId: string, today: string, now: Date): Promise<string[]> {
  const [row] = await reader.execute<{ posts: number; teams: number; signups: number }>(sql`select
    (select count(*)::int from post where person_id = ${personId} and ended_at is null and coalesce(to_day, ${today}::date) >= ${today}::date) as posts,
    (select count(*)::int from membership where person_id = ${personId} and state in ('applied', 'approved')) as teams,
    (select count(*)::int from signup g join session s on s.id = g.session_id where g.person_id = ${personId} and g.state in ('confirmed', 'offered', 'waitlisted') and s.ends_at > ${now.toISOString()}::timestamptz and s.state in ('published', 'under_way')) as signups`);
  const said: string[] = [];
  if (row?.posts) said.push(`还有 ${row.posts} 个岗位没有收回`);
  if (row?.teams) said.push(`还在 ${row.teams} 支志愿队里（或申请待审核）`);
  if (row?.signups) said.push(`还有 ${row.signups} 个未结束的报名`);
  return said;
}
