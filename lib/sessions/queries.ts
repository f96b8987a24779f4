import { and, asc, eq, gte, inArray, isNull, sql, type SQL } from "drizzle-orm";
import { database } from "#db/client.ts";
import { organization, place } from "#db/schema/organizations.ts";
import { person, post } from "#db/schema/people.ts";
import { session, shift } from "#db/schema/sessions.ts";
import { team } from "#db/schema/teams.ts";
import { sessionKind, sessionState, speciality, type SessionKind, type SessionState } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { addDays, dayOf, instantAt, timeOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { isId } from "#lib/ids.ts";
import { may, scope } from "#lib/reach.ts";
import { cappedCount, inMonth, sessionRows } from "./rows.ts";
import { isChangeable, wechatText } from "./rules.ts";

export type { SessionRow } from "./rows.ts";
export { schoolTalks } from "./school-talks.ts";
export { waiting } from "./waiting.ts";

export const listWhen = { upcoming: "接下来", draft: "草稿", past: "已过去", cancelled: "已取消" } as const;
export type ListWhen = keyof typeof listWhen;

interface OfficeFilters {
  when?: ListWhen;
  kind?: string | undefined;
  find?: string | undefined;
  after?: string | undefined;
}

/** The office's list: what comes (oldest first), drafts, what was (newest first), what was cancelled. */
export async function officeSessions(actor: Actor, filters: OfficeFilters) {
  const at = await now();
  const when = filters.when ?? "upcoming";
  const states: Record<ListWhen, SQL | undefined> = {
    upcoming: and(inArray(session.state, ["published", "under_way"]), gte(session.endsAt, at)),
    draft: eq(session.state, "draft"),
    past: sql`(${session.state} = 'completed' or (${session.state} in ('published', 'under_way') and ${session.endsAt} < ${at.toISOString()}::timestamptz))`,
    cancelled: eq(session.state, "cancelled"),
  };
  const find = filters.find ? sql`(${session.title} like ${like(filters.find)} or ${session.hostId} in (select o.id from organization o where o.name like ${like(filters.find)}))` : undefined;
  const where = and(scope(actor, "session.list"), states[when], ofKind(filters.kind), find);
  const [page, total] = await Promise.all([sessionRows(database(), { where, newestFirst: when === "past" || when === "cancelled", after: filters.after }), cappedCount(database(), where)]);
  return { ...page, count: total };
}

/** Today's consultations and mediations that stand, for the counter; the first first. */
export async function sessionsToday(actor: Actor) {
  const today = dayOf(await now());
  const onDay = sql`${session.startsAt} >= ${instantAt(today).toISOString()}::timestamptz and ${session.startsAt} < ${instantAt(addDays(today, 1)).toISOString()}::timestamptz`;
  const where = and(scope(actor, "session.list"), inArray(session.state, ["published", "under_way"]), inArray(session.kind, ["consultation", "mediation"]), onDay);
  return (await sessionRows(database(), { where })).rows;
}

/** The office's month calendar: every session that begins in it but the cancelled. */
export async function officeMonth(actor: Actor, month: string) {
  const where = and(scope(actor, "session.list"), inMonth(month), sql`${session.state} <> 'cancelled'`);
  return (await sessionRows(database(), { where, limit: 300 })).rows;
}

/** One session for the office: its plan, how its shifts are filled, its leads, and what this post may do; null when it may not see it. */
export async function sessionForOffice(actor: Actor, id: string) {
  if (!isId(id)) return null;
  const db = database();
  if (!(await may(db, actor, "session.list", { id }))) return null;
  const [[row], shifts, leads, plan, roster, run, talk] = await Promise.all([
    db
      .select({ session, host: organization.name, hostKind: organization.kind, place: place.name, directions: place.directions, placeHidden: place.hidden, team: team.name })
      .from(session)
      .innerJoin(organization, eq(organization.id, session.hostId))
      .innerJoin(team, eq(team.id, session.teamId))
      .leftJoin(place, eq(place.id, session.placeId))
      .where(eq(session.id, id)),
    shiftsOf(id),
    db.select({ postId: post.id, personId: person.id, name: person.name }).from(post).innerJoin(person, eq(person.id, post.personId)).where(and(eq(post.sessionId, id), isNull(post.endedAt))),
    may(db, actor, "session.plan", { id }),
    may(db, actor, "session.roster", { id }),
    may(db, actor, "session.run", { id }),
    may(db, actor, "session.talk", { id }),
  ]);
  if (!row) return null;
  const { session: plain, ...names } = row;
  const changeable = plan && isChangeable(plain.state);
  return {
    ...plain,
    ...names,
    place: names.place ?? plain.placeText,
    shifts,
    leads: roster ? leads : [],
    may: { plan, roster, run, talk: talk && plain.state === "completed" && names.hostKind === "school", change: changeable, publish: plan && plain.state === "draft", cancel: changeable, copy: plan, fill: roster && plain.state !== "draft" && plain.state !== "cancelled" },
  };
}

async function shiftsOf(sessionId: string) {
  return database()
    .select({
      id: shift.id,
      name: shift.name,
      startsAt: shift.startsAt,
      endsAt: shift.endsAt,
      capacity: shift.capacity,
      taken: shift.taken,
      speciality: shift.speciality,
      asks: shift.asks,
      waiting: sql<number>`(select count(*) from signup g where g.shift_id = "shift"."id" and g.state = 'waitlisted')::int`,
      offered: sql<number>`(select count(*) from signup g where g.shift_id = "shift"."id" and g.state = 'offered')::int`,
    })
    .from(shift)
    .where(and(eq(shift.sessionId, sessionId), isNull(shift.endedAt)))
    .orderBy(asc(shift.position), asc(shift.startsAt));
}

/** What a plan is made of: this post's teams, the communities and schools that can host, and their places. */
export async function planChoices(actor: Actor) {
  const db = database();
  const [teams, hosts, places] = await Promise.all([
    db.select({ id: team.id, name: team.name, organizationId: team.organizationId }).from(team).where(and(scope(actor, "team.change"), isNull(team.endedAt))).orderBy(team.name).limit(100),
    db.select({ id: organization.id, name: organization.name, kind: organization.kind }).from(organization).where(and(inArray(organization.kind, ["community", "school", "unit", "enterprise"]), isNull(organization.endedAt))).orderBy(sql`case ${organization.kind} when 'community' then 0 when 'school' then 1 else 2 end`, organization.officialOrder, organization.name).limit(500),
    db.select({ id: place.id, name: place.name, communityId: place.communityId }).from(place).where(and(eq(place.kind, "venue"), isNull(place.endedAt))).orderBy(place.name).limit(1000),
  ]);
  return { teams, hosts, places };
}

/** The stored plan as the form's fields, for changing it; null when it may not be changed. */
export async function planFields(actor: Actor, id: string) {
  const found = await sessionForOffice(actor, id);
  if (!found?.may.plan) return null;
  return {
    changeable: found.may.change,
    published: found.state === "published",
    fields: {
      sessionId: found.id,
      version: found.version,
      kind: found.kind,
      title: found.title,
      teamId: found.teamId,
      hostId: found.hostId,
      placeId: found.placeId ?? "",
      placeText: found.placeText,
      about: found.about,
      occasion: found.occasion ?? "",
      classes: found.classes,
      day: dayOf(found.startsAt),
      from: timeOf(found.startsAt),
      to: timeOf(found.endsAt),
      signupFrom: momentText(found.signupOpensAt),
      signupUntil: found.signupClosesAt.getTime() === found.startsAt.getTime() ? "" : momentText(found.signupClosesAt),
      doubleRegistration: found.doubleRegistration,
      risky: found.risky,
      risks: found.risks,
      contactPhone: found.contactPhone,
      shifts: found.shifts.map((line) => ({ id: line.id, name: line.name, from: timeOf(line.startsAt), to: timeOf(line.endsAt), capacity: line.capacity, speciality: line.speciality ?? "", asks: line.asks ?? "" })),
    },
  };
}

const momentText = (instant: Date) => `${dayOf(instant)}T${timeOf(instant)}`;

/** The plain text for the WeChat group, and what the poster says; null when this post may not see the session. */
export async function sessionText(actor: Actor, id: string) {
  const found = await sessionForOffice(actor, id);
  if (!found) return null;
  const link = `${env().PUBLIC_ADDRESS}/sessions/${found.id}`;
  const shifts = found.shifts.map((line) => ({ ...line, speciality: line.speciality ? speciality[line.speciality] : null }));
  const place = found.placeHidden ? "" : found.place;
  return { session: found, link, text: wechatText({ ...found, place, shifts, reconfirm: found.reconfirmBy !== null && found.state === "published" }, link) };
}

interface PublicFilters {
  community?: string | undefined;
  kind?: string | undefined;
  /** What was held, newest first, instead of what comes. */
  past?: boolean;
  month?: string | undefined;
  after?: string | undefined;
  /** A few for the first page. */
  limit?: number;
}

/** The residents' schedule, by month or from now on: no volunteer's name, no hidden place. */
export async function publicSessions(actor: Actor, filters: PublicFilters = {}) {
  const at = await now();
  const host = isId(filters.community) ? eq(session.hostId, filters.community) : undefined;
  const when = filters.month ? inMonth(filters.month) : filters.past ? eq(session.state, "completed") : gte(session.endsAt, at);
  const where = and(scope(actor, "session.read"), sql`${session.state} not in ('draft', 'cancelled')`, host, ofKind(filters.kind), when);
  return sessionRows(database(), { where, after: filters.after, newestFirst: filters.past ?? false, limit: filters.limit ?? (filters.month ? 300 : 20), hidePlaces: true });
}

/** Communities and schools that have something to come or had something in the last year, for the filter. */
export async function publicHosts() {
  const since = new Date((await now()).getTime() - 365 * 86_400_000);
  return database()
    .selectDistinct({ id: organization.id, name: organization.shortName })
    .from(organization)
    .innerJoin(session, eq(session.hostId, organization.id))
    .where(and(gte(session.startsAt, since), sql`${session.state} <> 'draft'`))
    .orderBy(organization.shortName);
}

/** One session as residents see it; null for a draft or none. A cancelled one is told as cancelled, with its reason. */
export async function publicSession(actor: Actor, id: string) {
  if (!isId(id)) return null;
  const db = database();
  if (!(await may(db, actor, "session.read", { id }))) return null;
  const [[row], shifts] = await Promise.all([
    db
      .select({
        id: session.id,
        title: session.title,
        kind: session.kind,
        state: session.state,
        about: session.about,
        startsAt: session.startsAt,
        endsAt: session.endsAt,
        contactPhone: session.contactPhone,
        cancelReason: session.cancelReason,
        reconfirmBy: session.reconfirmBy,
        hostId: session.hostId,
        host: organization.name,
        hostAddress: organization.address,
        teamId: session.teamId,
        team: team.name,
        placeHidden: sql<boolean>`coalesce(${place.hidden}, false)`,
        place: sql<string>`case when ${place.hidden} then '' else coalesce(${place.name}, ${session.placeText}) end`,
        address: sql<string>`case when ${place.hidden} then '' else coalesce(${place.address}, '') end`,
        directions: sql<string>`case when ${place.hidden} then '' else coalesce(${place.directions}, '') end`,
      })
      .from(session)
      .innerJoin(organization, eq(organization.id, session.hostId))
      .innerJoin(team, eq(team.id, session.teamId))
      .leftJoin(place, eq(place.id, session.placeId))
      .where(eq(session.id, id)),
    shiftsOf(id),
  ]);
  if (!row) return null;
  const link = `${env().PUBLIC_ADDRESS}/sessions/${row.id}`;
  return { ...row, kindWord: sessionKind[row.kind], stateWord: sessionState[row.state as SessionState], link, shifts: shifts.map(({ id: shiftId, name, startsAt, endsAt, capacity, taken, speciality: asked }) => ({ id: shiftId, name, startsAt, endsAt, capacity, taken, speciality: asked })) };
}

function ofKind(kind: string | undefined): SQL | undefined {
  return kind && Object.hasOwn(sessionKind, kind) ? eq(session.kind, kind as SessionKind) : undefined;
}

function like(text: string): string {
  return `%${text.trim().slice(0, 40).replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
}
