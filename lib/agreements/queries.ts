import { and, asc, desc, eq, lt, lte, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "#db/client.ts";
import { agreement, organization } from "#db/schema/organizations.ts";
import type { AgreementState } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { addDays, dayOf, instantAt } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { formatDay } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { may, scope } from "#lib/reach.ts";
import type { Waiting } from "#lib/waiting/rules.ts";
import { heldUnder, mattersOf, sessionsUnder } from "./account.ts";
import { changeable, foldMonths, nextAgreementState, RENEWAL_DAYS, termIn, yearsOf } from "./rules.ts";

const PAGE = 50;
const branch = alias(organization, "branch");
const community = alias(organization, "community");
const shape = { id: agreement.id, name: agreement.name, state: agreement.state, signedOn: agreement.signedOn, endsOn: agreement.endsOn, terms: agreement.terms, studio: agreement.studio, plannedSessions: agreement.plannedSessions, branchGives: agreement.branchGives, communityGives: agreement.communityGives, branchId: agreement.branchId, branchName: branch.name, communityId: agreement.communityId, communityName: community.name };

const read = () => database().select(shape).from(agreement).innerJoin(branch, eq(branch.id, agreement.branchId)).innerJoin(community, eq(community.id, agreement.communityId));

/** The agreements this actor may read, newest first, 50 a page. */
export async function agreementList(actor: Actor, filters: { state?: AgreementState; after?: string } = {}) {
  const rows = await read()
    .where(and(scope(actor, "agreement.read"), filters.state ? eq(agreement.state, filters.state) : undefined, isId(filters.after) ? lt(agreement.id, filters.after) : undefined))
    .orderBy(desc(agreement.id))
    .limit(PAGE + 1);
  return { rows: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null };
}

/** One agreement with what he may do next; null when there is none or he may not see it. */
export async function agreementPage(actor: Actor, id: string) {
  const [row] = await read().where(and(eq(agreement.id, id), scope(actor, "agreement.read")));
  if (!row) return null;
  const keeps = await may(database(), actor, "agreement.change", { id });
  return { ...row, may: { change: keeps ? changeable(row.state) : ("nothing" as const), start: keeps && nextAgreementState(row.state, "start") !== null, renew: keeps && nextAgreementState(row.state, "renew") !== null, end: keeps && nextAgreementState(row.state, "end") !== null } };
}

/**
 * The year's account of a 工作室 under its agreement: planned and held sessions by month (those of the branch in that community, within the term), people and matters.
 * `year` in Asia/Shanghai; a year outside the term gives the nearest within it. Null as agreementPage.
 */
export async function agreementAccount(actor: Actor, id: string, asked?: number) {
  const [row] = await read().where(and(eq(agreement.id, id), scope(actor, "agreement.read")));
  if (!row) return null;
  const today = dayOf(await now());
  const years = yearsOf(row, today);
  const year = asked && years.includes(asked) ? asked : years[0]!;
  const term = termIn(row, year);
  const [months, rows, matters] = await Promise.all([heldUnder(row, term), sessionsUnder(row, term), mattersOf(row, year)]);
  return { ...row, year, years, term, asOf: today, account: foldMonths(months, row.plannedSessions), sessions: rows, matters };
}

/** Agreements that run out within 60 days or ran out: for who may renew or end them. */
export async function waiting(actor: Actor, instant: Date): Promise<Waiting[]> {
  const today = dayOf(instant);
  const rows = await database()
    .select({ id: agreement.id, name: agreement.name, endsOn: sql<string>`${agreement.endsOn}` })
    .from(agreement)
    .where(and(eq(agreement.state, "in_force"), lte(agreement.endsOn, addDays(today, RENEWAL_DAYS)), scope(actor, "agreement.change")))
    .orderBy(asc(agreement.endsOn), asc(agreement.id))
    .limit(20);
  return rows.map((row) => {
    const over = row.endsOn < today;
    return { id: `agreement:${row.id}`, due: instantAt(addDays(row.endsOn, 1)), tone: over ? "late" : "wait", title: `“${row.name}”${over ? "已经到期" : "快到期了"}`, detail: `${formatDay(row.endsOn, { year: true, weekday: false })}到期`, href: `agreements/${row.id}`, action: "续签或终止" };
  });
}
