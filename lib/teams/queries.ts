import { and, asc, desc, eq, gt, ilike, isNull, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { person } from "#db/schema/people.ts";
import { honour, membership, team } from "#db/schema/teams.ts";
import type { MembershipState, SessionKind, Speciality } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { formatInstant } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { maskPhone } from "#lib/masks.ts";
import { may, scope } from "#lib/reach.ts";
import type { Waiting } from "#lib/waiting/rules.ts";

const PAGE = 50;
const members = sql<number>`(select count(*)::int from membership m where m.team_id = ${team}.id and m.state = 'approved')`;
const sessions = sql<number>`(select count(*)::int from session s where s.team_id = ${team}.id and s.state = 'completed')`;
const applied = sql<number>`(select count(*)::int from membership m where m.team_id = ${team}.id and m.state = 'applied')`;

/** Teams anybody may see: what they do, how many members, how often they went out. No names. */
export async function publicTeams(filters: { q?: string; duty?: SessionKind; after?: string } = {}) {
  const rows = await database()
    .select({ id: team.id, name: team.name, about: team.about, duties: team.duties, organizationName: organization.name, members, sessions })
    .from(team)
    .innerJoin(organization, eq(organization.id, team.organizationId))
    .where(and(isNull(team.endedAt), eq(team.public, true), filters.q ? ilike(team.name, `%${filters.q}%`) : undefined, filters.duty ? sql`${filters.duty} = any(${team.duties})` : undefined, isId(filters.after) ? gt(team.id, filters.after) : undefined))
    .orderBy(asc(team.id))
    .limit(PAGE + 1);
  return { rows: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null };
}

/** One team for anybody, with where the reader himself stands in it; null when it isn't public. */
export async function publicTeam(actor: Actor, id: string) {
  const [row] = await database()
    .select({ id: team.id, name: team.name, about: team.about, duties: team.duties, organizationName: organization.name, phone: organization.phone, members, sessions })
    .from(team)
    .innerJoin(organization, eq(organization.id, team.organizationId))
    .where(and(eq(team.id, id), isNull(team.endedAt), eq(team.public, true)));
  if (!row) return null;
  const [honours, mine] = await Promise.all([
    database().select({ id: honour.id, name: honour.name, grantedBy: honour.grantedBy, grantedOn: honour.grantedOn }).from(honour).where(and(eq(honour.teamId, id), eq(honour.public, true), isNull(honour.endedAt))).orderBy(desc(honour.grantedOn)).limit(50),
    actor.kind === "person" ? myMembership(actor.personId, id) : null,
  ]);
  return { ...row, honours, mine };
}

/** A person's teams and applications, newest first. */
export function myTeams(personId: string) {
  return database().select({ id: membership.id, teamId: team.id, teamName: team.name, state: membership.state, reason: membership.reason }).from(membership).innerJoin(team, eq(team.id, membership.teamId)).where(eq(membership.personId, personId)).orderBy(desc(membership.id)).limit(50);
}

/** The teams this actor keeps or reads in the office. */
export async function teamList(actor: Actor, filters: { q?: string; after?: string } = {}) {
  const rows = await database()
    .select({ id: team.id, name: team.name, duties: team.duties, organizationName: organization.shortName, public: team.public, members, applied })
    .from(team)
    .innerJoin(organization, eq(organization.id, team.organizationId))
    .where(and(isNull(team.endedAt), within(actor), filters.q ? ilike(team.name, `%${filters.q}%`) : undefined, isId(filters.after) ? gt(team.id, filters.after) : undefined))
    .orderBy(asc(team.id))
    .limit(PAGE + 1);
  return { rows: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null };
}

/** One team in the office; null when it is not this post's. */
export async function teamPage(actor: Actor, id: string) {
  const [row] = await database().select({ team, organizationName: organization.name, members, applied, sessions }).from(team).innerJoin(organization, eq(organization.id, team.organizationId)).where(and(eq(team.id, id), within(actor)));
  if (!row) return null;
  const [honours, change, enrol, readMembers] = await Promise.all([
    database().select().from(honour).where(eq(honour.teamId, id)).orderBy(desc(honour.grantedOn)).limit(50),
    may(database(), actor, "team.change", { id }),
    may(database(), actor, "membership.enrol", { organizationId: row.team.organizationId }),
    may(database(), actor, "membership.read", { organizationId: row.team.organizationId }),
  ]);
  const live = row.team.endedAt === null;
  return { ...row.team, organizationName: row.organizationName, members: row.members, applied: row.applied, sessions: row.sessions, honours, may: { change: change && live, enrol: enrol && live, readMembers } };
}

/** A team's members or applicants, 50 a page, oldest first; names for who keeps the team. */
export async function memberList(actor: Actor, teamId: string, filters: { state?: MembershipState; after?: string } = {}) {
  const rows = await database()
    .select({
      id: membership.id,
      personId: membership.personId,
      name: person.name,
      phone: person.phone,
      organizationName: organization.shortName,
      state: membership.state,
      note: membership.note,
      reason: membership.reason,
      appliedAt: membership.appliedAt,
      decidedAt: membership.decidedAt,
      specialities: sql<Speciality[]>`array(select s.speciality from person_speciality s where s.person_id = ${membership.personId} and s.ended_at is null order by s.speciality)`,
    })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .leftJoin(organization, eq(organization.id, person.organizationId))
    .where(and(eq(membership.teamId, teamId), eq(membership.state, filters.state ?? "approved"), scope(actor, "membership.read"), isId(filters.after) ? gt(membership.id, filters.after) : undefined))
    .orderBy(asc(membership.id))
    .limit(PAGE + 1);
  return { rows: rows.slice(0, PAGE).map((row) => ({ ...row, phone: maskPhone(row.phone) })), next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null };
}

/** One membership for its ending or decision page; null when he may not decide it. */
export async function membershipToDecide(actor: Actor, id: string) {
  const [row] = await database()
    .select({ id: membership.id, teamId: membership.teamId, teamName: team.name, name: person.name, phone: person.phone, state: membership.state, note: membership.note, appliedAt: membership.appliedAt })
    .from(membership)
    .innerJoin(team, eq(team.id, membership.teamId))
    .innerJoin(person, eq(person.id, membership.personId))
    .where(and(eq(membership.id, id), scope(actor, "membership.decide")));
  return row ?? null;
}

/** What waits at this post: the applications, in one line. */
export async function waiting(actor: Actor): Promise<Waiting[]> {
  const [oldest, ...others] = await applications(actor);
  if (!oldest) return [];
  const detail = others.length === 0 ? `申请加入${oldest.teamName}，${formatInstant(oldest.appliedAt)} 提交` : `最早的一份 ${formatInstant(oldest.appliedAt)} 提交`;
  return [{ id: oldest.id, due: null, tone: "wait", title: others.length === 0 ? `${oldest.name} 申请入队` : `${others.length + 1} 份入队申请`, detail, href: "teams/applications", action: "去审核" }];
}

/** Applications that wait for this actor's answer (志愿服务条例 art. 13), the oldest first, at most 50. */
export function applications(actor: Actor) {
  return database()
    .select({ id: membership.id, teamId: membership.teamId, teamName: team.name, name: person.name, note: membership.note, appliedAt: membership.appliedAt })
    .from(membership)
    .innerJoin(team, eq(team.id, membership.teamId))
    .innerJoin(person, eq(person.id, membership.personId))
    .where(and(eq(membership.state, "applied"), scope(actor, "membership.decide")))
    .orderBy(asc(membership.id))
    .limit(50);
}

async function myMembership(personId: string, teamId: string) {
  const [row] = await database().select({ id: membership.id, state: membership.state, reason: membership.reason }).from(membership).where(and(eq(membership.personId, personId), eq(membership.teamId, teamId))).orderBy(desc(membership.id)).limit(1);
  return row ?? null;
}

/** In the office a public team of somebody else is not listed: only what stands at and below the post. */
function within(actor: Actor) {
  return actor.kind === "post" ? and(scope(actor, "team.read"), sql`${organization.path} like ${`${actor.post.path}%`}`) : sql`false`;
}

/** Honours of one person, or of an organization itself (its teams' stand with them), the latest first; `keeps`: this post enters and takes them down. Who doesn't keep an organization's sees the public ones. */
export async function honoursOf(actor: Actor, of: { personId: string } | { organizationId: string }) {
  const db = database();
  const own = "personId" in of ? eq(honour.personId, of.personId) : and(eq(honour.organizationId, of.organizationId), isNull(honour.teamId), isNull(honour.personId));
  const [rows, keeps, reads] = await Promise.all([
    db.select({ id: honour.id, kind: honour.kind, name: honour.name, grantedBy: honour.grantedBy, grantedOn: honour.grantedOn, public: honour.public, endedAt: honour.endedAt, endReason: honour.endReason }).from(honour).where(own).orderBy(desc(honour.grantedOn), desc(honour.id)).limit(50),
    "personId" in of ? may(db, actor, "person.recognise", { id: of.personId }) : may(db, actor, "team.change", { organizationId: of.organizationId }),
    "personId" in of ? may(db, actor, "person.read", { id: of.personId }) : false,
  ]);
  return { keeps, rows: rows.filter((row) => keeps || (reads && !row.endedAt) || (row.public && !row.endedAt)) };
}
