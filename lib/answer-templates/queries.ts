import { and, eq, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { setting } from "#db/schema/ground.ts";
import type { Actor } from "#lib/actor.ts";
import { holdsAction } from "#lib/reach.ts";
import { keptTemplates, SETTING } from "./rules.ts";

/** The answer templates of the actor's organization and of those above it, the nearest first; for who answers requests. */
export async function answerTemplates(actor: Actor) {
  if (actor.kind !== "post" || !holdsAction(actor, "request.handle")) return [];
  const rows = await database()
    .select({ value: setting.value })
    .from(setting)
    .innerJoin(organization, eq(organization.id, setting.organizationId))
    .where(and(eq(setting.name, SETTING), sql`${actor.post.path} like ${organization.path} || '%'`))
    .orderBy(sql`length(${organization.path}) desc`);
  return rows.flatMap((row) => keptTemplates(row.value));
}
