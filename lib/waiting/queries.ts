import type { Actor } from "#lib/actor.ts";
import { waiting as agreementsWaiting } from "#lib/agreements/queries.ts";
import { waiting as sessionsToRun } from "#lib/attendance/queries.ts";
import { waiting as bookingsWaiting } from "#lib/bookings/queries.ts";
import { waiting as visitsWaiting } from "#lib/grid-visits/queries.ts";
import { waiting as hoursWaiting } from "#lib/hours/queries.ts";
import { waiting as joiningsWaiting } from "#lib/joining/queries.ts";
import { waiting as messagesWaiting } from "#lib/messages/queries.ts";
import { waiting as organizationsWaiting } from "#lib/organizations/queries.ts";
import { waiting as peopleWaiting } from "#lib/people/queries.ts";
import { waiting as registrationsWaiting } from "#lib/registrations/queries.ts";
import { waiting as requestsWaiting } from "#lib/requests/queries.ts";
import { waiting as sameNamesWaiting } from "#lib/same-names/queries.ts";
import { waiting as sessionsWaiting } from "#lib/sessions/queries.ts";
import { waiting as teamsWaiting } from "#lib/teams/queries.ts";
import { giftsWaiting } from "./lines.ts";
import { byDueTime, type Provider, type Waiting } from "./rules.ts";

/** Every capability that lets something wait for a post is named here once. */
const providers: readonly Provider[] = [
  sessionsToRun,
  sessionsWaiting,
  sameNamesWaiting,
  requestsWaiting,
  bookingsWaiting,
  visitsWaiting,
  hoursWaiting,
  registrationsWaiting,
  messagesWaiting,
  teamsWaiting,
  joiningsWaiting,
  giftsWaiting,
  organizationsWaiting,
  agreementsWaiting,
  peopleWaiting,
];

/** What waits for this post, the soonest due first. */
export async function waitingFor(actor: Actor, instant: Date): Promise<Waiting[]> {
  return byDueTime((await Promise.all(providers.map((provider) => provider(actor, instant)))).flat());
}
