import { and, asc, desc, eq, lt, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { joiningLink, unitJoining } from "#db/schema/joining.ts";
import { organization } from "#db/schema/organizations.ts";
import { person } from "#db/schema/people.ts";
import { membership, team } from "#db/schema/teams.ts";
import type { JoiningState, MembershipState, PartyStanding } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { withinLimit } from "#lib/attempts.ts";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { formatInstant } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { maskPhone } from "#lib/masks.ts";
import { holdsAction, scope } from "#lib/reach.ts";
import type { Waiting } from "#lib/waiting/rules.ts";
import { linkState, type LinkState } from "./rules.ts";
import { servesIn } from "./standing.ts";
import { hashOfToken, tokenOf } from "./token.ts";

const PAGE = 50;

export interface JoiningPage {
  state: LinkState;
  kind: "team" | "unit";
  name: string;
  organizationName: string;
  about: string;
  /** Whom to ring. */
  phone: string;
  note: string;
  lastDay: string;
  /** Where the reader himself stands: `free` may join. */
  mine: { state: "free" | "in" | "waiting" | "returned"; reason: string | null } | null;
}

/** What a joining link opens, for anybody who holds it; null for none. Misses are counted by address, so that nobody tries tokens by the thousand. */
export async function joiningPage(actor: Actor, token: string, address: string): Promise<JoiningPage | "too_many" | null> {
  const [row] = /^[\w-]{20,60}$/.test(token) ? await linksWithTargets().where(eq(joiningLink.tokenHash, hashOfToken(token))) : [];
  if (!row) return (await withinLimit(`joining link missed from ${address}`, 60, 900)) ? null : "too_many";
  const state = linkState({ lastDay: row.lastDay, ended: row.endedAt !== null, targetEnded: row.targetEnded }, dayOf(await now()));
  const mine = actor.kind === "person" ? await standingOf(actor.personId, row) : null;
  return { state, kind: row.teamId ? "team" : "unit", name: row.name, organizationName: row.organizationName, about: row.about ?? "", phone: row.phone, note: row.note, lastDay: row.lastDay, mine };
}

/** The links this post keeps: those that stand first, then the ended, newest first, 50 a page. */
export async function joiningLinks(actor: Actor, filters: { after?: string } = {}) {
  const today = dayOf(await now());
  const rows = await linksWithTargets()
    .where(and(scope(actor, "joining_link.keep"), isId(filters.after) ? lt(joiningLink.id, filters.after) : undefined))
    .orderBy(desc(joiningLink.id))
    .limit(PAGE + 1);
  const page = rows.slice(0, PAGE).map((row) => ({ id: row.id, kind: row.teamId ? ("team" as const) : ("unit" as const), name: row.name, note: row.note, lastDay: row.lastDay, madeBy: row.madeBy, state: linkState({ lastDay: row.lastDay, ended: row.endedAt !== null, targetEnded: row.targetEnded }, today) }));
  return { rows: page, next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null };
}

/** One link with its address, for who keeps it; null otherwise. */
export async function joiningLinkPage(actor: Actor, id: string) {
  const [row] = isId(id) ? await linksWithTargets().where(and(eq(joiningLink.id, id), scope(actor, "joining_link.keep"))) : [];
  if (!row) return null;
  const state = linkState({ lastDay: row.lastDay, ended: row.endedAt !== null, targetEnded: row.targetEnded }, dayOf(await now()));
  return { id: row.id, kind: row.teamId ? ("team" as const) : ("unit" as const), teamId: row.teamId, unitId: row.unitId, name: row.name, organizationName: row.organizationName, phone: row.phone, note: row.note, lastDay: row.lastDay, madeBy: row.madeBy, madeAt: row.madeAt, endedAt: row.endedAt, endReason: row.endReason, state, address: `${env().PUBLIC_ADDRESS}/join/${tokenOf(row.id)}` };
}

/** The living teams and units for which this post may make a link. */
export async function joiningTargets(actor: Actor): Promise<{ id: string; label: string }[]> {
  if (actor.kind !== "post" || !holdsAction(actor, "joining_link.keep")) return [];
  const below = `${actor.post.path}%`;
  const rows = await database().execute<{ id: string; label: string }>(sql`
    select t.id, t.name || '（' || o.short_name || '）' as label from team t join organization o on o.id = t.organization_id where t.ended_at is null and o.path like ${below}
    union all select o.id, o.name || '（单位）' from organization o where o.kind = 'unit' and o.ended_at is null and o.path like ${below} order by 2 limit 200`);
  return [...rows];
}

/** Who came by a unit's link and waits for this post's yes, the oldest first, at most 50. */
export function unitJoinings(actor: Actor) {
  return database()
    .select({
      id: unitJoining.id,
      name: person.name,
      phone: person.phone,
      unitName: organization.name,
      communityName: sql<string | null>`(select c.name from organization c where c.id = ${unitJoining}.community_id)`,
      standing: sql<PartyStanding | null>`(select m.standing from unit_member m where m.person_id = ${unitJoining}.person_id and m.to_day is null)`,
      standsAt: sql<string | null>`(select o.name from unit_member m join organization o on o.id = m.organization_id where m.person_id = ${unitJoining}.person_id and m.to_day is null)`,
      submittedAt: unitJoining.submittedAt,
    })
    .from(unitJoining)
    .innerJoin(person, eq(person.id, unitJoining.personId))
    .innerJoin(organization, eq(organization.id, unitJoining.unitId))
    .where(and(eq(unitJoining.state, "submitted"), scope(actor, "unit_joining.decide")))
    .orderBy(asc(unitJoining.id))
    .limit(50)
    .then((rows) => rows.map((row) => ({ ...row, phone: maskPhone(row.phone) })));
}

/** What waits at this post: who came by a unit's link, in one line. */
export async function waiting(actor: Actor): Promise<Waiting[]> {
  if (!holdsAction(actor, "unit_joining.decide")) return [];
  const [oldest, ...others] = await unitJoinings(actor);
  if (!oldest) return [];
  const title = others.length === 0 ? `${oldest.name} 凭链接加入${oldest.unitName}` : `${others.length + 1} 人凭链接加入单位，等您确认`;
  return [{ id: oldest.id, due: null, tone: "wait", title, detail: `最早的 ${formatInstant(oldest.submittedAt)} 提交，确认后才算本单位在职党员`, href: "joining", action: "去确认" }];
}

function linksWithTargets() {
  return database()
    .select({
      id: joiningLink.id,
      teamId: joiningLink.teamId,
      unitId: joiningLink.unitId,
      lastDay: joiningLink.lastDay,
      note: joiningLink.note,
      madeAt: joiningLink.madeAt,
      endedAt: joiningLink.endedAt,
      endReason: joiningLink.endReason,
      name: sql<string>`coalesce(${team.name}, ${organization.name})`,
      about: team.about,
      organizationName: organization.name,
      phone: organization.phone,
      targetEnded: sql<boolean>`${team.endedAt} is not null or ${organization.endedAt} is not null`,
      madeBy: sql<string>`(select p.name from person p where p.id = ${joiningLink.madeBy})`,
    })
    .from(joiningLink)
    .leftJoin(team, eq(team.id, joiningLink.teamId))
    .innerJoin(organization, sql`${organization.id} = coalesce(${joiningLink.unitId}, ${team.organizationId})`)
    .$dynamic();
}

async function standingOf(personId: string, link: { teamId: string | null; unitId: string | null }): Promise<JoiningPage["mine"]> {
  const said = { applied: "waiting", submitted: "waiting", approved: "in", accepted: "free", returned: "returned", ended: "free" } as const;
  if (link.unitId && (await servesIn(database(), personId, link.unitId))) return { state: "in", reason: null };
  const [last] = link.teamId
    ? await database().select({ state: sql<MembershipState | JoiningState>`${membership.state}`, reason: membership.reason }).from(membership).where(and(eq(membership.personId, personId), eq(membership.teamId, link.teamId))).orderBy(desc(membership.id)).limit(1)
    : await database().select({ state: sql<MembershipState | JoiningState>`${unitJoining.state}`, reason: unitJoining.reason }).from(unitJoining).where(and(eq(unitJoining.personId, personId), eq(unitJoining.unitId, link.unitId ?? ""))).orderBy(desc(unitJoining.id)).limit(1);
  return last ? { state: said[last.state], reason: last.reason } : { state: "free", reason: null };
}
