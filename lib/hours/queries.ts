import { and, asc, count, desc, eq, gte, ilike, inArray, isNull, lt, lte, ne, or, sql, type SQL } from "drizzle-orm";
import { database } from "#db/client.ts";
import { consultation } from "#db/schema/cases.ts";
import { serviceRecord } from "#db/schema/hours.ts";
import { organization } from "#db/schema/organizations.ts";
import { person } from "#db/schema/people.ts";
import { session } from "#db/schema/sessions.ts";
import { keys, serviceRecordState, source, type ServiceRecordState, type Source } from "#db/words.ts";
import { personOf, type Actor } from "../actor.ts";
import type { Period } from "../calendar.ts";
import { holdsAction, may, scope } from "../reach.ts";
import type { Waiting } from "../waiting/rules.ts";
import { counted, whyNotConfirm } from "./rules.ts";

const PAGE = 30;
/** Counts stop here: a list reads “1000+”. */
const MOST_COUNTED = 1001;

const columns = {
  id: serviceRecord.id,
  kind: serviceRecord.kind,
  personId: serviceRecord.personId,
  name: person.name,
  sessionId: serviceRecord.sessionId,
  day: serviceRecord.day,
  startsAt: serviceRecord.startsAt,
  endsAt: serviceRecord.endsAt,
  minutes: serviceRecord.minutes,
  source: serviceRecord.source,
  manual: serviceRecord.manual,
  state: serviceRecord.state,
  doubleRegistration: serviceRecord.doubleRegistration,
  unitVerified: serviceRecord.unitVerified,
  what: serviceRecord.what,
  community: organization.name,
  cardFileId: serviceRecord.cardFileId,
  enteredBy: serviceRecord.enteredBy,
  /** A reversed record says why it was reversed. */
  reason: sql<string | null>`coalesce((select r.reason from service_record r where r.reverses_id = ${serviceRecord.id}), ${serviceRecord.reason})`,
  reversesId: serviceRecord.reversesId,
  recordedAt: serviceRecord.recordedAt,
  confirmedAt: serviceRecord.confirmedAt,
};

function records() {
  return database().select(columns).from(serviceRecord).innerJoin(person, eq(person.id, serviceRecord.personId)).leftJoin(organization, eq(organization.id, serviceRecord.communityId));
}

export type RecordLine = Awaited<ReturnType<typeof records>>[number];

/** Minutes of the counted rows (confirmed and what reverses them), system-timed and manual apart, and how many stand. */
const sums = {
  timed: sql<number>`coalesce(sum(${serviceRecord.minutes}) filter (where not ${serviceRecord.manual}), 0)::int`,
  manual: sql<number>`coalesce(sum(${serviceRecord.minutes}) filter (where ${serviceRecord.manual}), 0)::int`,
  total: sql<number>`coalesce(sum(${serviceRecord.minutes}), 0)::int`,
  times: sql<number>`(count(*) filter (where ${serviceRecord.state} = 'confirmed'))::int`,
};
const isCounted = inArray(serviceRecord.state, [...counted]);
const within = (period: Period) => and(gte(serviceRecord.day, period.from), lte(serviceRecord.day, period.to));

/** A person's own year: sums (service and training apart) and his records, newest first, by key. */
export async function myHours(actor: Actor, period: Period, after?: string) {
  const mine = and(scope(actor, "service_record.read"), eq(serviceRecord.personId, personOf(actor) ?? ""), within(period));
  if (personOf(actor) === null) return null;
  const [sumRows, waitingRow, rows] = await Promise.all([
    database().select({ kind: serviceRecord.kind, ...sums }).from(serviceRecord).where(and(mine, isCounted)).groupBy(serviceRecord.kind),
    database().select({ minutes: sums.total, records: count() }).from(serviceRecord).where(and(mine, eq(serviceRecord.state, "entered"))),
    records().where(and(mine, isNull(serviceRecord.reversesId), after ? lt(serviceRecord.id, after) : undefined)).orderBy(desc(serviceRecord.id)).limit(PAGE + 1),
  ]);
  const zero = { timed: 0, manual: 0, total: 0, times: 0 };
  return {
    service: sumRows.find((row) => row.kind === "service") ?? zero,
    training: sumRows.find((row) => row.kind === "training") ?? zero,
    waiting: waitingRow[0] ?? { minutes: 0, records: 0 },
    rows: rows.slice(0, PAGE),
    next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null,
  };
}

/** Records that wait for a confirmation this post may give, oldest first; each says whether he himself may, or why another must. */
export async function recordsToConfirm(actor: Actor, filter: { sessionId?: string | undefined; after?: string | undefined } = {}) {
  const me = personOf(actor);
  if (!me || !holdsAction(actor, "service_record.confirm")) return null;
  const waiting = and(scope(actor, "service_record.confirm"), eq(serviceRecord.state, "entered"), filter.sessionId ? eq(serviceRecord.sessionId, filter.sessionId) : undefined);
  const [rows, total] = await Promise.all([
    records().where(and(waiting, filter.after ? sql`${serviceRecord.id} > ${filter.after}` : undefined)).orderBy(asc(serviceRecord.id)).limit(PAGE + 1),
    counted1000(waiting),
  ]);
  return { rows: rows.slice(0, PAGE).map((row) => ({ ...row, no: whyNotConfirm(row, me) })), total, next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null };
}

/** For the office's first page: records this post may confirm, his own and what he entered left out. */
export async function waiting(actor: Actor): Promise<Waiting[]> {
  const me = personOf(actor);
  if (!me || !holdsAction(actor, "service_record.confirm")) return [];
  const [row] = await database()
    .select({ count: count() })
    .from(serviceRecord)
    .where(and(scope(actor, "service_record.confirm"), eq(serviceRecord.state, "entered"), ne(serviceRecord.personId, me), or(eq(serviceRecord.manual, false), ne(serviceRecord.enteredBy, me))));
  if (!row?.count) return [];
  return [{ id: "hours", due: null, tone: "wait", title: `${row.count} 条服务记录等确认`, detail: "手工录入和申报的时长，由录入人以外的人确认后才计入", href: "hours", action: "去确认" }];
}

export interface RecordFilter {
  period?: Period | undefined;
  state?: ServiceRecordState | undefined;
  source?: Source | undefined;
  name?: string | undefined;
  personId?: string | undefined;
  sessionId?: string | undefined;
  after?: string | undefined;
}

/** Filters as they stand in an address; what isn't known is left out. */
export function recordFilter(query: Record<string, string | undefined>): RecordFilter {
  const known = <K extends string>(list: readonly K[], value: string | undefined) => list.find((key) => key === value);
  return { state: known(keys(serviceRecordState), query.state), source: known(keys(source), query.source), name: query.name?.trim() || undefined };
}

/** The records this post may see, newest first, with the sums of all that the filters hold. */
export async function recordList(actor: Actor, filter: RecordFilter) {
  if (!holdsAction(actor, "service_record.read")) return null;
  const where = and(scope(actor, "service_record.read"), ...conditions(filter));
  const [rows, total, [sum]] = await Promise.all([
    records().where(and(where, filter.after ? lt(serviceRecord.id, filter.after) : undefined)).orderBy(desc(serviceRecord.id)).limit(PAGE + 1),
    counted1000(where),
    database().select(sums).from(serviceRecord).innerJoin(person, eq(person.id, serviceRecord.personId)).where(and(where, isCounted)),
  ]);
  return { rows: rows.slice(0, PAGE), total, sum: sum ?? { timed: 0, manual: 0, total: 0, times: 0 }, next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null };
}

/** Each person's sums in a period, by name; never by hours (no ranking, Principle 5). */
export async function personSums(actor: Actor, period: Period, name?: string, after?: string) {
  if (!holdsAction(actor, "service_record.read")) return null;
  const sortKey = sql<string>`${person.pinyin} || ' ' || ${person.id}::text`;
  const rows = await database()
    .select({ personId: person.id, name: person.name, key: sortKey, ...sums, training: sql<number>`coalesce(sum(${serviceRecord.minutes}) filter (where ${serviceRecord.kind} = 'training'), 0)::int` })
    .from(serviceRecord)
    .innerJoin(person, eq(person.id, serviceRecord.personId))
    .where(and(scope(actor, "service_record.read"), isCounted, within(period), named(name)))
    .groupBy(person.id, person.name, person.pinyin)
    .having(after ? sql`${sortKey} > ${after}` : undefined)
    .orderBy(sortKey)
    .limit(PAGE + 1);
  return { rows: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1]?.key ?? null) : null };
}

/** One record with who entered and confirmed it, what reverses it, and what this actor may do; null when he may not see it. */
export async function recordPage(actor: Actor, id: string) {
  if (!(await may(database(), actor, "service_record.read", { id }))) return null;
  const me = personOf(actor);
  const [row] = await database()
    .select({
      ...columns,
      unit: sql<string | null>`(select o.name from organization o where o.id = ${serviceRecord.organizationId})`,
      enteredByName: sql<string | null>`(select p.name from person p where p.id = ${serviceRecord.enteredBy})`,
      confirmedByName: sql<string | null>`(select p.name from person p where p.id = ${serviceRecord.confirmedBy})`,
      reversal: sql<{ id: string; reason: string } | null>`(select json_build_object('id', r.id, 'reason', r.reason) from service_record r where r.reverses_id = ${serviceRecord.id})`,
    })
    .from(serviceRecord)
    .innerJoin(person, eq(person.id, serviceRecord.personId))
    .leftJoin(organization, eq(organization.id, serviceRecord.communityId))
    .where(eq(serviceRecord.id, id));
  if (!row || !me) return null;
  const [confirm, reverse] = await Promise.all([may(database(), actor, "service_record.confirm", { id }), may(database(), actor, "service_record.reverse", { id })]);
  const original = row.reversesId === null;
  return { ...row, no: whyNotConfirm(row, me), may: { confirm: original && confirm && row.state === "entered", reverse: original && reverse && row.state === "confirmed" && row.personId !== me } };
}

/** A session's records (and how many cases were logged there), for who may see its sheet. */
export async function sessionRecords(actor: Actor, sessionId: string) {
  if (!(await may(database(), actor, "session.roster", { id: sessionId }))) return null;
  const ofSession = eq(serviceRecord.sessionId, sessionId);
  const [rows, [sum], [cases], [closer]] = await Promise.all([
    records().where(ofSession).orderBy(asc(serviceRecord.id)).limit(600),
    database().select(sums).from(serviceRecord).where(and(ofSession, isCounted)),
    database().select({ count: count() }).from(consultation).where(eq(consultation.sessionId, sessionId)),
    database().select({ name: person.name }).from(session).innerJoin(person, eq(person.id, session.closedBy)).where(eq(session.id, sessionId)),
  ]);
  return { rows, sum: sum ?? { timed: 0, manual: 0, total: 0, times: 0 }, cases: cases?.count ?? 0, closedBy: closer?.name ?? null };
}

/** Whose records these are, to name the ones a confirmation left. */
export async function recordNames(actor: Actor, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await records().where(and(scope(actor, "service_record.confirm"), inArray(serviceRecord.id, [...ids])));
  return new Map(rows.map((row) => [row.id, row.name]));
}

function conditions(filter: RecordFilter): (SQL | undefined)[] {
  return [
    filter.period && within(filter.period),
    filter.state && eq(serviceRecord.state, filter.state),
    filter.source && eq(serviceRecord.source, filter.source),
    filter.personId ? eq(serviceRecord.personId, filter.personId) : undefined,
    filter.sessionId ? eq(serviceRecord.sessionId, filter.sessionId) : undefined,
    named(filter.name),
  ];
}

function named(name: string | undefined): SQL | undefined {
  if (!name) return undefined;
  const starts = `${name.replace(/[\\%_]/g, "\\$&")}%`;
  return or(ilike(person.name, starts), ilike(person.pinyin, starts), ilike(person.initials, starts));
}

async function counted1000(where: SQL | undefined): Promise<number> {
  const first = database().select({ id: serviceRecord.id }).from(serviceRecord).innerJoin(person, eq(person.id, serviceRecord.personId)).where(where).limit(MOST_COUNTED).as("first");
  const [row] = await database().select({ count: count() }).from(first);
  return row?.count ?? 0;
}
