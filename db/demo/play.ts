import type { Role } from "#db/words.ts";
import type { Actor, HeldPost } from "#lib/actor.ts";
import { addDays, dayOf, instantAt, type Day } from "#lib/calendar.ts";
import { standingAt } from "#lib/clock.ts";
import type { Answer } from "#lib/refusal.ts";

/** What the play knows of its cast: ids by the names it gives them. */
export interface Stage {
  today: Day;
  organizations: Record<string, { id: string; path: string }>;
  people: Record<string, string>;
  posts: Record<string, HeldPost & { personId: string }>;
  teams: Record<string, string>;
  places: Record<string, string>;
}

export const theJob: Actor = { kind: "job", name: "demonstration" };

export function himself(stage: Stage, name: string, teamIds: string[] = Object.values(stage.teams)): Extract<Actor, { kind: "person" }> {
  return { kind: "person", personId: personId(stage, name), signInId: personId(stage, name), teamIds };
}

export function atPost(stage: Stage, name: string, role: Role): Extract<Actor, { kind: "post" }> {
  const post = stage.posts[`${name} ${role}`];
  if (!post) throw new Error(`the demonstration has no post ${name} ${role}`);
  return { kind: "post", personId: post.personId, signInId: post.personId, post };
}

export function organizationId(stage: Stage, name: string): string {
  const found = stage.organizations[name];
  if (!found) throw new Error(`the demonstration has no organization ${name}`);
  return found.id;
}

export function personId(stage: Stage, name: string): string {
  const found = stage.people[name];
  if (!found) throw new Error(`the demonstration has no person ${name}`);
  return found;
}

/** The value of a command that must succeed: demonstration data cannot break a rule. */
export async function done<T>(answer: Promise<Answer<T>>): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(`the demonstration was refused: ${given.code} ${given.message} ${JSON.stringify(given.fields)}`);
  return given.value;
}

/** Plays work as of a day and wall time in Asia/Shanghai. */
export function on<T>(day: Day, time: string, work: () => Promise<T>): Promise<T> {
  return standingAt(instantAt(day, time), work);
}

export function addDaysTo(stage: Stage, days: number): Day {
  return addDays(stage.today, days);
}

/** The last month-day before today: 六一 eve, 国家宪法日. */
export function lastTime(stage: Stage, monthDay: string): Day {
  const year = Number(stage.today.slice(0, 4));
  const thisYear = `${year}-${monthDay}`;
  return thisYear < stage.today ? thisYear : `${year - 1}-${monthDay}`;
}

export function today(now: Date): Day {
  return dayOf(now);
}

/** A fixed sequence of numbers from 0 up to 1: the same play every time. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
