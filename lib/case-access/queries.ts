import { and, count, desc, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "#db/client.ts";
import { breakGlass } from "#db/schema/case-access.ts";
import { caseHandOver } from "#db/schema/case-work.ts";
import { caseReading, consultation } from "#db/schema/cases.ts";
import { auditEntry } from "#db/schema/ground.ts";
import { person } from "#db/schema/people.ts";
import { session } from "#db/schema/sessions.ts";
import { personOf, type Actor } from "#lib/actor.ts";
import { now } from "#lib/clock.ts";
import { noteRefused } from "#lib/command.ts";
import { isId } from "#lib/ids.ts";
import { holdsAction, may, scope } from "#lib/reach.ts";
import { stillOpen } from "./rules.ts";

const PAGE = 50;
const asker = alias(person, "asker");
const counsellor = alias(person, "counsellor");

/** Who read which case, when, and by what right: for the privacy officer, without a word or a resident's name. Null without the right. */
export async function readingLog(actor: Actor, filter: { after?: string } = {}) {
  if (!holdsAction(actor, "case.readings")) return null;
  const rows = await database()
    .select({ id: caseReading.id, at: caseReading.at, reader: person.name, day: consultation.day, number: consultation.number, counsellorId: consultation.counsellorId, recorderId: consultation.recorderId, readerId: caseReading.personId, counsellor: counsellor.name, breakGlassId: caseReading.breakGlassId, fileId: caseReading.fileId, session: session.title })
    .from(caseReading)
    .innerJoin(consultation, eq(consultation.id, caseReading.caseId))
    .innerJoin(session, eq(session.id, consultation.sessionId))
    .innerJoin(person, eq(person.id, caseReading.personId))
    .innerJoin(counsellor, eq(counsellor.id, consultation.counsellorId))
    .where(and(scope(actor, "case.readings"), isId(filter.after) ? lt(caseReading.id, filter.after) : undefined))
    .orderBy(desc(caseReading.id))
    .limit(PAGE + 1);
  return { rows: rows.slice(0, PAGE).map((row) => ({ ...row, byRight: row.breakGlassId ? ("双人查阅" as const) : row.readerId === row.counsellorId ? ("接待" as const) : row.readerId === row.recorderId ? ("记录" as const) : ("原接待" as const) })), next: rows.length > PAGE ? rows[PAGE - 1]!.id : null };
}

/** Tries that were refused, one line for a reader and a case with how often, so that nobody's many tries hide another's; for the privacy officer. */
export async function refusedReadings(actor: Actor) {
  if (!holdsAction(actor, "case.readings")) return [];
  const last = sql<string>`max(${auditEntry.at})`;
  const rows = await database()
    .select({ last, times: count(), who: person.name, role: auditEntry.role, day: consultation.day, number: consultation.number, caseId: consultation.id })
    .from(auditEntry)
    .leftJoin(caseHandOver, and(eq(auditEntry.subject, "caseHandOver"), eq(caseHandOver.id, auditEntry.subjectId)))
    .leftJoin(breakGlass, and(eq(auditEntry.subject, "breakGlass"), eq(breakGlass.id, auditEntry.subjectId)))
    .innerJoin(consultation, sql`${consultation.id} = coalesce(${caseHandOver.caseId}, ${breakGlass.caseId}, ${auditEntry.subjectId})`)
    .leftJoin(person, eq(person.id, auditEntry.personId))
    .where(and(eq(auditEntry.command, "readingRefused"), scope(actor, "case.readings")))
    .groupBy(auditEntry.personId, person.name, auditEntry.role, consultation.id)
    .orderBy(desc(last))
    .limit(100);
  return rows.map(({ last: at, caseId, ...row }) => ({ ...row, id: `${caseId} ${row.who ?? ""} ${row.role ?? ""}`, at: new Date(at) }));
}

/** 双人查阅 of the privacy officer's branch, those that wait first; `mayDecide` is no for his own. */
export async function breakGlassList(actor: Actor) {
  const rows = await database()
    .select({ id: breakGlass.id, state: breakGlass.state, askedAt: breakGlass.askedAt, askedBy: breakGlass.askedBy, asker: asker.name, reason: breakGlass.reason, opensUntil: breakGlass.opensUntil, day: consultation.day, number: consultation.number, session: session.title, counsellor: counsellor.name })
    .from(breakGlass)
    .innerJoin(consultation, eq(consultation.id, breakGlass.caseId))
    .innerJoin(session, eq(session.id, consultation.sessionId))
    .innerJoin(asker, eq(asker.id, breakGlass.askedBy))
    .innerJoin(counsellor, eq(counsellor.id, consultation.counsellorId))
    .where(scope(actor, "case.decide_break_glass"))
    .orderBy(sql`(${breakGlass.state} = 'asked') desc`, desc(breakGlass.id))
    .limit(PAGE);
  const instant = await now();
  return rows.map((row) => ({ ...row, mayDecide: row.state === "asked" && row.askedBy !== personOf(actor), isOpen: stillOpen(row, instant) }));
}

/** What this person asked for himself, newest first, with what he may open now. */
export async function myBreakGlass(actor: Actor) {
  const instant = await now();
  const rows = await database().select({ id: breakGlass.id, state: breakGlass.state, askedAt: breakGlass.askedAt, reason: breakGlass.reason, opensUntil: breakGlass.opensUntil, day: consultation.day, number: consultation.number }).from(breakGlass).innerJoin(consultation, eq(consultation.id, breakGlass.caseId)).where(scope(actor, "case.read_break_glass")).orderBy(desc(breakGlass.id)).limit(20);
  return rows.map((row) => ({ ...row, isOpen: stillOpen(row, instant) }));
}

/** The sessions of whose cases this actor may ask to read one; empty without the right. */
export async function sessionsToAsk(actor: Actor) {
  if (!holdsAction(actor, "case.ask_break_glass")) return [];
  return database()
    .selectDistinct({ id: session.id, title: session.title, startsAt: session.startsAt, endsAt: session.endsAt })
    .from(session)
    .innerJoin(consultation, eq(consultation.sessionId, session.id))
    .where(and(scope(actor, "case.ask_break_glass"), isNull(consultation.erasedAt), inArray(session.state, ["under_way", "completed"])))
    .orderBy(desc(session.startsAt))
    .limit(60);
}

/** A granted reading as its asker sees it before he opens it; null for anybody else. */
export async function breakGlassPage(actor: Actor, id: string) {
  if (!isId(id)) return null;
  if (!(await may(database(), actor, "case.read_break_glass", { id }))) {
    await noteRefused(actor, "case.read_break_glass", id);
    return null;
  }
  return (await myBreakGlass(actor)).find((one) => one.id === id) ?? null;
}
