import type { Actor } from "#lib/actor.ts";
import { waiting as sessionsToRun } from "#lib/attendance/queries.ts";
import { waiting as hoursWaiting } from "#lib/hours/queries.ts";
import { waiting as messagesWaiting } from "#lib/messages/queries.ts";
import { waiting as organizationsWaiting } from "#lib/organizations/queries.ts";
import { waiting as peopleWaiting } from "#lib/people/queries.ts";
import { waiting as teamsWaiting } from "#lib/teams/queries.ts";

export interface Waiting {
  /** Stable within its kind, for lists. */
  id: string;
  /** When it is due; null has no date and stands last. */
  due: Date | null;
  tone: "late" | "wait" | "calm";
  title: string;
  detail: string;
  /** After `/office/[organization]/`. */
  href: string;
  /** The word on its button: 去打电话. */
  action: string;
}

/** What one capability has waiting for a post; each exports one as `waiting` from its queries.ts. */
export type Provider = (actor: Actor, instant: Date) => Promise<Waiting[]>;

const providers: readonly Provider[] = [sessionsToRun, hoursWaiting, messagesWaiting, teamsWaiting, organizationsWaiting, peopleWaiting];

/** What waits for this post, the soonest due first. A provider answers few lines, each for many rows where there are many. */
export async function waitingFor(actor: Actor, instant: Date): Promise<Waiting[]> {
  const all = await Promise.all(providers.map((provider) => provider(actor, instant)));
  return all.flat().sort((a, b) => (a.due?.getTime() ?? Number.MAX_SAFE_INTEGER) - (b.due?.getTime() ?? Number.MAX_SAFE_INTEGER));
}
