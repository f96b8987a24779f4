import { and, count, desc, eq, lt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "#db/client.ts";
import { consultation } from "#db/schema/cases.ts";
import { sameName } from "#db/schema/conflicts.ts";
import { person } from "#db/schema/people.ts";
import { session } from "#db/schema/sessions.ts";
import { personOf, type Actor } from "#lib/actor.ts";
import { now } from "#lib/clock.ts";
import { isId } from "#lib/ids.ts";
import { holdsAction, may, scope } from "#lib/reach.ts";
import type { Waiting } from "#lib/waiting/rules.ts";

const PAGE = 30;
const counsellor = alias(person, "counsellor");
const decider = alias(person, "decider");

/** What waits for a second person's word and what was decided, newest first; no name of a resident, no word. Null without the right. */
export async function sameNamesToDecide(actor: Actor, filter: { after?: string } = {}) {
  if (!holdsAction(actor, "same_name.decide")) return null;
  const rows = await database()
    .select({ id: sameName.id, state: sameName.state, askedAt: sameName.askedAt, askedBy: sameName.askedBy, counsellorId: sameName.counsellorId, recorderId: consultation.recorderId, decidedAt: sameName.decidedAt, reason: sameName.reason, findings: sameName.findings, day: consultation.day, number: consultation.number, session: session.title, counsellor: counsellor.name, decider: decider.name })
    .from(sameName)
    .innerJoin(consultation, eq(consultation.id, sameName.caseId))
    .innerJoin(session, eq(session.id, consultation.sessionId))
    .innerJoin(counsellor, eq(counsellor.id, sameName.counsellorId))
    .leftJoin(decider, eq(decider.id, sameName.decidedBy))
    .where(and(scope(actor, "same_name.decide"), isId(filter.after) ? lt(sameName.id, filter.after) : undefined))
    .orderBy(sql`(${sameName.state} = 'asked') desc`, desc(sameName.id))
    .limit(PAGE);
  const me = personOf(actor);
  return rows.map(({ findings, ...row }) => ({ ...row, rules: [...new Set(findings.map((each) => each.rule))], mayDecide: row.state === "asked" && ![row.askedBy, row.counsellorId, row.recorderId].includes(me) }));
}

/** The last asking about this case and this counsellor, for its readers or for whom it is offered to; null when there was none. */
export async function sameNameOf(actor: Actor, caseId: string) {
  const [row] = await database()
    .select({ id: sameName.id, state: sameName.state, askedAt: sameName.askedAt, decider: decider.name, decidedAt: sameName.decidedAt })
    .from(sameName)
    .leftJoin(decider, eq(decider.id, sameName.decidedBy))
    .where(and(eq(sameName.caseId, caseId), scope(actor, "same_name.withdraw")))
    .orderBy(desc(sameName.id))
    .limit(1);
  return row && (await may(database(), actor, "same_name.withdraw", { id: row.id })) ? row : null;
}

/** What nobody decided though its session ended half a day ago; for the job that takes it back. */
export async function sameNamesLeft(): Promise<string[]> {
  const before = new Date((await now()).getTime() - 12 * 3_600_000);
  const rows = await database().select({ id: sameName.id }).from(sameName).innerJoin(consultation, eq(consultation.id, sameName.caseId)).innerJoin(session, eq(session.id, consultation.sessionId)).where(and(eq(sameName.state, "asked"), lt(sameName.askedAt, before), lt(session.endsAt, before))).limit(200);
  return rows.map((row) => row.id);
}

/** A line of “waits for me”: a resident is sitting at a desk meanwhile. */
export async function waiting(actor: Actor): Promise<Waiting[]> {
  if (!holdsAction(actor, "same_name.decide")) return [];
  const [row] = await database().select({ n: count(), first: sql<string | null>`min(${sameName.askedAt})` }).from(sameName).where(and(eq(sameName.state, "asked"), scope(actor, "same_name.decide")));
  if (!row || row.n === 0) return [];
  return [{ id: "same-names", due: row.first ? new Date(row.first) : null, tone: "late", title: `同名核定 ${row.n} 项`, detail: "居民和志愿者登记的关系人同名，正在现场等您一句话", href: "cases/same-names", action: "去核定" }];
}
