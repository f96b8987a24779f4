import { and, eq, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { post } from "#db/schema/people.ts";
import type { Actor } from "#lib/actor.ts";
import { newId } from "#lib/ids.ts";

/** The worker of the demonstration's community that holds the most requests. */
export async function aDesk() {
  const [held] = await database()
    .select({ postId: post.id, personId: post.personId, path: organization.path, id: organization.id })
    .from(post)
    .innerJoin(organization, eq(organization.id, post.organizationId))
    .where(and(eq(organization.kind, "community"), eq(post.role, "community_worker")))
    .orderBy(sql`(select count(*) from request r where r.community_id = "organization"."id") desc`, post.id)
    .limit(1);
  if (!held) throw new Error("no community of the demonstration has a worker");
  const worker: Actor = { kind: "post", personId: held.personId, signInId: newId(), post: { id: held.postId, role: "community_worker", organizationId: held.id, path: held.path, sessionId: null } };
  return { worker, personId: held.personId, organizationId: held.id, path: held.path };
}
