import { eq, sql } from "drizzle-orm";
import { expect } from "vitest";
import { database } from "#db/client.ts";
import { signup } from "#db/schema/signups.ts";
import { signUp } from "./commands.ts";
import type { Tap, Tapped } from "./tapping.ts";

const enters = (answer: Tapped) => answer.said === "confirmed" || answer.said === "waitlisted";

/**
 * For tests, after something was killed under a crowd: what was acknowledged stands, whole; everyone who taps again with the
 * same key gets the first answer or a first one; nobody stands twice and no place is given twice.
 */
export async function demandWhole(tap: Tap, answers: Tapped[]): Promise<void> {
  await demandPaired(tap.shiftId);
  const stored = new Map((await rowsOf(tap.shiftId)).map((row) => [row.id, row]));
  for (const answer of answers.filter(enters)) expect(stored.get(answer.signupId ?? "")).toMatchObject({ personId: answer.personId, state: answer.said });

  const first = new Map(answers.filter(enters).map((answer) => [answer.personId, answer]));
  for (const personId of tap.personIds) {
    const again = await signUp({ kind: "person", personId, signInId: personId, teamIds: [tap.teamId] }, { shiftId: tap.shiftId }, personId);
    if (!again.ok) throw new Error(again.message);
    const told = first.get(personId);
    if (told) expect(again.value).toEqual({ signupId: told.signupId, state: told.said });
    stored.delete(again.value.signupId);
  }
  // What was written and never acknowledged was found again by its key: nothing is left over.
  expect(stored.size).toBe(0);

  const rows = await rowsOf(tap.shiftId);
  expect(new Set(rows.map((row) => row.personId)).size).toBe(tap.personIds.length);
  expect(rows).toHaveLength(tap.personIds.length);
  await demandPaired(tap.shiftId);
}

/** In one look: each sign-up has one line of the trail and one stored answer, and the places held are those counted. */
async function demandPaired(shiftId: string): Promise<void> {
  const [seen] = await database().execute<Record<string, unknown>>(sql`
    select f.taken <= f.capacity as within, f.taken = count(g.id) filter (where g.state in ('confirmed', 'offered')) as counted,
      bool_and((select count(*) from audit_entry a where a.subject_id = g.id and a.command = 'signUp') = 1) as trailed,
      bool_and((select count(*) from command_key k where k.command = 'signUp' and k.result -> 'value' ->> 'signupId' = g.id::text) = 1) as answered
    from shift f join signup g on g.shift_id = f.id where f.id = ${shiftId} group by f.id`);
  expect(seen).toEqual({ within: true, counted: true, trailed: true, answered: true });
}

const rowsOf = (shiftId: string) => database().select({ id: signup.id, personId: signup.personId, state: signup.state }).from(signup).where(eq(signup.shiftId, shiftId));
