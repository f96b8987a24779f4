import { and, asc, desc, eq, isNull, sql, type SQL } from "drizzle-orm";
import { database } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { person, personSpeciality, post, unitMember, validity } from "#db/schema/people.ts";
import { membership, team } from "#db/schema/teams.ts";
import type { PartyStanding, Role, Speciality } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { addDays, dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { isId } from "#lib/ids.ts";
import { maskPhone } from "#lib/masks.ts";
import { holdsAction, may, scope } from "#lib/reach.ts";
import type { Waiting } from "#lib/waiting/rules.ts";
import { standsOn } from "#lib/posts/rules.ts";

import { readPasted, type PastePreviewRow } from "./rules.ts";
import { ties } from "./ties.ts";
import { standsAlready } from "./twins.ts";

const PAGE = 50;
/** Days ahead in which what expires is shown. */
export const EXPIRING_DAYS = 60;

export interface PeopleFilters {
  q?: string;
  teamId?: string;
  speciality?: Speciality;
  standing?: PartyStanding;
  organizationId?: string;
  expiring?: boolean;
  after?: string;
}

/** The living persons this actor may read, in pinyin order, 50 a page; phones masked. `count` is capped at 1,001. */
export async function peopleList(actor: Actor, filters: PeopleFilters = {}) {
  const today = dayOf(await now());
  const where = and(isNull(person.endedAt), scope(actor, "person.read"), matches(filters, today));
  const after = isId(filters.after) ? sql`(${person.pinyin}, ${person.id}) > (select p.pinyin, p.id from person p where p.id = ${filters.after})` : undefined;
  const [rows, [counted]] = await Promise.all([
    database()
      .select({
        id: person.id,
        name: person.name,
        phone: person.phone,
        organizationName: organization.shortName,
        standing: sql<PartyStanding | null>`(select u.standing from unit_member u where u.person_id = ${person}.id and u.to_day is null)`,
        teams: sql<string[]>`array(select t.name from membership m join team t on t.id = m.team_id where m.person_id = ${person}.id and m.state = 'approved' order by t.id)`,
        specialities: sql<Speciality[]>`array(select s.speciality from person_speciality s where s.person_id = ${person}.id and s.ended_at is null order by s.speciality)`,
        expires: sql<string | null>`(select min(last.day)::text from (select max(v.until_day) as day from validity v where v.person_id = ${person}.id and v.ended_at is null group by v.kind) last where last.day between ${today}::date and ${addDays(today, EXPIRING_DAYS)}::date)`,
      })
      .from(person)
      .leftJoin(organization, eq(organization.id, person.organizationId))
      .where(and(where, after))
      .orderBy(asc(person.pinyin), asc(person.id))
      .limit(PAGE + 1),
    database().select({ n: sql<number>`count(*)::int` }).from(database().select({ id: person.id }).from(person).where(where).limit(1001).as("found")),
  ]);
  const page = rows.slice(0, PAGE).map((row) => ({ ...row, phone: maskPhone(row.phone) }));
  return { rows: page, count: counted?.n ?? 0, next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null };
}

/** Persons to choose from, found by name, pinyin, initials or the phone's tail: at most 30. */
export async function personChoices(actor: Actor, q: string, action: "person.read" | "person.change" = "person.read") {
  const rows = await database()
    .select({ id: person.id, name: person.name, phone: person.phone, organizationName: organization.shortName })
    .from(person)
    .leftJoin(organization, eq(organization.id, person.organizationId))
    .where(and(isNull(person.endedAt), scope(actor, action), q.trim() === "" ? undefined : searched(q.trim())))
    .orderBy(asc(person.pinyin), asc(person.id))
    .limit(30);
  return rows.map((row) => ({ id: row.id, label: [row.name, row.organizationName, maskPhone(row.phone)].filter(Boolean).join("　") }));
}

/** What waits at this post: people whose insurance, training or 聘书 runs out soon. */
export async function waiting(actor: Actor): Promise<Waiting[]> {
  if (!holdsAction(actor, "person.recognise")) return [];
  const today = dayOf(await now());
  const [row] = await database().select({ n: sql<number>`count(*)::int` }).from(person).where(and(isNull(person.endedAt), scope(actor, "person.recognise"), matches({ expiring: true }, today)));
  if (!row?.n) return [];
  return [{ id: "expiring", due: null, tone: "calm", title: `${row.n} 人的聘书、保险或培训 ${EXPIRING_DAYS} 天内到期`, detail: "过期以后不能报要求它的岗位", href: "people?expiring=1", action: "去看看" }];
}

/** One person with all that hangs on him; null when there is none or the actor may not read him. */
export async function personPage(actor: Actor, id: string) {
  const db = database();
  const [row] = await db.select({ person, organizationName: organization.name }).from(person).leftJoin(organization, eq(organization.id, person.organizationId)).where(and(eq(person.id, id), scope(actor, "person.read")));
  if (!row) return null;
  const today = dayOf(await now());
  const [posts, memberships, specialities, validities, units, change, recognise, card] = await Promise.all([
    postsOf(actor, id, today),
    db.select({ id: membership.id, teamId: team.id, teamName: team.name, state: membership.state, appliedAt: membership.appliedAt, endedAt: membership.endedAt }).from(membership).innerJoin(team, eq(team.id, membership.teamId)).where(eq(membership.personId, id)).orderBy(desc(membership.id)).limit(50),
    db.select().from(personSpeciality).where(and(eq(personSpeciality.personId, id), isNull(personSpeciality.endedAt))).orderBy(asc(personSpeciality.id)),
    db.select().from(validity).where(eq(validity.personId, id)).orderBy(desc(validity.untilDay)).limit(50),
    db.select({ id: unitMember.id, standing: unitMember.standing, fromDay: unitMember.fromDay, toDay: unitMember.toDay, organizationName: organization.name }).from(unitMember).innerJoin(organization, eq(organization.id, unitMember.organizationId)).where(eq(unitMember.personId, id)).orderBy(desc(unitMember.fromDay)),
    may(db, actor, "person.change", { id }),
    may(db, actor, "person.recognise", { id }),
    may(db, actor, "person.card", { id }),
  ]);
  const live = row.person.endedAt === null;
  const rights = { change: change && live, recognise: recognise && live, card: card && live };
  return { ...row.person, organizationName: row.organizationName, phone: change ? row.person.phone : maskPhone(row.person.phone), today, posts, memberships, specialities, validities, units, may: rights };
}

/** What must be settled before he is ended; null when the actor may not end him. */
export async function personEnding(actor: Actor, id: string) {
  const [row] = await database().select({ id: person.id, name: person.name }).from(person).where(and(eq(person.id, id), isNull(person.endedAt), scope(actor, "person.change")));
  if (!row) return null;
  const instant = await now();
  return { ...row, ties: await ties(database(), id, dayOf(instant), instant) };
}

/** What pasting this list would do, row by row; null when he may not add people there. */
export async function pastePreview(actor: Actor, organizationId: string, lines: string): Promise<PastePreviewRow[] | null> {
  if (!(await may(database(), actor, "person.change", { organizationId }))) return null;
  const rows = readPasted(lines, dayOf(await now()));
  const there = new Set(await standsAlready(database(), organizationId, rows));
  return rows.map((row, index) => ({ ...row, there: there.has(index) }));
}

async function postsOf(actor: Actor, personId: string, today: string) {
  const rows = await database()
    .select({ id: post.id, role: post.role, organizationId: post.organizationId, organizationName: organization.name, sessionId: post.sessionId, fromDay: post.fromDay, toDay: post.toDay, endedAt: post.endedAt, endReason: post.endReason, mayEnd: sql<boolean>`${scope(actor, "post.grant")} and ${post.sessionId} is null` })
    .from(post)
    .innerJoin(organization, eq(organization.id, post.organizationId))
    .where(and(eq(post.personId, personId), scope(actor, "post.read")))
    .orderBy(desc(post.id))
    .limit(100);
  return rows.map((row) => ({ ...row, role: row.role as Role, stands: standsOn(row, today), mayEnd: row.mayEnd && row.endedAt === null }));
}

function matches(filters: PeopleFilters, today: string): SQL | undefined {
  const q = filters.q?.trim();
  return and(
    q ? searched(q) : undefined,
    isId(filters.organizationId) ? eq(person.organizationId, filters.organizationId) : undefined,
    isId(filters.teamId) ? sql`exists (select 1 from membership m where m.person_id = ${person}.id and m.team_id = ${filters.teamId} and m.state = 'approved')` : undefined,
    filters.speciality ? sql`exists (select 1 from person_speciality s where s.person_id = ${person}.id and s.speciality = ${filters.speciality} and s.ended_at is null)` : undefined,
    filters.standing === "none" ? sql`not exists (select 1 from unit_member u where u.person_id = ${person}.id and u.to_day is null)` : undefined,
    filters.standing && filters.standing !== "none" ? sql`exists (select 1 from unit_member u where u.person_id = ${person}.id and u.to_day is null and u.standing = ${filters.standing})` : undefined,
    filters.expiring ? sql`exists (select 1 from validity v where v.person_id = ${person}.id and v.ended_at is null group by v.kind having max(v.until_day) between ${today}::date and ${addDays(today, EXPIRING_DAYS)}::date)` : undefined,
  );
}

/** By the phone's tail, or the beginning of the name, its pinyin or its initials. */
function searched(q: string): SQL {
  const like = (text: string) => text.replace(/[\\%_]/g, "\\$&");
  if (/^\d{3,}$/.test(q)) return sql`${person.phone} like ${`%${q}`}`;
  if (/^[a-z\s]+$/i.test(q)) {
    const letters = q.toLowerCase().replace(/\s/g, "");
    return sql`(${person.pinyin} like ${`${letters}%`} or ${person.initials} like ${`${letters}%`})`;
  }
  return sql`${person.name} like ${`${like(q)}%`}`;
}
