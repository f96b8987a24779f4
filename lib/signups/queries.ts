import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { oneTapToken } from "#db/schema/ground.ts";
import { person } from "#db/schema/people.ts";
import { session, shift } from "#db/schema/sessions.ts";
import { jielongName, signup } from "#db/schema/signups.ts";
import { membership } from "#db/schema/teams.ts";
import type { SignupState } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { now } from "#lib/clock.ts";
import { keyedHash } from "#lib/crypto.ts";
import { isId } from "#lib/ids.ts";
import { maskName } from "#lib/masks.ts";
import { may } from "#lib/reach.ts";
import { loadPersons, loadShifts, spanOf, type LoadedPerson, type LoadedShift } from "./facts.ts";
import { fits, matchJielong, parseJielong, type Unfit } from "./rules.ts";

interface Mine {
  signupId: string;
  state: SignupState;
  offeredUntil: Date | null;
  /** He is asked again whether he comes. */
  asked: boolean;
  /** Place in the waitlist, from 1. */
  place: number | null;
}

/** A shift as a volunteer sees it: what it is, whether it fits and every reason why not, and how he stands to it. */
export interface MyShift {
  shift: LoadedShift;
  unfit: Unfit[];
  free: number;
  mine: Mine | null;
}

/** What is to come for this person: his teams' shifts that can be signed up for, and those he holds. A fixed number of queries. */
export async function myShifts(actor: Actor): Promise<MyShift[]> {
  if (actor.kind !== "person") return [];
  const at = await now();
  const ahead = sql`s.state in ('published', 'under_way') and f.ends_at > ${at.toISOString()}::timestamptz`;
  const teams = actor.teamIds.length > 0 ? sql`s.team_id in ${actor.teamIds}` : sql`false`;
  const held = sql`exists (select 1 from signup g where g.shift_id = f.id and g.person_id = ${actor.personId} and g.state in ('confirmed', 'offered', 'waitlisted', 'attended'))`;
  const shifts = await loadShifts(database(), sql`${ahead} and (${teams} or ${held})`, 120);
  return withMine(actor.personId, shifts, at);
}

/** One shift for this person; null when it is of no team of his and he holds nothing in it. */
export async function myShift(actor: Actor, shiftId: string): Promise<(MyShift & { about: string; risks: string; contactPhone: string; directions: string; cancelReason: string | null }) | null> {
  if (actor.kind !== "person" || !isId(shiftId)) return null;
  const at = await now();
  const [loaded] = await loadShifts(database(), sql`f.id = ${shiftId} and s.state <> 'draft'`, 1);
  if (!loaded) return null;
  const [[one], [words]] = await Promise.all([
    withMine(actor.personId, [loaded], at),
    database()
      .select({ about: session.about, risks: session.risks, contactPhone: session.contactPhone, cancelReason: session.cancelReason, directions: sql<string>`coalesce((select p.directions from place p where p.id = ${session.placeId}), '')` })
      .from(session)
      .where(eq(session.id, loaded.sessionId)),
  ]);
  if (!one || !words || (!one.mine && !actor.teamIds.includes(loaded.teamId))) return null;
  return { ...one, ...words };
}

async function withMine(personId: string, shifts: LoadedShift[], at: Date): Promise<MyShift[]> {
  if (shifts.length === 0) return [];
  const [persons, rows] = await Promise.all([
    loadPersons(database(), [personId], spanOf(shifts)),
    database()
      .select({
        shiftId: signup.shiftId,
        signupId: signup.id,
        state: signup.state,
        offeredUntil: signup.offeredUntil,
        reconfirmedAt: signup.reconfirmedAt,
        place: sql<number | null>`case when ${signup.state} = 'waitlisted' then (select count(*) from signup g where g.shift_id = "signup"."shift_id" and g.state = 'waitlisted' and g.queue <= "signup"."queue")::int end`,
      })
      .from(signup)
      .where(and(eq(signup.personId, personId), inArray(signup.shiftId, shifts.map((one) => one.shiftId)), sql`${signup.state} not in ('cancelled', 'passed')`)),
  ]);
  const me = persons.get(personId);
  return shifts.map((loaded) => {
    const row = rows.find((one) => one.shiftId === loaded.shiftId);
    const mine = row ? { signupId: row.signupId, state: row.state, offeredUntil: row.offeredUntil, place: row.place, asked: row.state === "confirmed" && loaded.reconfirmBy !== null && row.reconfirmedAt === null } : null;
    return { shift: loaded, unfit: me ? fits(loaded, me, at) : [], free: Math.max(0, loaded.capacity - loaded.taken), mine };
  });
}

/** Which corners of /me concern this person: cases for those who advise or record, the community for members in service and for those whose unit visits a grid. */
export async function myCorners(personId: string): Promise<{ cases: boolean; community: boolean }> {
  const [row] = await database().execute<{ cases: boolean; community: boolean }>(sql`
    select exists (select 1 from person_speciality x where x.person_id = ${personId} and x.ended_at is null and x.speciality in ('legal_advice', 'mediation', 'recording')) as cases,
      exists (select 1 from unit_member u where u.person_id = ${personId} and u.to_day is null and u.standing = 'in_service')
        or exists (select 1 from person p join organization o on o.id = p.organization_id join organization_link l on o.path like (select x.path || '%' from organization x where x.id = l.partner_id) join organization g on g.id = l.organization_id and g.kind = 'grid' where p.id = ${personId}) as community`);
  return { cases: row?.cases ?? false, community: row?.community ?? false };
}

/** Sign-ups of one session by shift, for who may read its roster: who holds a place, who waits, who was asked and hasn't answered. */
export async function filling(actor: Actor, sessionId: string) {
  if (!isId(sessionId)) return null;
  const db = database();
  if (!(await may(db, actor, "session.roster", { id: sessionId }))) return null;
  const at = await now();
  const [shifts, rows, mayFill] = await Promise.all([
    loadShifts(db, sql`s.id = ${sessionId}`),
    db
      .select({ id: signup.id, shiftId: signup.shiftId, personId: signup.personId, name: person.name, phone: person.phone, state: signup.state, via: signup.via, queue: signup.queue, instant: signup.instant, offeredUntil: signup.offeredUntil, overruled: signup.overruled, reason: signup.reason, reconfirmedAt: signup.reconfirmedAt })
      .from(signup)
      .innerJoin(person, eq(person.id, signup.personId))
      .where(eq(signup.sessionId, sessionId))
      .orderBy(asc(signup.queue), asc(signup.id)),
    may(db, actor, "signup.proxy", { sessionId, ...(await tiesOf(sessionId)) }),
  ]);
  return {
    shifts: shifts.map((one) => ({
      ...one,
      signups: rows.filter((row) => row.shiftId === one.shiftId).map((row) => ({ ...row, silent: row.state === "confirmed" && one.reconfirmBy !== null && row.reconfirmedAt === null })),
    })),
    may: { proxy: mayFill && shifts.some((one) => (one.state === "published" || one.state === "under_way") && one.endsAt > at) },
  };
}

async function tiesOf(sessionId: string) {
  const [row] = await database().select({ organizationId: session.ownerId, hostId: session.hostId, teamId: session.teamId }).from(session).where(eq(session.id, sessionId));
  return row ?? {};
}

export interface Candidate {
  personId: string;
  name: string;
  unfit: Unfit[];
}

/** Approved members of the shift's team who aren't on it yet, by name, with every reason why not: those who fit come first. */
export async function candidates(actor: Actor, shiftId: string, find = ""): Promise<{ shift: LoadedShift; people: Candidate[]; more: boolean } | null> {
  const found = await shiftToFill(actor, shiftId);
  if (!found) return null;
  const text = find.trim().slice(0, 20).replace(/[\\%_]/g, "");
  const named = text === "" ? sql`true` : sql`(${person.name} like ${`%${text}%`} or ${person.pinyin} like ${`${text.toLowerCase()}%`} or ${person.initials} like ${`${text.toLowerCase()}%`})`;
  const LIMIT = 60;
  const members = await database()
    .select({ id: person.id })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(and(eq(membership.teamId, found.teamId), eq(membership.state, "approved"), isNull(person.endedAt), named, sql`not exists (select 1 from signup g where g.shift_id = ${shiftId} and g.person_id = ${person.id} and g.state not in ('cancelled', 'passed'))`))
    .orderBy(person.pinyin, person.id)
    .limit(LIMIT + 1);
  const persons = await loadPersons(database(), members.slice(0, LIMIT).map((row) => row.id), spanOf([found]));
  const at = await now();
  const people = members.slice(0, LIMIT).flatMap((row) => candidateOf(found, persons.get(row.id), at));
  const rank = (one: Candidate) => (one.unfit.length === 0 ? 0 : one.unfit.every((reason) => reason.soft) ? 1 : 2);
  return { shift: found, people: people.sort((a, b) => rank(a) - rank(b)), more: members.length > LIMIT };
}

/** Members of the session's team who could lead it: those who signed up first; whoever leads it already is left out. */
export async function leadChoices(actor: Actor, sessionId: string) {
  if (!isId(sessionId) || !(await may(database(), actor, "post.grant_lead", { id: sessionId }))) return [];
  const signedUp = sql<boolean>`exists (select 1 from signup g where g.session_id = ${sessionId} and g.person_id = ${person.id} and g.state in ('confirmed', 'attended'))`;
  return database()
    .select({ personId: person.id, name: person.name, signedUp })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .innerJoin(session, eq(session.teamId, membership.teamId))
    .where(and(eq(session.id, sessionId), eq(membership.state, "approved"), isNull(person.endedAt), sql`not exists (select 1 from post p where p.session_id = ${sessionId} and p.person_id = ${person.id} and p.ended_at is null)`))
    .orderBy(sql`${signedUp} desc`, person.pinyin)
    .limit(500);
}

function candidateOf(loaded: LoadedShift, one: LoadedPerson | undefined, at: Date): Candidate[] {
  return one ? [{ personId: one.personId, name: one.name, unfit: fits(loaded, one, at, { window: loaded.state !== "under_way" }) }] : [];
}

async function shiftToFill(actor: Actor, shiftId: string): Promise<LoadedShift | null> {
  if (!isId(shiftId) || !(await may(database(), actor, "signup.proxy", { id: shiftId }))) return null;
  const [found] = await loadShifts(database(), sql`f.id = ${shiftId}`, 1);
  return found ?? null;
}

/** What a pasted 接龙 comes to: who is matched and fits, who doesn't and why, two of one name, names nobody has. */
export async function jielongPreview(actor: Actor, shiftId: string, text: string) {
  const found = await shiftToFill(actor, shiftId);
  if (!found) return null;
  const members = await database()
    .select({ personId: person.id, name: person.name })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(and(eq(membership.teamId, found.teamId), eq(membership.state, "approved"), isNull(person.endedAt)))
    .limit(5000);
  const matches = matchJielong(parseJielong(text.slice(0, 20_000)).slice(0, 200), members);
  const ids = [...new Set(matches.flatMap((match) => (match.kind === "matched" ? [match.personId] : match.kind === "ambiguous" ? match.personIds : [])))];
  const [persons, on] = await Promise.all([
    loadPersons(database(), ids, spanOf([found])),
    ids.length === 0 ? [] : database().select({ personId: signup.personId, state: signup.state }).from(signup).where(and(eq(signup.shiftId, shiftId), inArray(signup.personId, ids), sql`${signup.state} not in ('cancelled', 'passed')`)),
  ]);
  const at = await now();
  const describe = (id: string) => ({ already: on.find((row) => row.personId === id)?.state ?? null, ...(candidateOf(found, persons.get(id), at)[0] ?? { personId: id, name: "", unfit: [] }) });
  return {
    shift: found,
    lines: matches.map((match) => ({ ...match.line, kind: match.kind, people: match.kind === "matched" ? [describe(match.personId)] : match.kind === "ambiguous" ? match.personIds.map(describe) : [] })),
  };
}

/** Names of pasted 接龙 of this session that nobody has settled yet, in the order they were kept; none for who may not deal with them, nor once the session is over. */
export async function keptNames(actor: Actor, sessionId: string) {
  const db = database();
  if (!isId(sessionId) || !(await may(db, actor, "signup.keep_name", { sessionId, ...(await tiesOf(sessionId)) }))) return [];
  return db
    .select({ id: jielongName.id, shiftId: jielongName.shiftId, shift: shift.name, name: jielongName.name, note: jielongName.note, why: jielongName.why, keptAt: jielongName.keptAt, keptBy: person.name })
    .from(jielongName)
    .innerJoin(shift, eq(shift.id, jielongName.shiftId))
    .innerJoin(session, eq(session.id, jielongName.sessionId))
    .innerJoin(person, eq(person.id, jielongName.keptBy))
    .where(and(eq(jielongName.sessionId, sessionId), eq(jielongName.state, "open"), isNull(shift.endedAt), inArray(session.state, ["published", "under_way"])))
    .orderBy(asc(jielongName.id))
    .limit(200);
}

/** What a one-tap link asks, for its page: nothing changes by looking. Null when there is no such link. */
export async function oneTap(token: string) {
  if (!/^[\w-]{10,64}$/.test(token)) return null;
  const [row] = await database()
    .select({ purpose: oneTapToken.purpose, subjectId: oneTapToken.subjectId, personId: oneTapToken.personId, usedAt: oneTapToken.usedAt, expiresAt: oneTapToken.expiresAt, name: person.name })
    .from(oneTapToken)
    .innerJoin(person, eq(person.id, oneTapToken.personId))
    .where(eq(oneTapToken.tokenHash, keyedHash("one tap", token)));
  if (!row || (row.purpose !== "offer" && row.purpose !== "reconfirm")) return null;
  const [tie] = await database().select({ state: signup.state, shiftId: signup.shiftId, offeredUntil: signup.offeredUntil }).from(signup).where(eq(signup.id, row.subjectId));
  const [loaded] = tie ? await loadShifts(database(), sql`f.id = ${tie.shiftId}`, 1) : [];
  if (!tie || !loaded) return null;
  const at = await now();
  const over = row.expiresAt <= at || (tie.offeredUntil !== null && tie.offeredUntil <= at) || loaded.startsAt <= at;
  const open = row.usedAt === null && !over && loaded.state === "published" && tie.state === (row.purpose === "offer" ? "offered" : "confirmed");
  const actor: Actor = { kind: "token", personId: row.personId, purpose: row.purpose, subjectId: row.subjectId };
  return { actor, purpose: row.purpose as "offer" | "reconfirm", signupId: row.subjectId, name: maskName(row.name), shift: loaded, state: tie.state, offeredUntil: tie.offeredUntil, open, used: row.usedAt !== null, over };
}
