import { eq, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import type { Actor } from "#lib/actor.ts";
import { addDays, addMonths, dayOf, periodBefore, periodLastYear, periodOf, type Period } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { isId } from "#lib/ids.ts";
import { may } from "#lib/reach.ts";
import { countLines, doubleRecord, type Line } from "./report.ts";
import { communityRows, memberRows, personRows, recordRows, sessionRows, unitRows, type CommunityRow, type Drill, type MemberFilter, type MemberRow, type RecordRow, type ServedRow, type SessionRow, type UnitRow } from "./rows.ts";
import { lastDay, type Counts, type Drillable } from "./rules.ts";

export { exemptions, headCounts, unitStandings, type ExemptionLine, type HeadCountLine, type UnitStanding } from "./ledger.ts";
export type { CommunityRow, MemberRow, RecordRow, ServedRow, SessionRow, UnitRow } from "./rows.ts";

export interface Compared extends Line {
  /** 环比: the period before. */
  before: Counts;
  /** 同比: a year before. */
  lastYear: Counts;
}

export interface ParticipationReport {
  organization: { id: string; name: string };
  period: Period;
  /** The instant the figures stand for. */
  asOf: Date;
  lastDay: string;
  /** The period has not ended yet. */
  running: boolean;
  total: Compared;
  /** In official order, never by a rate. */
  units: Compared[];
}

/** The participation report of a node by unit, with 环比 and 同比; null when he may not read it. Always the same number of queries. */
export async function participationReport(actor: Actor, asked: { period: Period; organizationId: string }): Promise<ParticipationReport | null> {
  const node = await readableNode(actor, asked.organizationId);
  if (!node) return null;
  const reader = database();
  const asOf = await now(reader);
  const today = dayOf(asOf);
  const count = (period: Period) => countLines(reader, node, period, lastDay(period, today));
  const lines = await count(asked.period);
  const before = byId(await count(periodBefore(asked.period)));
  const lastYear = byId(await count(periodLastYear(asked.period)));
  const compared = lines.map((line): Compared => ({ ...line, before: before.get(line.id) ?? line, lastYear: lastYear.get(line.id) ?? line }));
  const [total, ...units] = compared;
  if (!total) return null;
  return { organization: { id: node.id, name: node.name }, period: asked.period, asOf, lastDay: lastDay(asked.period, today), running: asked.period.to > today, total, units };
}

/** How 双报到 stands in the running quarter, for the committee's first page; null for a post that doesn't read the report. */
export async function participationSummary(actor: Actor): Promise<ParticipationReport | null> {
  if (actor.kind !== "post") return null;
  return participationReport(actor, { period: periodOf("quarter", dayOf(await now())), organizationId: actor.post.organizationId });
}

export interface MonthCount {
  /** YYYY-MM */
  month: string;
  visits: number;
  lastYear: number;
}

/** 参与人次 of twelve months up to the period's last day, each beside the same month a year before. */
export async function participationMonths(actor: Actor, asked: { period: Period; organizationId: string }): Promise<MonthCount[] | null> {
  const node = await readableNode(actor, asked.organizationId);
  if (!node) return null;
  const today = dayOf(await now());
  const end = periodOf("month", lastDay(asked.period, today)).to;
  const start = addMonths(addDays(end, 1), -24);
  const rows = await database().execute<{ month: string; visits: number }>(sql`
    select to_char(s.day, 'YYYY-MM') as month, count(distinct (s.person_id, coalesce(s.session_id, s.id)))::int as visits
    from service_record s join organization o on o.id = s.organization_id
    where o.path like ${`${node.path}%`} and ${doubleRecord({ from: start, to: end })} group by 1`);
  const found = new Map(rows.map((row) => [row.month, row.visits]));
  return Array.from({ length: 12 }, (_, at) => {
    const month = addMonths(start, 12 + at).slice(0, 7);
    return { month, visits: found.get(month) ?? 0, lastYear: found.get(addMonths(start, at).slice(0, 7)) ?? 0 };
  });
}

export type DrillRows =
  | { kind: "members"; rows: MemberRow[] }
  | { kind: "persons"; rows: ServedRow[] }
  | { kind: "records"; rows: RecordRow[] }
  | { kind: "sessions"; rows: SessionRow[] }
  | { kind: "communities"; rows: CommunityRow[] }
  | { kind: "units"; rows: UnitRow[] };

export type ParticipationRows = DrillRows & { organization: { id: string; name: string }; unit: { id: string; name: string } | null; period: Period; asOf: Date; lastDay: string; next: string | null };

const PAGE = 50;
const members: Partial<Record<Drillable, MemberFilter>> = {
  inService: "all",
  shouldRegister: "should",
  exempt: "exempt",
  registered: "registered",
  registrationRate: "registered",
  registrationRateOfShould: "registered",
  notRegistered: "not_registered",
  participationRate: "took_part",
  registeredParticipationRate: "registered_took_part",
  idle: "idle",
};

/** The rows behind one figure of a node or of one unit of it, a page at a time; null when he may not read them. */
export async function participationRows(actor: Actor, asked: { figure: Drillable; organizationId: string; unitId: string | null; period: Period; after: string | null }): Promise<ParticipationRows | null> {
  const node = await readableNode(actor, asked.organizationId);
  const unit = asked.unitId ? await readableNode(actor, asked.unitId) : null;
  if (!node || (asked.unitId && !unit?.path.startsWith(node.path)) || (asked.after && !isId(asked.after))) return null;
  const asOf = await now();
  const last = lastDay(asked.period, dayOf(asOf));
  const found = await rowsOf(actor, asked.figure, { node: unit ?? node, period: asked.period, last, after: asked.after, limit: PAGE });
  const more = found.rows.length > PAGE;
  if (more) found.rows.length = PAGE;
  return { ...found, organization: { id: node.id, name: node.name }, unit: unit && { id: unit.id, name: unit.name }, period: asked.period, asOf, lastDay: last, next: more ? (found.rows.at(-1)?.id ?? null) : null };
}

async function rowsOf(actor: Actor, figure: Drillable, drill: Drill): Promise<DrillRows> {
  const reader = database();
  const filter = members[figure];
  if (filter) return { kind: "members", rows: await memberRows(reader, actor, drill, filter) };
  switch (figure) {
    case "persons":
      return { kind: "persons", rows: await personRows(reader, actor, drill) };
    case "sessions":
    case "peopleServed":
    case "problemsSolved":
      return { kind: "sessions", rows: await sessionRows(reader, drill) };
    case "communities":
      return { kind: "communities", rows: await communityRows(reader, drill) };
    case "units":
      return { kind: "units", rows: await unitRows(reader, drill) };
    default:
      return { kind: "records", rows: await recordRows(reader, actor, drill) };
  }
}

async function readableNode(actor: Actor, id: string) {
  if (!isId(id) || !(await may(database(), actor, "participation.report", { id }))) return null;
  const [node] = await database().select({ id: organization.id, name: organization.name, path: organization.path }).from(organization).where(eq(organization.id, id));
  return node ?? null;
}

const byId = (lines: Line[]) => new Map(lines.map((line) => [line.id, line]));
