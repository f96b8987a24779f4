import { and, desc, eq, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { session } from "#db/schema/sessions.ts";
import type { Actor } from "#lib/actor.ts";
import { dayOf, instantsOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { scope } from "#lib/reach.ts";

/** A year's sessions at schools that this post may list, newest first, with their sum of those held; `year` in Asia/Shanghai, this one when none is asked. */
export async function schoolTalks(actor: Actor, asked?: number) {
  const thisYear = Number(dayOf(await now()).slice(0, 4));
  const year = asked && asked >= 2000 && asked <= thisYear + 1 ? asked : thisYear;
  const { from, until } = instantsOf({ from: `${year}-01-01`, to: `${year}-12-31` });
  const rows = await database()
    .select({ id: session.id, title: session.title, kind: session.kind, state: session.state, occasion: session.occasion, startsAt: session.startsAt, endsAt: session.endsAt, schoolId: session.hostId, school: organization.name, classes: session.classes, pupils: session.pupils, feedback: session.pupilFeedback })
    .from(session)
    .innerJoin(organization, eq(organization.id, session.hostId))
    .where(and(scope(actor, "session.list"), eq(organization.kind, "school"), sql`${session.state} not in ('draft', 'cancelled')`, sql`${session.startsAt} >= ${from.toISOString()} and ${session.startsAt} < ${until.toISOString()}`))
    .orderBy(desc(session.startsAt), desc(session.id))
    .limit(500);
  const held = rows.filter((row) => row.state === "completed");
  return { year, thisYear, rows, sum: { talks: held.length, schools: new Set(held.map((row) => row.schoolId)).size, pupils: held.reduce((sum, row) => sum + (row.pupils ?? 0), 0) } };
}
