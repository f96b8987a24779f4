import { and, eq, inArray, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { consultation, matter } from "#db/schema/cases.ts";
import { gift } from "#db/schema/gifts.ts";
import { openingTotal } from "#db/schema/organizations.ts";
import { session } from "#db/schema/sessions.ts";
import type { OpeningMeasure } from "#db/words.ts";
import { addDays, addMonths, dayOf, instantAt } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { serviceKinds } from "#lib/sessions/rules.ts";

export interface PublicFigures {
  asOf: Date;
  /** Recorded here, ever. */
  total: Sums;
  /** Recorded here in the 12 months up to today. */
  year: Sums;
  /** 期初累计数: before this system, approved by a second person; always shown apart from rows. */
  opening: Partial<Record<OpeningMeasure, number>>;
}

export interface Sums {
  /** 服务场次: sessions that were held and closed. */
  sessions: number;
  /** 服务群众人次, entered when a session closes. */
  peopleServed: number;
  /** 解决法律问题(个): matters with an outcome. */
  matters: number;
  /** 捐资: money received less reversals, in fen. */
  giftsFen: number;
}

/** The figures anybody may see on the first page: totals alone (domain.md: yearly totals always show; no one's amount). */
export async function publicFigures(): Promise<PublicFigures> {
  const asOf = await now();
  const fromDay = addDays(addMonths(dayOf(asOf), -12), 1);
  const from = instantAt(fromDay).toISOString();
  const db = database();
  const [[held], [answered], [given], openings] = await Promise.all([
    db
      .select({
        sessions: sql<number>`count(*)::int`,
        sessionsYear: sql<number>`(count(*) filter (where ${session.startsAt} >= ${from}))::int`,
        people: sql<number>`coalesce(sum(${session.peopleServed}), 0)::int`,
        peopleYear: sql<number>`coalesce(sum(${session.peopleServed}) filter (where ${session.startsAt} >= ${from}), 0)::int`,
      })
      .from(session)
      .where(and(eq(session.state, "completed"), inArray(session.kind, [...serviceKinds]))),
    db
      .select({ n: sql<number>`count(*)::int`, nYear: sql<number>`(count(*) filter (where ${consultation.day} >= ${fromDay}))::int` })
      .from(matter)
      .innerJoin(consultation, eq(consultation.id, matter.caseId))
      .where(ne(matter.outcome, "pending")),
    db
      .select({ fen: sql<number>`coalesce(sum(${gift.amountFen}), 0)::float8`, fenYear: sql<number>`coalesce(sum(${gift.amountFen}) filter (where ${gift.receivedOn} >= ${fromDay}), 0)::float8` })
      .from(gift)
      .where(and(eq(gift.kind, "money"), eq(gift.state, "received"), isNull(gift.reversesId))),
    db
      .select({ measure: openingTotal.measure, value: sql<number>`sum(${openingTotal.value})::float8` })
      .from(openingTotal)
      .where(isNotNull(openingTotal.approvedBy))
      .groupBy(openingTotal.measure),
  ]);
  return {
    asOf,
    total: { sessions: held!.sessions, peopleServed: held!.people, matters: answered!.n, giftsFen: given!.fen },
    year: { sessions: held!.sessionsYear, peopleServed: held!.peopleYear, matters: answered!.nYear, giftsFen: given!.fenYear },
    opening: Object.fromEntries(openings.map((row) => [row.measure, row.value])),
  };
}
