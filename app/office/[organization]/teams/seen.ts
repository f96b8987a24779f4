import type { Actor } from "#lib/actor.ts";
import { reachOf } from "#lib/access.ts";

/** A post that has to do with teams: public sight alone, which everybody has, opens no office page. */
export function holdsInOffice(actor: Actor): boolean {
  return reachOf(actor, "team.read").some((reach) => reach !== "public");
}
