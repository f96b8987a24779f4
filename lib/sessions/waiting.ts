import { and, eq, gte, inArray, isNull, lt, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { session } from "#db/schema/sessions.ts";
import { jielongName, signup } from "#db/schema/signups.ts";
import type { Actor } from "#lib/actor.ts";
import { formatSpan } from "#lib/format.ts";
import { scope } from "#lib/reach.ts";
import type { Waiting } from "#lib/waiting/rules.ts";

const DAYS = 86_400_000;

/**
 * What waits for the planners: drafts within 14 days, sessions short of people within 14 days, people who haven't said whether
 * they come after a change, names of a pasted 接龙 nobody has settled, and offers that are running. By due time.
 */
export async function waiting(actor: Actor, at: Date): Promise<Waiting[]> {
  const soon = and(scope(actor, "session.plan"), gte(session.startsAt, at), lt(session.startsAt, new Date(at.getTime() + 14 * DAYS)));
  const db = database();
  const base = { sessionId: session.id, title: session.title, startsAt: session.startsAt, endsAt: session.endsAt };
  const [drafts, short, silent, offers, names] = await Promise.all([
    db.select(base).from(session).where(and(soon, eq(session.state, "draft"))).orderBy(session.startsAt).limit(20),
    db
      .select({ ...base, count: sql<number>`(select sum(f.capacity - f.taken) from shift f where f.session_id = "session"."id" and f.ended_at is null)::int` })
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
    db
      .select({ ...base, count: sql<number>`count(*)::int` })
      .from(session)
      .innerJoin(jielongName, eq(jielongName.sessionId, session.id))
      .where(and(scope(actor, "session.plan"), eq(session.state, "published"), gte(session.startsAt, at), eq(jielongName.state, "open")))
      .groupBy(session.id)
      .limit(20),
  ]);
  const line = (kind: string, row: { sessionId: string; title: string; startsAt: Date; endsAt: Date }, due: Date, tone: Waiting["tone"], says: string, action: string, page: string): Waiting => ({
    id: `${kind}:${row.sessionId}`,
    due,
    tone,
    title: `“${row.title}”${says}`,
    detail: formatSpan(row.startsAt, row.endsAt),
    href: `sessions/${row.sessionId}${page}`,
    action,
  });
  return [
    ...silent.map((row) => line("silent", row, row.by ?? row.startsAt, "wait", `有变动，${row.count} 人还没回答能不能来`, "去打电话", "/filling")),
    ...offers.map((row) => line("offers", row, new Date(row.until), "calm", `有 ${row.count} 个递补在等答复`, "看一看", "/filling")),
    ...names.map((row) => line("names", row, row.startsAt, "wait", `的接龙里还有 ${row.count} 个名字没落实`, "去落实", "")),
    ...short.map((row) => line("short", row, row.startsAt, "wait", `还缺 ${row.count} 人`, "去填人", "/filling")),
    ...drafts.map((row) => line("draft", row, row.startsAt, "wait", "还没有发布", "去发布", "")),
  ];
}
