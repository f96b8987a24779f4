import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { caseFollowUp } from "#db/schema/case-work.ts";
import { consultation, matter, referral } from "#db/schema/cases.ts";
import { organization } from "#db/schema/organizations.ts";
import { person } from "#db/schema/people.ts";
import { session, shift } from "#db/schema/sessions.ts";
import { signup } from "#db/schema/signups.ts";
import type { MatterKind } from "#db/words.ts";
import { personOf, type Actor } from "#lib/actor.ts";
import { addDays, dayOf, daysBetween } from "#lib/calendar.ts";
import { nearIn } from "#lib/case-work/rules.ts";
import { now } from "#lib/clock.ts";
import { ENVELOPE } from "#lib/envelope.ts";
import { noteRefused } from "#lib/command.ts";
import { may, scope } from "#lib/reach.ts";
import { caseMoves } from "./rules.ts";

const PAGE = 20;
/** One who was heard: not one still before the first word, nor turned away to another desk. */
const heard = sql`${consultation.state} not in ('intake', 'cleared', 'reassigned')`;
const withOutcome = sql`${matter.outcome} <> 'pending'`;

/** The sessions where this person may log a case now: he holds a place of a counselling or recording shift, and it is open or just over. */
export async function sessionsToLog(actor: Actor) {
  const instant = await now();
  const rows = await database()
    .select({ id: session.id, title: session.title, startsAt: session.startsAt, endsAt: session.endsAt, state: session.state, community: organization.name })
    .from(session)
    .innerJoin(organization, eq(organization.id, session.hostId))
    .where(and(scope(actor, "case.log"), inArray(session.state, ["under_way", "completed"])))
    .orderBy(desc(session.startsAt))
    .limit(PAGE);
  return { today: dayOf(instant), sessions: rows };
}

/** Who may be named as the counsellor of a case of this session; null when the actor may not log there. */
export async function counsellorsOf(actor: Actor, sessionId: string) {
  if (!(await may(database(), actor, "case.log", { id: sessionId }))) return null;
  const [held] = await database().select({ id: session.id, title: session.title, startsAt: session.startsAt, endsAt: session.endsAt, state: session.state }).from(session).where(eq(session.id, sessionId));
  const counsellors = await database()
    .selectDistinct({ id: person.id, name: person.name })
    .from(signup)
    .innerJoin(shift, eq(shift.id, signup.shiftId))
    .innerJoin(person, eq(person.id, signup.personId))
    .where(and(eq(signup.sessionId, sessionId), inArray(signup.state, ["confirmed", "attended"]), inArray(shift.speciality, ["legal_advice", "mediation"]), isNull(shift.endedAt)));
  const me = personOf(actor);
  return { session: held!, counsellors, me: counsellors.some((each) => each.id === me) ? me : null };
}

export interface CaseFilter {
  /** open: not closed; follow_up: a date stands; closed. */
  show: "open" | "follow_up" | "closed";
  after?: string;
}

/** The actor's own cases without their words, newest first; `next` is the key of the page after. */
export async function myCases(actor: Actor, filter: CaseFilter) {
  const show = {
    open: sql`${consultation.state} not in ('closed', 'reassigned')`,
    follow_up: and(isNotNull(consultation.followUpOn), isNull(consultation.followUpDoneAt)),
    closed: eq(consultation.state, "closed"),
  }[filter.show];
  const rows = await database()
    .select({
      id: consultation.id,
      number: consultation.number,
      day: consultation.day,
      state: consultation.state,
      followUpOn: consultation.followUpOn,
      community: organization.name,
      matters: sql<MatterKind[] | null>`(select array_agg(m.kind order by m.position) from matter m where m.case_id = "consultation"."id")`,
    })
    .from(consultation)
    .innerJoin(organization, eq(organization.id, consultation.communityId))
    .where(and(scope(actor, "case.words"), show, filter.after ? lt(consultation.id, filter.after) : undefined))
    .orderBy(desc(consultation.id))
    .limit(PAGE + 1);
  return { rows: rows.slice(0, PAGE), next: rows.length > PAGE ? rows[PAGE - 1]!.id : null };
}

/** One case's ticks for its counsellor or recorder (never the words: those are readWords, logged); null for anybody else. */
export async function caseSheet(actor: Actor, id: string) {
  if (!(await may(database(), actor, "case.words", { id }))) {
    await noteRefused(actor, "case.words", id);
    return null;
  }
  const [held] = await database()
    .select({ sheet: consultation, community: organization.name, counsellor: person.name, title: session.title, startsAt: session.startsAt, endsAt: session.endsAt, sessionState: session.state })
    .from(consultation)
    .innerJoin(organization, eq(organization.id, consultation.communityId))
    .innerJoin(person, eq(person.id, consultation.counsellorId))
    .innerJoin(session, eq(session.id, consultation.sessionId))
    .where(eq(consultation.id, id));
  if (!held) return null;
  const [matters, referrals] = await Promise.all([
    database().select({ kind: matter.kind, outcome: matter.outcome }).from(matter).where(eq(matter.caseId, id)).orderBy(asc(matter.position)),
    database().select({ id: referral.id, kind: referral.kind, answer: referral.answer, answeredOn: referral.answeredOn }).from(referral).where(eq(referral.caseId, id)),
  ]);
  const { sealed, cipher, fileNumberSealed: _number, ...sheet } = held.sheet;
  return {
    ...sheet,
    hasWords: sealed !== null && cipher !== null,
    community: held.community,
    counsellor: held.counsellor,
    session: { title: held.title, startsAt: held.startsAt, endsAt: held.endsAt, state: held.sessionState },
    matters,
    referrals: referrals.map((each) => each.kind),
    referred: referrals,
    mayClose: caseMoves[sheet.state].includes("closed"),
    mayReopen: sheet.state === "closed",
    followUpOpen: sheet.followUpOn !== null && sheet.followUpDoneAt === null,
  };
}

/**
 * What a post may know of cases: visitors heard, matters with an outcome, follow-ups. By kind for the branch itself alone: to others kinds go out once a year as a frozen table
 * (lib/case-tables), for two live figures on two days would be subtracted. Year: Asia/Shanghai.
 */
export async function caseFigures(actor: Actor, year: number) {
  const inYear = and(scope(actor, "case.count"), heard, sql`${consultation.day} between ${`${year}-01-01`} and ${`${year}-12-31`}`);
  const instant = await now();
  const [[sums], byKind, [outside]] = await Promise.all([
    database()
      .select({ cases: count(), minutes: sql<number>`coalesce(sum(${consultation.minutes}), 0)::int`, followUpsDue: sql<number>`count(*) filter (where ${consultation.followUpOn} <= ${dayOf(instant)} and ${consultation.followUpDoneAt} is null)::int` })
      .from(consultation)
      .where(inYear),
    database().select({ kind: matter.kind, n: sql<number>`count(*)::int` }).from(matter).innerJoin(consultation, eq(consultation.id, matter.caseId)).where(and(inYear, withOutcome)).groupBy(matter.kind),
    database()
      .select({ n: count() })
      .from(consultation)
      .where(and(inYear, actor.kind === "post" ? sql`${consultation.organizationId} <> ${actor.post.organizationId}` : sql`true`))
      .limit(1),
  ]);
  const counts = new Map(byKind.map((row) => [row.kind, row.n]));
  const hidden = (outside?.n ?? 0) > 0;
  return { year, cases: sums!.cases, minutes: sums!.minutes, followUpsDue: sums!.followUpsDue, hidden, answered: byKind.reduce((sum, row) => sum + row.n, 0), matters: hidden ? [] : [...counts].sort((a, b) => b[1] - a[1]) };
}

/** Follow-ups due within a week or late, for the branch itself: whose desk and when, no resident and no word. Empty for who sees other branches' cases too. */
export async function followUpsToCome(actor: Actor) {
  if (actor.kind !== "post") return [];
  const today = dayOf(await now());
  const rows = await database()
    .select({ id: caseFollowUp.id, dueOn: caseFollowUp.dueOn, day: consultation.day, number: consultation.number, counsellor: person.name })
    .from(caseFollowUp)
    .innerJoin(consultation, eq(consultation.id, caseFollowUp.caseId))
    .innerJoin(person, eq(person.id, consultation.counsellorId))
    .where(and(scope(actor, "case.count"), eq(consultation.organizationId, actor.post.organizationId), isNull(caseFollowUp.doneAt), lt(caseFollowUp.dueOn, addDays(today, 8))))
    .orderBy(asc(caseFollowUp.dueOn))
    .limit(50);
  return rows.map((row) => ({ ...row, near: nearIn(daysBetween(today, row.dueOn)) }));
}

/** Matters with an outcome, heard on `from`–`to` (both optional), for the public first page and the branch's figures. */
export async function mattersAnswered(period: { from?: string; to?: string } = {}): Promise<number> {
  const [row] = await database()
    .select({ n: count() })
    .from(matter)
    .innerJoin(consultation, eq(consultation.id, matter.caseId))
    .where(and(withOutcome, period.from ? sql`${consultation.day} >= ${period.from}` : undefined, period.to ? sql`${consultation.day} <= ${period.to}` : undefined));
  return row!.n;
}

/** Of one session, without words: people heard and matters answered. */
export async function sessionCaseCount(actor: Actor, sessionId: string) {
  const [row] = await database()
    .select({ cases: sql<number>`count(distinct ${consultation.id})::int`, matters: sql<number>`(count(${matter.id}) filter (where ${withOutcome}))::int` })
    .from(consultation)
    .leftJoin(matter, eq(matter.caseId, consultation.id))
    .where(and(eq(consultation.sessionId, sessionId), heard, scope(actor, "case.count")));
  return row!;
}

/** Cases whose words still lie under the installation's key itself, the oldest first; for the job that seals them again. */
export async function casesToReseal(): Promise<string[]> {
  const rows = await database().select({ id: consultation.id }).from(consultation).where(and(isNotNull(consultation.sealed), sql`${consultation.cipher} <> ${ENVELOPE}`)).orderBy(asc(consultation.id)).limit(200);
  return rows.map((row) => row.id);
}

/** The counsellor's follow-ups that are due, oldest first. */
export async function followUpsDue(actor: Actor) {
  const today = dayOf(await now());
  return database()
    .select({ id: consultation.id, followUpOn: consultation.followUpOn, number: consultation.number })
    .from(consultation)
    .where(and(scope(actor, "case.words"), isNull(consultation.followUpDoneAt), or(lt(consultation.followUpOn, today), eq(consultation.followUpOn, today))))
    .orderBy(asc(consultation.followUpOn))
    .limit(PAGE);
}
