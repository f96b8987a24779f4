import { and, asc, eq, isNull, like, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { oneTapToken } from "#db/schema/ground.ts";
import { person, signInCode } from "#db/schema/people.ts";
import { role, type OrganizationKind, type Role } from "#db/words.ts";
import type { Actor, HeldPost } from "#lib/actor.ts";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { keyedHash } from "#lib/crypto.ts";
import { isId } from "#lib/ids.ts";
import { maskName, maskPhone } from "#lib/masks.ts";
import { shownCode } from "./codes.ts";
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
  sharedPhone: string;
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
  const times = {
    createdAt: new Date(row.createdAt),
    lastSeenAt: new Date(row.lastSeenAt),
    expiresAt: new Date(row.expiresAt),
    endedAt: row.endedAt ? new Date(row.endedAt) : null,
  };
  if (!stands(times, instant)) return null;
  if (row.personId === null) return { signInId: row.id, sharedPhone: row.phone };
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
  return one !== null && "sharedPhone" in one;
}

/** The page where a code is typed: which number it went to and, in the demonstration alone, the code itself. */
export async function codePage(codeId: string): Promise<{ phone: string; shown: string | null } | null> {
  if (!isId(codeId)) return null;
  const [row] = await database()
    .select({ phone: signInCode.phone })
    .from(signInCode)
    .where(and(eq(signInCode.id, codeId), isNull(signInCode.usedAt)));
  return row ? { phone: maskPhone(row.phone), shown: inDemonstration() ? shownCode(codeId) : null } : null;
}

/** Who shares the phone of a sign-in that has yet to choose: their names, for the number is already proved to be his. */
export async function personsToChoose(choosing: Choosing): Promise<{ id: string; name: string }[]> {
  return database()
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(and(eq(person.phone, choosing.sharedPhone), isNull(person.endedAt)))
    .orderBy(asc(person.id));
}

/** Nothing of entering as somebody exists outside the demonstration. */
export function inDemonstration(): boolean {
  return (process.env.MODE ?? "demo") === "demo";
}

export const DEMONSTRATION_PHONES = "199000000";

export interface DemonstrationPerson {
  id: string;
  name: string;
  phone: string;
  /** What he is, in words: his posts, else his teams. */
  about: string;
}

/** Whom one may enter as in the demonstration; nobody in production. */
export async function demonstrationPersons(): Promise<DemonstrationPerson[]> {
  if (!inDemonstration()) return [];
  const today = dayOf(await now());
  const rows = await database()
    .select({
      id: person.id,
      name: person.name,
      phone: person.phone,
      posts: sql<
        { role: Role; at: string }[]
      >`(select coalesce(json_agg(json_build_object('role', t.role, 'at', o.short_name) order by t.id), '[]') from post t join organization o on o.id = t.organization_id where t.person_id = person.id and t.ended_at is null and t.session_id is null and t.from_day <= ${today} and (t.to_day is null or t.to_day >= ${today}))`,
      teams: sql<
        string[]
      >`(select coalesce(json_agg(e.name order by e.id), '[]') from membership m join team e on e.id = m.team_id where m.person_id = person.id and m.state = 'approved')`,
      home: sql<string | null>`(select o.short_name from organization o where o.id = person.organization_id)`,
    })
    .from(person)
    .where(and(like(person.phone, `${DEMONSTRATION_PHONES}%`), isNull(person.endedAt)))
    .orderBy(asc(person.phone), asc(person.id))
    .limit(60);
  return rows.map(({ posts, teams, home, ...one }) => ({
    ...one,
    about:
      posts.length > 0
        ? posts.map((held) => `${held.at} ${role[held.role]}`).join("；")
        : teams.length > 0
          ? `志愿者，${teams.join("、")}`
          : (home ?? ""),
  }));
}

export interface OneTap {
  actor: Extract<Actor, { kind: "token" }>;
  maskedName: string;
  state: "open" | "used" | "expired";
}

/** Who holds a one-tap link, by the token in its address; null for one that is none. Using it up is its command's matter. */
export async function oneTap(token: string): Promise<OneTap | null> {
  const [row] = await database()
    .select({
      personId: oneTapToken.personId,
      purpose: oneTapToken.purpose,
      subjectId: oneTapToken.subjectId,
      expiresAt: oneTapToken.expiresAt,
      usedAt: oneTapToken.usedAt,
      name: person.name,
    })
    .from(oneTapToken)
    .innerJoin(person, eq(person.id, oneTapToken.personId))
    .where(and(eq(oneTapToken.tokenHash, keyedHash("one tap", token)), isNull(person.endedAt)));
  if (!row) return null;
  const { personId, purpose, subjectId } = row;
  const state = row.usedAt ? "used" : (await now()) >= row.expiresAt ? "expired" : "open";
  return { actor: { kind: "token", personId, purpose, subjectId }, maskedName: maskName(row.name), state };
}

export { codesReachPeople, shownCode } from "./codes.ts";
