import { and, eq, gt, inArray, isNull, lte, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { session, shift } from "#db/schema/sessions.ts";
import { signup } from "#db/schema/signups.ts";
import { addDays, dayOf, instantAt, timeOf } from "#lib/calendar.ts";
import { command, type Context } from "#lib/command.ts";
import { sessionIdInput } from "./input.ts";
import { readPlaces } from "./locks.ts";
import { tell, words } from "./tell.ts";

export const reminderOnce = (signupId: string, startsAt: Date) => `reminder:${signupId}:${dayOf(startsAt)}`;
export const silenceOnce = (signupId: string, by: Date) => `reconfirm-phone:${signupId}:${by.toISOString()}`;

/** Sessions of tomorrow with somebody confirmed who has not been reminded; none outside 10:00–20:00 in Asia/Shanghai. */
export async function sessionsToRemind(reader: Reader, now: Date): Promise<string[]> {
  if (timeOf(now) < "10:00" || timeOf(now) >= "20:00") return [];
  const { from, until } = tomorrow(now);
  const rows = await reader.execute<{ id: string }>(sql`
    select distinct s.id from session s join shift f on f.session_id = s.id join signup g on g.shift_id = f.id
    where s.state = 'published' and s.starts_at >= ${from.toISOString()}::timestamptz and s.starts_at < ${until.toISOString()}::timestamptz and g.state = 'confirmed'
      and not exists (select 1 from message m where m.once = 'reminder:' || g.id || ':' || to_char(f.starts_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'))`);
  return rows.map((row) => row.id);
}

/** Reminds each confirmed person of a session of tomorrow, once; who has no phone stands on the phone list. */
export const remindSession = command("remindSession", sessionIdInput, async (ctx, { sessionId }) => {
  await ctx.may("signup.offer", { sessionId });
  const { from, until } = tomorrow(ctx.now);
  const rows = await confirmedOf(ctx, and(eq(signup.sessionId, sessionId), gt(shift.startsAt, new Date(from.getTime() - 1)), lte(shift.startsAt, until)));
  for (const row of rows) await tellConfirmed(ctx, row, (place) => ({ kind: "reminder", text: words.reminder(place), signupId: row.signupId, once: reminderOnce(row.signupId, place.startsAt) }));
  await ctx.record({ subject: "session", id: sessionId, change: { reminded: rows.length } });
  return { reminded: rows.length };
});

/** Sessions whose time to answer again has passed while somebody confirmed said nothing and isn't on the phone list yet. */
export async function sessionsWithSilence(reader: Reader, now: Date): Promise<string[]> {
  const rows = await reader
    .selectDistinct({ id: session.id })
    .from(session)
    .innerJoin(signup, eq(signup.sessionId, session.id))
    .where(
      and(
        eq(session.state, "published"),
        lte(session.reconfirmBy, now),
        gt(session.startsAt, now),
        eq(signup.state, "confirmed"),
        isNull(signup.reconfirmedAt),
        sql`not exists (select 1 from message m where m.once = 'reconfirm-phone:' || ${signup.id} || ':' || to_char(${session.reconfirmBy} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`,
      ),
    );
  return rows.map((row) => row.id);
}

/** Silence after a change puts a person on the phone list; it never cancels (domain.md, States). */
export const listSilent = command("listSilent", sessionIdInput, async (ctx, { sessionId }) => {
  await ctx.may("signup.offer", { sessionId });
  const rows = await confirmedOf(ctx, and(eq(signup.sessionId, sessionId), isNull(signup.reconfirmedAt)));
  for (const row of rows) await tellConfirmed(ctx, row, (place) => ({ kind: "change", text: words.askByPhone(place), signupId: row.signupId, once: silenceOnce(row.signupId, place.reconfirmBy ?? ctx.now), byPhone: true }));
  await ctx.record({ subject: "session", id: sessionId, change: { listed: rows.length } });
  return { listed: rows.length };
});

type Row = { signupId: string; shiftId: string; personId: string };

async function confirmedOf(ctx: Context, where: ReturnType<typeof and>): Promise<Row[]> {
  return ctx.tx
    .select({ signupId: signup.id, shiftId: signup.shiftId, personId: signup.personId })
    .from(signup)
    .innerJoin(shift, eq(shift.id, signup.shiftId))
    .where(and(where, inArray(signup.state, ["confirmed"])))
    .orderBy(signup.id);
}

async function tellConfirmed(ctx: Context, row: Row, say: (place: Awaited<ReturnType<typeof readPlaces>>["shift"]) => Parameters<typeof tell>[3]): Promise<void> {
  const { shift: place, persons } = await readPlaces(ctx, row.shiftId, [row.personId]);
  const person = persons.get(row.personId);
  if (person) await tell(ctx, place, person, say(place));
}

function tomorrow(now: Date): { from: Date; until: Date } {
  const day = addDays(dayOf(now), 1);
  return { from: instantAt(day), until: instantAt(addDays(day, 1)) };
}
