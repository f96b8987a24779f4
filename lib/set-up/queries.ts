import { and, eq, gt, isNull } from "drizzle-orm";
import { database } from "#db/client.ts";
import { setUpLink } from "#db/schema/people.ts";
import { now } from "#lib/clock.ts";
import { keyedHash } from "#lib/crypto.ts";

/** Does this link still lead to the first set-up? */
export async function setUpStands(token: string): Promise<boolean> {
  const rows = await database()
    .select({ expiresAt: setUpLink.expiresAt })
    .from(setUpLink)
    .where(and(eq(setUpLink.tokenHash, keyedHash("set-up link", token)), isNull(setUpLink.usedAt), gt(setUpLink.expiresAt, await now())));
  return rows.length > 0;
}
