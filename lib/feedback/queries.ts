import { desc, lt } from "drizzle-orm";
import { database } from "#db/client.ts";
import { feedback } from "#db/schema/ground.ts";
import type { Actor } from "#lib/actor.ts";
import { holdsAction } from "#lib/reach.ts";

const PAGE = 50;

/** What people have told us, the newest first; null when this post does not read it. */
export async function feedbackList(actor: Actor, after?: string) {
  if (!holdsAction(actor, "feedback.read")) return null;
  const { id, text, contact, page, at } = feedback;
  const rows = await database()
    .select({ id, text, contact, page, at })
    .from(feedback)
    .where(after ? lt(id, after) : undefined)
    .orderBy(desc(id))
    .limit(PAGE + 1);
  return { rows: rows.slice(0, PAGE), older: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null };
}
