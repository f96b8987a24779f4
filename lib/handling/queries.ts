import { eq } from "drizzle-orm";
import { database } from "#db/client.ts";
import { request } from "#db/schema/requests.ts";
import type { Actor } from "#lib/actor.ts";
import { dayOf } from "#lib/calendar.ts";
import { isId } from "#lib/ids.ts";
import { may } from "#lib/reach.ts";
import { latestExtension } from "#lib/requests/rules.ts";
import { workCalendar } from "#lib/workdays/queries.ts";
import { yearsUnannounced } from "#lib/workdays/rules.ts";

/** Until which day a request can be extended, and the years on the way whose holidays are not announced; null for who may not extend it. */
export async function extensionForm(actor: Actor, id: string) {
  if (!isId(id) || !(await may(database(), actor, "request.dispatch", { id }))) return null;
  const [held] = await database().select({ urgency: request.urgency, dueAt: request.dueAt }).from(request).where(eq(request.id, id));
  if (!held) return null;
  const calendar = await workCalendar(database(), dayOf(held.dueAt));
  const latest = latestExtension(held.urgency, held.dueAt, calendar);
  return { due: dayOf(held.dueAt), latest, unannounced: yearsUnannounced(dayOf(held.dueAt), latest, calendar) };
}
