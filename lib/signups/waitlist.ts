import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { message } from "#db/schema/ground.ts";
import { signup } from "#db/schema/signups.ts";
import { loadPersons, spanOf, type LoadedPerson, type LoadedShift } from "./facts.ts";
import { fits } from "./fits.ts";
import { offerUntil } from "./offer-clock.ts";

/** What becomes of a free place: the first who still fits is offered it, gets it at once if he said so, or is phoned. */
export type Step = { signupId: string; person: LoadedPerson } & ({ kind: "offer"; until: Date } | { kind: "place" } | { kind: "phone"; told: boolean });

const BATCH = 20;
export const phoneOnce = (signupId: string) => `offer-phone:${signupId}`;

/** The steps that fill a shift's free places from its waitlist, in its order, and how many stay free for newcomers. Pure reading. */
export async function stepsFor(reader: Reader, shift: LoadedShift, now: Date): Promise<{ steps: Step[]; left: number }> {
  const steps: Step[] = [];
  let free = shift.capacity - shift.taken;
  if (shift.state !== "published" || shift.startsAt <= now) return { steps, left: free };
  const until = offerUntil(now, shift.startsAt);
  for (let after = -1; free > 0; ) {
    const waiting = await reader
      .select({ id: signup.id, personId: signup.personId, queue: signup.queue, instant: signup.instant })
      .from(signup)
      .where(and(eq(signup.shiftId, shift.shiftId), eq(signup.state, "waitlisted"), gt(signup.queue, after)))
      .orderBy(asc(signup.queue))
      .limit(BATCH);
    const persons = await loadPersons(reader, waiting.map((row) => row.personId), spanOf([shift]));
    for (const row of waiting) {
      after = row.queue ?? after;
      const person = persons.get(row.personId);
      if (free === 0 || !person || fits(shift, person, now, { window: false }).length > 0) continue;
      free -= 1;
      const step = { signupId: row.id, person };
      if (until === null) steps.push({ ...step, kind: "phone", told: false });
      else steps.push(row.instant ? { ...step, kind: "place" } : { ...step, kind: "offer", until });
    }
    if (waiting.length < BATCH) break;
  }
  return { steps: await markTold(reader, steps), left: free };
}

async function markTold(reader: Reader, steps: Step[]): Promise<Step[]> {
  const phoned = steps.filter((step) => step.kind === "phone").map((step) => phoneOnce(step.signupId));
  if (phoned.length === 0) return steps;
  const rows = await reader.select({ once: message.once }).from(message).where(inArray(message.once, phoned));
  const told = new Set(rows.map((row) => row.once));
  return steps.map((step) => (step.kind === "phone" ? { ...step, told: told.has(phoneOnce(step.signupId)) } : step));
}

/** Shifts with a free place and somebody waiting. */
export async function shiftsToFill(reader: Reader, now: Date): Promise<string[]> {
  const rows = await reader.execute<{ id: string }>(sql`
    select f.id from shift f join session s on s.id = f.session_id
    where s.state = 'published' and f.starts_at > ${now.toISOString()}::timestamptz and f.taken < f.capacity and f.ended_at is null
      and exists (select 1 from signup g where g.shift_id = f.id and g.state = 'waitlisted')
    order by f.starts_at limit 200`);
  return rows.map((row) => row.id);
}
