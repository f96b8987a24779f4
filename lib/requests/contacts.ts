import { and, eq, inArray, isNotNull, or } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { request, requestFollower } from "#db/schema/requests.ts";
import type { Context } from "#lib/command.ts";
import { contactsSealedAs } from "#lib/contact.ts";
import { codeOf } from "#lib/follow/commands.ts";
import { followAddress } from "#lib/follow/queries.ts";
import { announce } from "#lib/outbox.ts";

export { phoneHash } from "#lib/contact.ts";
export const { sealContact, openContact } = contactsSealedAs("request contact");

/** Everybody who follows a request: its resident, those of requests merged into it, and 我也遇到; each with the id his code is made from. */
export async function followersOf(reader: Reader, requestId: string) {
  const [own, others] = await Promise.all([
    reader
      .select({ id: request.id, sealed: request.contactSealed })
      .from(request)
      .where(and(or(eq(request.id, requestId), eq(request.mergedIntoId, requestId)), isNotNull(request.contactSealed))),
    reader
      .select({ id: requestFollower.id, sealed: requestFollower.contactSealed })
      .from(requestFollower)
      .innerJoin(request, eq(request.id, requestFollower.requestId))
      .where(and(or(eq(request.id, requestId), eq(request.mergedIntoId, requestId)), isNotNull(requestFollower.contactSealed))),
  ]);
  return [...own, ...others].map((row) => ({ id: row.id, contact: openContact(row.id, row.sealed)! }));
}

/** Tells each of them who left a phone, with his own link. */
export async function tellFollowers(ctx: Context, held: { id: string; communityId: string }, kind: "request" | "call_back", text: string): Promise<void> {
  for (const follower of await followersOf(ctx.tx, held.id)) {
    if (follower.contact.phone === "") continue;
    await announce(ctx, { kind, phone: follower.contact.phone, organizationId: held.communityId, subject: "request", subjectId: held.id, text, secret: linkOf(follower.id) });
  }
}

export const linkOf = (seedId: string) => followAddress(codeOf(seedId));

/** The ids whose codes follow these requests: their own and their followers'. */
export async function seedsOf(reader: Reader, requestIds: string[]): Promise<string[]> {
  const rows = await reader.select({ id: requestFollower.id }).from(requestFollower).where(inArray(requestFollower.requestId, requestIds));
  return [...requestIds, ...rows.map((row) => row.id)];
}
