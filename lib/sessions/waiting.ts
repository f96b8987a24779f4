import { and, eq, gte, inArray, isNull, lt, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { session } from "#db/schema/sessions.ts";
import { signup } from "#db/schema/signups.ts";
import type { Actor } from "#lib/actor.ts";
import { now } from "#lib/clock.ts";
import { scope } from "#lib/reach.ts";

/** Something this post has to see to: due when, which session, how many. */
export interface Waiting {
  kind: "draft" | "short" | "unanswered" | "offers";
  dueAt: Date;
  sessionId: string;
  title: string;
  startsAt: Date;
  count: number;
  /** What it says and where it leads, under /office/[organization]. */
  says: string;
  path: string;
}

const DAYS = 86_400_000;

/**
 * What waits for the planners: drafts within 14 days, sessions short of people within 14 days, people who haven't said whether
 * they come after a change, and offers that are running. By due time.
 */
export async function waiting(actor: Actor): Promise<Waiting[]> {
  const at = await now();
  const soon = and(scope(actor, "session.plan"), gte(session.startsAt, at), lt(session.startsAt, new Date(at.getTime() + 14 * DAYS)));
  const db = database();
  const base = { sessionId: session.id, title: session.title, startsAt: session.startsAt };
  const [drafts, short, silent, offers] = await Promise.all([
    db.select(base).from(session).where(and(soon, eq(session.state, "draft"))).orderBy(session.startsAt).limit(20),
    db
      .select({ ...base, count: sql<number>`(select sum(f.capacity - f.taken) from shift f where f.session_id = ${session.id} and f.ended_at is null)::int` })
      .from(session)
      .where(and(soon, eq(session.state, "published"), sql`exists (select 1 from shift f where f.session_id = ${session.id} and f.ended_at is null and f.taken < f.capacity)`))
      .orderBy(session.startsAt)
      .limit(20),
    db
      .select({ ...base, by: session.reconfirmBy, count: sql<number>`count(*)::int` })
      .from(session)
      .innerJoin(signup, eq(signup.sessionId, session.id))
      .where(and(scope(actor, "session.plan"), eq(session.state, "published"), gte(session.startsAt, at), sql`${session.reconfirmBy} is not null`, eq(signup.state, "confirmed"), isNull(signup.reconfirmedAt)))
      .groupBy(session.id)
      .limit(20),
    db
      .select({ ...base, until: sql<string>`min(${signup.offeredUntil})`, count: sql<number>`count(*)::int` })
      .from(session)
      .innerJoin(signup, eq(signup.sessionId, session.id))
      .where(and(scope(actor, "session.plan"), inArray(signup.state, ["offered"])))
      .groupBy(session.id)
      .limit(20),
  ]);
  const found: Waiting[] = [
    ...drafts.map((row) => ({ ...row, kind: "draft" as const, count: 1, dueAt: row.startsAt, says: `“${row.title}”还没有发布`, path: `/sessions/${row.sessionId}` })),
    ...short.map((row) => ({ ...row, kind: "short" as const, dueAt: row.startsAt, says: `“${row.title}”还缺 ${row.count} 人`, path: `/sessions/${row.sessionId}/filling` })),
    ...silent.map(({ by, ...row }) => ({ ...row, kind: "unanswered" as const, dueAt: by ?? row.startsAt, says: `“${row.title}”有变动，${row.count} 人还没回答能不能来`, path: `/sessions/${row.sessionId}/filling` })),
    ...offers.map(({ until, ...row }) => ({ ...row, kind: "offers" as const, dueAt: new Date(until), says: `“${row.title}”有 ${row.count} 个递补在等答复`, path: `/sessions/${row.sessionId}/filling` })),
  ];
  return found.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}
