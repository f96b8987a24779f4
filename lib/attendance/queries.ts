import { and, asc, countDistinct, eq, gte, inArray, isNull, lt, notExists, or, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { consultation, matter } from "#db/schema/cases.ts";
import { organization, place } from "#db/schema/organizations.ts";
import { person } from "#db/schema/people.ts";
import { session, shift } from "#db/schema/sessions.ts";
import { attendance, signup } from "#db/schema/signups.ts";
import { membership, team } from "#db/schema/teams.ts";
import { personOf, type Actor } from "../actor.ts";
import { addDays, dayOf, instantAt } from "../calendar.ts";
import { now } from "../clock.ts";
import { open } from "../crypto.ts";
import { formatSpan } from "../format.ts";
import { holdsAction, may, scope } from "../reach.ts";
import type { Waiting } from "../waiting/rules.ts";
import { closingOf, whyNotClose, whyNotOpen, whyNotSelf } from "./rules.ts";
import { sheetLines } from "./sheet.ts";

const onSheet = ["confirmed", "attended", "absent", "excused"] as const;

export type Board = NonNullable<Awaited<ReturnType<typeof dayBoard>>>;

/** One session's sheet: who is on it and where each stands, the code of the day for who runs the counter, and what may be done. Null when he may not see the names. */
export async function dayBoard(actor: Actor, sessionId: string) {
  const db = database();
  const ask = (action: "session.roster" | "session.counter" | "session.run" | "signup.proxy" | "service_record.read") =>
    action === "signup.proxy" ? firstShift(sessionId).then((id) => (id ? may(db, actor, action, { id }) : false)) : may(db, actor, action, { id: sessionId });
  if (!(await ask("session.roster"))) return null;
  const [counter, run, proxy, instant, [held]] = await Promise.all([ask("session.counter"), ask("session.run"), ask("signup.proxy"), now(), sessionRow(sessionId)]);
  if (!held) return null;
  const lines = await db
    .select({
      signupId: signup.id,
      personId: signup.personId,
      name: person.name,
      phone: person.phone,
      state: signup.state,
      via: signup.via,
      shiftId: shift.id,
      shift: shift.name,
      startsAt: shift.startsAt,
      endsAt: shift.endsAt,
      inAt: attendance.inAt,
      inSource: attendance.inSource,
      outAt: attendance.outAt,
      outSource: attendance.outSource,
    })
    .from(signup)
    .innerJoin(shift, eq(shift.id, signup.shiftId))
    .innerJoin(person, eq(person.id, signup.personId))
    .leftJoin(attendance, eq(attendance.signupId, signup.id))
    .where(and(eq(signup.sessionId, sessionId), inArray(signup.state, [...onSheet])))
    .orderBy(asc(shift.position), asc(shift.startsAt), asc(person.pinyin), asc(signup.id));
  const { dayCodeSealed, ...facts } = held;
  const there = lines.filter((line) => line.state === "attended" && line.inAt);
  return {
    session: facts,
    asOf: instant,
    lines,
    counts: { all: lines.length, missing: lines.filter((line) => line.state === "confirmed").length, there: there.filter((line) => !line.outAt).length, left: there.filter((line) => line.outAt).length },
    code: counter && held.state === "under_way" && dayCodeSealed ? open("day code", sessionId, dayCodeSealed) : null,
    may: { counter, run, proxy },
    whyNotOpen: whyNotOpen(held, instant),
    whyNotClose: whyNotClose(held, instant),
  };
}

async function firstShift(sessionId: string): Promise<string | undefined> {
  const [row] = await database().select({ id: shift.id }).from(shift).where(eq(shift.sessionId, sessionId)).limit(1);
  return row?.id;
}

function sessionRow(sessionId: string) {
  return database()
    .select({
      id: session.id,
      title: session.title,
      kind: session.kind,
      state: session.state,
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      place: sql<string>`coalesce(${place.name}, ${session.placeText})`,
      contactPhone: session.contactPhone,
      team: team.name,
      host: organization.name,
      hostKind: organization.kind,
      policePhone: organization.policePhone,
      peopleServed: session.peopleServed,
      problemsSolved: session.problemsSolved,
      summary: session.summary,
      classes: session.classes,
      pupils: session.pupils,
      pupilFeedback: session.pupilFeedback,
      openedAt: session.openedAt,
      closedAt: session.closedAt,
      doubleRegistration: session.doubleRegistration,
      dayCodeSealed: session.dayCodeSealed,
    })
    .from(session)
    .innerJoin(organization, eq(organization.id, session.hostId))
    .innerJoin(team, eq(team.id, session.teamId))
    .leftJoin(place, eq(place.id, session.placeId))
    .where(eq(session.id, sessionId));
}

/** What closing now would do, before it is done; null when he may not close it. */
export async function closingPreview(actor: Actor, sessionId: string) {
  if (!(await may(database(), actor, "session.run", { id: sessionId }))) return null;
  const board = await dayBoard(actor, sessionId);
  const me = personOf(actor);
  if (!board || !me) return null;
  const closing = closingOf(await sheetLines(database(), sessionId), board.asOf, me);
  const names = new Map(board.lines.map((line) => [line.signupId, line]));
  const [logged] = await database()
    .select({ cases: countDistinct(consultation.id), matters: sql<number>`(count(${matter.id}) filter (where ${matter.outcome} <> 'pending'))::int` })
    .from(consultation)
    .leftJoin(matter, eq(matter.caseId, consultation.id))
    .where(and(eq(consultation.sessionId, sessionId), sql`${consultation.state} not in ('intake', 'cleared', 'reassigned')`));
  const named = (id: string) => ({ signupId: id, name: names.get(id)?.name ?? "", shift: names.get(id)?.shift ?? "" });
  return {
    board,
    /** What was logged on the day, so that it need not be counted again. */
    logged: { cases: logged?.cases ?? 0, matters: logged?.matters ?? 0 },
    absent: closing.absent.map((line) => named(line.signupId)),
    nothing: closing.nothing.map((line) => named(line.signupId)),
    earned: closing.earned.map((each) => ({ ...named(each.signupId), minutes: each.minutes, source: each.source, manual: each.manual, forgotten: each.forgotten, own: each.personId === me })),
    attended: closing.attended,
    excused: closing.excused,
  };
}

/** For a walk-in: the team's members who are not on the sheet, and the shifts with a free place. Null when he may not enter them. */
export async function walkInChoices(actor: Actor, sessionId: string) {
  const db = database();
  const shiftId = await firstShift(sessionId);
  if (!shiftId || !(await may(db, actor, "signup.proxy", { id: shiftId }))) return null;
  const shifts = await db
    .select({ id: shift.id, name: shift.name, startsAt: shift.startsAt, endsAt: shift.endsAt, free: sql<number>`${shift.capacity} - ${shift.taken}` })
    .from(shift)
    .where(and(eq(shift.sessionId, sessionId), isNull(shift.endedAt)))
    .orderBy(shift.position);
  const members = await db
    .select({ id: person.id, name: person.name })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .innerJoin(session, eq(session.teamId, membership.teamId))
    .where(
      and(
        eq(session.id, sessionId),
        eq(membership.state, "approved"),
        isNull(person.endedAt),
        notExists(db.select({ one: sql`1` }).from(signup).where(and(eq(signup.sessionId, sessionId), eq(signup.personId, person.id), inArray(signup.state, [...onSheet])))),
      ),
    )
    .orderBy(asc(person.pinyin), asc(person.id))
    .limit(500);
  return { shifts, members };
}

/** One line for its correction; null when he may not correct it. */
export async function sheetLine(actor: Actor, signupId: string) {
  if (!(await may(database(), actor, "signup.correct", { id: signupId }))) return null;
  const [row] = await database()
    .select({ signupId: signup.id, sessionId: signup.sessionId, name: person.name, state: signup.state, sessionState: session.state, title: session.title, shift: shift.name, startsAt: shift.startsAt, endsAt: shift.endsAt, inAt: attendance.inAt, outAt: attendance.outAt })
    .from(signup)
    .innerJoin(person, eq(person.id, signup.personId))
    .innerJoin(session, eq(session.id, signup.sessionId))
    .innerJoin(shift, eq(shift.id, signup.shiftId))
    .leftJoin(attendance, eq(attendance.signupId, signup.id))
    .where(eq(signup.id, signupId));
  return row ?? null;
}

/** A volunteer's own shifts of today, found by themselves: each with what he can do now and, if nothing, why. */
export async function checkInToday(actor: Actor) {
  const instant = await now();
  if (actor.kind !== "person") return { asOf: instant, shifts: [], next: null };
  const today = dayOf(instant);
  const mine = database()
    .select({ signupId: signup.id, state: signup.state, sessionId: session.id, sessionState: session.state, title: session.title, startsAt: shift.startsAt, endsAt: shift.endsAt, shift: shift.name, host: organization.name, contactPhone: session.contactPhone, inAt: attendance.inAt, outAt: attendance.outAt })
    .from(signup)
    .innerJoin(session, eq(session.id, signup.sessionId))
    .innerJoin(shift, eq(shift.id, signup.shiftId))
    .innerJoin(organization, eq(organization.id, session.hostId))
    .leftJoin(attendance, eq(attendance.signupId, signup.id));
  const rows = await mine
    .where(and(eq(signup.personId, actor.personId), inArray(signup.state, [...onSheet]), inArray(session.state, ["published", "under_way", "completed"]), gte(shift.endsAt, instantAt(today)), lt(shift.startsAt, instantAt(addDays(today, 8)))))
    .orderBy(shift.startsAt)
    .limit(20);
  const isToday = (row: (typeof rows)[number]) => row.startsAt < instantAt(addDays(today, 1));
  const shifts = rows.filter(isToday).map((row) => {
    const sheet = { state: row.state, shift: row, presence: row.inAt ? { inAt: row.inAt, outAt: row.outAt } : null };
    const no = { in: whyNotSelf(sheet, row.sessionState, "in", instant), out: whyNotSelf(sheet, row.sessionState, "out", instant) };
    const does = no.in === null ? ("in" as const) : no.out === null ? ("out" as const) : null;
    return { ...row, does, why: does ? null : (no.in?.message ?? null) };
  });
  return { asOf: instant, shifts, next: rows.find((row) => !isToday(row)) ?? null };
}

/** For the office's first page: sessions of today to open, and those whose time is over to close. */
export async function waiting(actor: Actor, instant: Date): Promise<Waiting[]> {
  if (!holdsAction(actor, "session.run")) return [];
  const rows = await database()
    .select({ id: session.id, title: session.title, state: session.state, startsAt: session.startsAt, endsAt: session.endsAt })
    .from(session)
    .where(and(scope(actor, "session.run"), or(and(eq(session.state, "published"), lt(session.startsAt, instantAt(addDays(dayOf(instant), 1)))), eq(session.state, "under_way"))))
    .orderBy(session.startsAt)
    .limit(20);
  return rows.map((row) => {
    const over = row.state === "under_way" && row.endsAt <= instant;
    const running = row.state === "under_way" && !over;
    const title = running ? `“${row.title}”进行中` : over ? `“${row.title}”时间到了，还没有结束` : `“${row.title}”${dayOf(row.startsAt) === dayOf(instant) ? "今天" : ""}还没有开场`;
    return { id: row.id, due: running || over ? row.endsAt : row.startsAt, tone: "wait" as const, title, detail: formatSpan(row.startsAt, row.endsAt), href: `sessions/${row.id}/${over ? "closing" : "day"}`, action: over ? "去结束" : running ? "去签到" : "去开场" };
  });
}
