import { and, eq, lt } from "drizzle-orm";
import { database } from "#db/client.ts";
import { signInSession } from "#db/schema/people.ts";
import { now } from "#lib/clock.ts";

/** Keeps a sign-in awake at a post: at most one write a minute, and no trail, for nothing is decided by it. */
export async function seenAtPost(signInId: string, lastSeenAt: Date): Promise<void> {
  const instant = await now();
  if (instant.getTime() - lastSeenAt.getTime() < 60_000) return;
  await database().update(signInSession).set({ lastSeenAt: instant }).where(and(eq(signInSession.id, signInId), lt(signInSession.lastSeenAt, instant)));
}
