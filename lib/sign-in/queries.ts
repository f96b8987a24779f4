import { sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import type { OrganizationKind } from "#db/words.ts";
import type { HeldPost } from "#lib/actor.ts";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { isId } from "#lib/ids.ts";
import { stands, standsAtPost } from "./rules.ts";

export interface PostHere extends HeldPost {
  organizationName: string;
  organizationKind: OrganizationKind;
  /** The session a lead holds, by its title. */
  sessionTitle: string | null;
  toDay: string | null;
}

/** Who stands behind a sign-in, as of this request. */
export interface SignedIn {
  signInId: string;
  personId: string;
  name: string;
  phone: string;
  organizationId: string | null;
  teamIds: string[];
  posts: PostHere[];
  /** False once a post asks for a new sign-in: 8 h without a request at one, or 7 days. */
  freshForPosts: boolean;
  lastSeenAt: Date;
  hasPassword: boolean;
}

/** A shared phone that has yet to say who he is. */
export interface Choosing {
  signInId: string;
  phone: string;
}

interface Row extends Record<string, unknown> {
  id: string;
  personId: string | null;
  phone: string;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  endedAt: string | null;
  name: string | null;
  personPhone: string | null;
  organizationId: string | null;
  personEnded: boolean | null;
  hasPassword: boolean;
  posts: PostHere[];
  teamIds: string[];
}

/**
 * Re-reads the sign-in, its person, his posts of today (Asia/Shanghai) and his teams: ONE query, at every request, so that
 * signing out or ending a post takes effect on the next one. Null when the sign-in no longer stands.
 */
export async function signedIn(signInId: string): Promise<SignedIn | Choosing | null> {
  if (!isId(signInId)) return null;
  const instant = await now();
  const today = dayOf(instant);
  const [row] = await database().execute<Row>(sql`
    select s.id, s.person_id as "personId", s.phone, s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt", s.ended_at as "endedAt",
      p.name, p.phone as "personPhone", p.organization_id as "organizationId", p.ended_at is not null as "personEnded",
      exists (select 1 from password w where w.person_id = s.person_id) as "hasPassword",
      (select coalesce(json_agg(json_build_object('id', t.id, 'role', t.role, 'organizationId', t.organization_id, 'path', o.path, 'sessionId', t.session_id,
          'organizationName', o.short_name, 'organizationKind', o.kind, 'toDay', t.to_day,
          'sessionTitle', (select e.title from session e where e.id = t.session_id)) order by t.session_id nulls first, t.id), '[]')
        from post t join organization o on o.id = t.organization_id
        where t.person_id = s.person_id and t.ended_at is null and o.ended_at is null and t.from_day <= ${today} and (t.to_day is null or t.to_day >= ${today})) as posts,
      (select coalesce(json_agg(m.team_id), '[]') from membership m where m.person_id = s.person_id and m.state = 'approved') as "teamIds"
    from sign_in_session s left join person p on p.id = s.person_id
    where s.id = ${signInId}`);
  if (!row) return null;
  const times = { createdAt: new Date(row.createdAt), lastSeenAt: new Date(row.lastSeenAt), expiresAt: new Date(row.expiresAt), endedAt: row.endedAt ? new Date(row.endedAt) : null };
  if (!stands(times, instant)) return null;
  if (row.personId === null) return { signInId: row.id, phone: row.phone };
  if (row.name === null || row.personEnded) return null;
  return {
    signInId: row.id,
    personId: row.personId,
    name: row.name,
    phone: row.personPhone ?? "",
    organizationId: row.organizationId,
    teamIds: row.teamIds,
    posts: row.posts,
    freshForPosts: standsAtPost(times, instant),
    lastSeenAt: times.lastSeenAt,
    hasPassword: row.hasPassword,
  };
}

export function isChoosing(one: SignedIn | Choosing | null): one is Choosing {
  return one !== null && !("personId" in one);
}

