import { eq } from "drizzle-orm";
import postgres from "postgres";
import { database } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { person, post } from "#db/schema/people.ts";
import { shift } from "#db/schema/sessions.ts";
import { membership, team } from "#db/schema/teams.ts";
import type { Actor } from "#lib/actor.ts";
import { addDays, dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { newId } from "#lib/ids.ts";
import { draftSession, publishSession } from "#lib/sessions/commands.ts";
import { signUp } from "#lib/signups/commands.ts";

import { figure, type Measurement, median } from "./measurement.ts";

const CLIENTS = 64;
const PEOPLE = 384;
const ROUNDS = 5;

/** Sign-ups a second for one shift by 64 clients through the whole command, beside the same locking and writing by itself. */
export const signupHotShift: Measurement = async ({ databaseUrl }) => {
  const world = await crowd();
  const sql = postgres(databaseUrl, { max: 10, onnotice: () => {} });
  const whole: number[] = [];
  const bare: number[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const hot = await world.shiftInWeek(4 + 2 * round);
      whole.push(await rate((personId) => signedUp(world.teamId, hot, personId), world.people));
      const plain = await world.shiftInWeek(5 + 2 * round);
      bare.push(await rate((personId) => written(sql, plain, personId), world.people));
    }
  } finally {
    await sql.end();
  }
  return { signup_hot_shift: figure(median(whole), "sign-ups/s", median(bare)) };
};

async function signedUp(teamId: string, shiftId: string, personId: string): Promise<void> {
  const answer = await signUp({ kind: "person", personId, signInId: personId, teamIds: [teamId] }, { shiftId }, newId());
  if (!answer.ok) throw new Error(answer.message);
}

function written(sql: postgres.Sql, id: string, personId: string): Promise<unknown> {
  return sql.begin(async (tx) => {
    const [held] = await tx`select session_id from shift where id = ${id} for update`;
    await tx`insert into signup (id, shift_id, session_id, person_id, state, via, entered_by, created_at, changed_at)
      values (${newId()}, ${id}, ${held?.session_id}, ${personId}, 'confirmed', 'self', ${personId}, ${new Date()}, ${new Date()})`;
    await tx`update shift set taken = taken + 1 where id = ${id}`;
  });
}

/** Runs the work for each person, 64 at once; how many a second. */
async function rate(work: (personId: string) => Promise<unknown>, people: string[]): Promise<number> {
  const waiting = [...people];
  const start = performance.now();
  const client = async () => {
    for (let personId = waiting.pop(); personId; personId = waiting.pop()) await work(personId);
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return (people.length * 1000) / (performance.now() - start);
}

/** Members of the demonstration's team, and a shift for all of them in any week to come. */
async function crowd() {
  const db = database();
  const [found] = await db
    .select({ teamId: team.id, ownerId: team.organizationId, path: organization.path, postId: post.id, personId: post.personId })
    .from(team)
    .innerJoin(organization, eq(organization.id, team.organizationId))
    .innerJoin(post, eq(post.organizationId, team.organizationId))
    .where(eq(post.role, "branch_secretary"));
  const [host] = await db.select({ id: organization.id }).from(organization).where(eq(organization.kind, "community"));
  if (!found || !host) throw new Error("the demonstration has no team to measure with");
  const instant = await now();
  const people = Array.from({ length: PEOPLE }, newId);
  await db.insert(person).values(people.map((id, at) => ({ id, name: `示例${at}`, organizationId: found.ownerId, createdAt: instant })));
  await db.insert(membership).values(people.map((personId) => ({ id: newId(), teamId: found.teamId, personId, state: "approved" as const, appliedAt: instant })));
  const secretary: Actor = { kind: "post", personId: found.personId, signInId: found.personId, post: { id: found.postId, role: "branch_secretary", organizationId: found.ownerId, path: found.path, sessionId: null } };
  const shiftInWeek = async (week: number) => {
    const day = addDays(dayOf(instant), week * 7);
    const plan = { kind: "neighbourhood", teamId: found.teamId, hostId: host.id, placeText: "示例地点", day, from: "09:00", to: "11:00", shifts: [{ name: "志愿者", capacity: PEOPLE }] };
    const drafted = await draftSession(secretary, plan);
    if (!drafted.ok) throw new Error(drafted.message);
    const published = await publishSession(secretary, { sessionId: drafted.value.sessionId });
    if (!published.ok) throw new Error(published.message);
    const [made] = await db.select({ id: shift.id }).from(shift).where(eq(shift.sessionId, drafted.value.sessionId));
    return made?.id ?? "";
  };
  return { teamId: found.teamId, people, shiftInWeek };
}
