import { and, asc, eq, gt, or, sql, type SQL } from "drizzle-orm";
import { database } from "#db/client.ts";
import { request } from "#db/schema/requests.ts";
import type { RequestCategory } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { instantsOf, periodBefore, type Period } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { isId } from "#lib/ids.ts";
import { holdsAction, scope } from "#lib/reach.ts";
import { noCounts, type Counts } from "./rules.ts";

export const grouping = { grid: "网格", category: "类别", unit: "办理单位", month: "月份" } as const;
export type Grouping = keyof typeof grouping;

const keysOf: Record<Grouping | "total", SQL> = {
  total: sql`'all'`,
  grid: sql`"request"."organization_id"::text`,
  category: sql`"request"."category"`,
  unit: sql`coalesce((select d.organization_id::text from request_dispatch d where d.request_id = "request"."id" and d.part = 'owner' and d.state in ('sent', 'accepted', 'done')), "request"."community_id"::text)`,
  month: sql`to_char("request"."received_at" at time zone 'Asia/Shanghai', 'YYYY-MM')`,
};

/** The conditions of a period, which figures and the rows behind them share. */
async function conditionsOf(period: Period) {
  const { from, until } = instantsOf(period);
  const [start, end] = [from.toISOString(), until.toISOString()];
  const instant = await now();
  const stood = new Date(Math.min(instant.getTime(), until.getTime())).toISOString();
  const within = (column: SQL) => sql`${column} >= ${start}::timestamptz and ${column} < ${end}::timestamptz`;
  const overdue = sql`("request"."state" in ('received', 'dispatched', 'in_progress') and "request"."due_at" < ${stood}::timestamptz)`;
  return {
    apart: sql`"request"."state" in ('merged', 'redirected')`,
    received: within(sql`"request"."received_at"`),
    due: sql`${within(sql`"request"."due_at"`)} and "request"."due_at" <= ${stood}::timestamptz`,
    answered: within(sql`"request"."first_answer_at"`),
    closed: within(sql`"request"."closed_at"`),
    // The last word of a resident who was reached in the period; not reached: asked in the period and never reached.
    word: sql`(select c.solved::int * 10 + case c.satisfied when 'satisfied' then 2 when 'fair' then 1 else 0 end from request_call_back c where c.request_id = "request"."id" and c.reached and ${within(sql`c.at`)} order by c.at desc limit 1)`,
    tried: sql`exists (select 1 from request_call_back c where c.request_id = "request"."id" and not c.reached and ${within(sql`c.at`)})`,
    asked: sql`exists (select 1 from request_call_back c where c.request_id = "request"."id" and ${within(sql`c.at`)})`,
    overdue,
  };
}

/** The counts of a period by a key; every figure of every group is read here and nowhere else. */
async function countsBy(actor: Actor, period: Period, by: Grouping | "total", communityId?: string): Promise<Map<string, Counts>> {
  const { apart, received, due, answered, closed, word, tried, asked, overdue } = await conditionsOf(period);
  const touched = or(received, due, answered, closed, asked, overdue);
  const rows = await database().execute<Record<string, string | number | null>>(sql`
    with touched as (
      select ${keysOf[by]} as key, ${received} as received, ${apart} as apart, "request"."state" as state, ${due} as due, "request"."first_answer_at" <= "request"."due_at" as in_time,
        ${word} as word, ${tried} as tried, ${overdue} as overdue,
        case when ${answered} then extract(epoch from ("request"."first_answer_at" - "request"."received_at")) / 3600 end as answer_hours,
        case when ${closed} and "request"."state" = 'verified' then extract(epoch from ("request"."resolved_at" - "request"."received_at")) / 3600 end as close_hours
      from "request" where ${scope(actor, "request.count")} and ${isId(communityId) ? sql`"request"."community_id" = ${communityId}` : sql`true`} and ${touched ?? sql`true`}
    )
    select key,
      (count(*) filter (where received and not apart))::int as received, (count(*) filter (where received and state = 'merged'))::int as merged, (count(*) filter (where received and state = 'redirected'))::int as redirected,
      (count(*) filter (where due and not apart))::int as due, (count(*) filter (where due and not apart and in_time))::int as answered_in_time,
      (count(*) filter (where word is not null and not apart))::int as followed_up, (count(*) filter (where word >= 10 and not apart))::int as solved,
      (count(*) filter (where word % 10 = 2 and not apart))::int as satisfied, (count(*) filter (where word % 10 = 1 and not apart))::int as fair,
      (count(*) filter (where tried and word is null and not apart))::int as not_reached, (count(*) filter (where overdue))::int as overdue,
      percentile_cont(0.5) within group (order by answer_hours) filter (where not apart) as answer_median, percentile_cont(0.9) within group (order by answer_hours) filter (where not apart) as answer_most,
      percentile_cont(0.5) within group (order by close_hours) as close_median, percentile_cont(0.9) within group (order by close_hours) as close_most
    from touched group by key order by key`);
  const n = (value: unknown) => Number(value ?? 0);
  const pair = (median: unknown, most: unknown): [number, number] | null => (median === null || median === undefined ? null : [Number(median), Number(most)]);
  return new Map(
    rows.map((row) => [
      String(row.key),
      { received: n(row.received), merged: n(row.merged), redirected: n(row.redirected), due: n(row.due), answeredInTime: n(row.answered_in_time), followedUp: n(row.followed_up), solved: n(row.solved), satisfied: n(row.satisfied), fair: n(row.fair), notReached: n(row.not_reached), overdue: n(row.overdue), answerHours: pair(row.answer_median, row.answer_most), closeHours: pair(row.close_median, row.close_most) },
    ]),
  );
}

export interface RateGroup {
  key: string;
  name: string;
  counts: Counts;
}

/** The three rates of a period (days in Asia/Shanghai) with their numerators and denominators, in total and by group; null for who may not count. */
export async function requestRates(actor: Actor, ask: { period: Period; by: Grouping; communityId?: string }) {
  if (!holdsAction(actor, "request.count")) return null;
  const [total, before, groups] = await Promise.all([countsBy(actor, ask.period, "total", ask.communityId), countsBy(actor, periodBefore(ask.period), "total", ask.communityId), countsBy(actor, ask.period, ask.by, ask.communityId)]);
  const names = ask.by === "grid" || ask.by === "unit" ? await namesOf([...groups.keys()]) : null;
  const named: RateGroup[] = [...groups].map(([key, counts]) => ({ key, name: names?.get(key)?.name ?? key, counts }));
  // Grids and units stand in their official order, never by a rate (domain.md, Principle 5).
  if (names) named.sort((a, b) => (names.get(a.key)?.order ?? 0) - (names.get(b.key)?.order ?? 0) || a.key.localeCompare(b.key));
  return { period: ask.period, asOf: await now(), total: total.get("all") ?? noCounts, before: before.get("all") ?? noCounts, groups: named };
}

/** What the month's 民情 report is written from: the categories with the month before, and the grids in their order. */
export async function monthFacts(actor: Actor, period: Period, communityId?: string) {
  const rates = await requestRates(actor, { period, by: "grid", communityId });
  if (!rates) return null;
  const [categories, then] = await Promise.all([countsBy(actor, period, "category", communityId), countsBy(actor, periodBefore(period), "category", communityId)]);
  return { ...rates, categories: [...categories].map(([category, counts]) => ({ category: category as RequestCategory, counts, before: then.get(category) ?? noCounts })) };
}

export const drillable = { received: "受理", merged: "合并", redirected: "告知其他渠道", due: "到期", answeredInTime: "按时答复", followedUp: "已回访", solved: "回访已解决", satisfied: "满意", fair: "基本满意", notReached: "没有联系上", overdue: "到期未办完" } as const;
export type Drillable = keyof typeof drillable;

/** The requests behind a figure: number, category, times and state, without words or contact; 50 a page. Null for who may not count. */
export async function rateRows(actor: Actor, ask: { period: Period; figure: Drillable; by?: Grouping; key?: string; communityId?: string; after?: string }) {
  if (!holdsAction(actor, "request.count")) return null;
  const { apart, received, due, word, tried, overdue } = await conditionsOf(ask.period);
  const counted: Record<Drillable, SQL> = {
    received: sql`${received} and not ${apart}`,
    merged: sql`${received} and "request"."state" = 'merged'`,
    redirected: sql`${received} and "request"."state" = 'redirected'`,
    due: sql`${due} and not ${apart}`,
    answeredInTime: sql`${due} and not ${apart} and "request"."first_answer_at" <= "request"."due_at"`,
    followedUp: sql`${word} is not null and not ${apart}`,
    solved: sql`${word} >= 10 and not ${apart}`,
    satisfied: sql`${word} % 10 = 2 and not ${apart}`,
    fair: sql`${word} % 10 = 1 and not ${apart}`,
    notReached: sql`${tried} and ${word} is null and not ${apart}`,
    overdue,
  };
  const rows = await database()
    .select({ id: request.id, number: request.number, category: request.category, state: request.state, receivedAt: request.receivedAt, dueAt: request.dueAt, firstAnswerAt: request.firstAnswerAt, closedAt: request.closedAt })
    .from(request)
    .where(and(scope(actor, "request.count"), counted[ask.figure], ask.by && ask.key ? sql`${keysOf[ask.by]} = ${ask.key}` : undefined, isId(ask.communityId) ? eq(request.communityId, ask.communityId) : undefined, isId(ask.after) ? gt(request.id, ask.after) : undefined))
    .orderBy(asc(request.id))
    .limit(51);
  return { rows: rows.slice(0, 50), next: rows.length > 50 ? (rows[49]?.id ?? null) : null, mayRead: holdsAction(actor, "request.read") };
}

async function namesOf(ids: string[]): Promise<Map<string, { name: string; order: number }>> {
  if (ids.length === 0) return new Map();
  const rows = await database().execute<{ id: string; name: string; order: number }>(sql`select o.id, o.short_name as name, (row_number() over (order by p.official_order, o.official_order, o.id))::int as order from organization o left join organization p on p.id = o.parent_id where o.id in ${ids}`);
  return new Map(rows.map((row) => [row.id, { name: row.name, order: row.order }]));
}
