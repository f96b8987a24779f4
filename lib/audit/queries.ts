import { and, count, desc, eq, gte, lt, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "#db/client.ts";
import { auditEntry } from "#db/schema/ground.ts";
import { organization } from "#db/schema/organizations.ts";
import { person } from "#db/schema/people.ts";
import { role, type Role } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { addDays, instantAt } from "#lib/calendar.ts";
import { holdsAction, scope } from "#lib/reach.ts";
import type { TrailFilter } from "./input.ts";
import { deedOf, personNumber } from "./rules.ts";

const PAGE = 50;
const MOST = 1000;

export interface TrailRow {
  id: string;
  at: Date;
  /** His post and name; numbers instead of names for a reader of no names; 系统 where a job did it by itself. */
  who: string;
  personId: string | null;
  deed: string;
  /** Done inside another deed. */
  within: string | null;
  forWhom: string | null;
  organization: string | null;
  reason: string | null;
  subjectId: string;
}

export interface Trail {
  rows: TrailRow[];
  /** Capped: more than 1,000 reads “1000+”. */
  count: number;
  older: string | null;
}

/** Who did what, when and why, the newest first; `after` is the last id of the page before. Null when this post reads no trail. */
export async function trail(actor: Actor, filter: TrailFilter): Promise<Trail | null> {
  if (!holdsAction(actor, "audit.read")) return null;
  const other = alias(person, "other");
  const asked = and(
    scope(actor, "audit.read"),
    filter.command ? eq(auditEntry.command, filter.command) : undefined,
    filter.person ? or(eq(auditEntry.personId, filter.person), eq(auditEntry.forPersonId, filter.person)) : undefined,
    filter.subject ? eq(auditEntry.subjectId, filter.subject) : undefined,
    filter.from ? gte(auditEntry.at, instantAt(filter.from)) : undefined,
    filter.to ? lt(auditEntry.at, instantAt(addDays(filter.to, 1))) : undefined,
  );
  const [rows, [counted]] = await Promise.all([
    database()
      .select({ entry: auditEntry, name: person.name, other: other.name, organization: organization.shortName })
      .from(auditEntry)
      .leftJoin(person, eq(person.id, auditEntry.personId))
      .leftJoin(other, eq(other.id, auditEntry.forPersonId))
      .leftJoin(organization, eq(organization.id, auditEntry.organizationId))
      .where(and(asked, filter.after ? lt(auditEntry.id, filter.after) : undefined))
      .orderBy(desc(auditEntry.id))
      .limit(PAGE + 1),
    database()
      .select({ n: count() })
      .from(
        database()
          .select({ id: auditEntry.id })
          .from(auditEntry)
          .where(asked)
          .limit(MOST + 1)
          .as("capped"),
      ),
  ]);
  const readsNames = holdsAction(actor, "person.read");
  const called = (id: string | null, name: string | null) => (id === null ? null : readsNames ? (name ?? "未知的人") : personNumber(id));
  const shown = rows.slice(0, PAGE).map(({ entry, ...row }): TrailRow => {
    const post = entry.role && entry.role in role ? role[entry.role as Role] : null;
    const by = called(entry.personId, row.name);
    return {
      id: entry.id,
      at: entry.at,
      who: [post, by].filter(Boolean).join(" ") || (entry.actorKind === "visitor" ? "未登录的人" : entry.actorKind === "holder" ? "持查询码的居民" : "系统"),
      personId: entry.personId,
      deed: deedOf(entry.command),
      within: entry.within ? deedOf(entry.within) : null,
      forWhom: entry.forPersonId === entry.personId ? null : called(entry.forPersonId, row.other),
      organization: row.organization,
      reason: entry.reason,
      subjectId: entry.subjectId,
    };
  });
  return { rows: shown, count: counted?.n ?? 0, older: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null };
}
