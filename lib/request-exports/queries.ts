import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "#db/client.ts";
import { setting } from "#db/schema/ground.ts";
import { organization } from "#db/schema/organizations.ts";
import { request } from "#db/schema/requests.ts";
import { satisfaction, type Satisfaction } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { now } from "#lib/clock.ts";
import { holdsAction, scope } from "#lib/reach.ts";
import { columns, openContact, stands } from "#lib/requests/queries.ts";
import { runningStates } from "#lib/requests/rules.ts";
import { chosenColumns, EXPORT_SETTING, type ExportRow } from "./rules.ts";

const community = alias(organization, "community_of_request");
/** A sheet is read by people: more than this is asked for by month. */
export const MOST_EXPORTED = 5000;

/** The columns that this post's organization has saved for its lists. */
export async function exportColumnsOf(actor: Actor) {
  if (actor.kind !== "post" || !holdsAction(actor, "request.export")) return null;
  const [row] = await database().select({ value: setting.value }).from(setting).where(and(eq(setting.organizationId, actor.post.organizationId), eq(setting.name, EXPORT_SETTING)));
  return chosenColumns(row?.value);
}

/** The rows of an export, in the order they came, by the ids of a filtered list; contacts opened for who may export. At most MOST_EXPORTED. */
export async function exportRows(actor: Actor, ids: string[]): Promise<ExportRow[]> {
  if (ids.length === 0) return [];
  const instant = await now();
  const last = (what: string) => sql<string | null>`(select c.${sql.raw(what)}::text from request_call_back c where c.request_id = "request"."id" and c.reached order by c.at desc limit 1)`;
  const rows = await database()
    .select({
      ...columns,
      words: request.words,
      via: request.via,
      outsideSystem: request.outsideSystem,
      outsideNumber: request.outsideNumber,
      sealed: request.contactSealed,
      community: community.shortName,
      grid: stands.shortName,
      firstAnswerAt: request.firstAnswerAt,
      resolvedAt: request.resolvedAt,
      result: sql<string | null>`(select e.text from request_entry e where e.request_id = "request"."id" and e.kind = 'resolved' order by e.id desc limit 1)`,
      solvedWord: last("solved"),
      satisfiedWord: last("satisfied"),
    })
    .from(request)
    .innerJoin(stands, eq(stands.id, request.organizationId))
    .innerJoin(community, eq(community.id, request.communityId))
    .where(and(inArray(request.id, ids), scope(actor, "request.export")))
    .orderBy(asc(request.receivedAt), asc(request.id));
  return rows.map(({ sealed, solvedWord, satisfiedWord, ...row }) => {
    const contact = openContact(row.id, sealed);
    return {
      ...row,
      callMe: contact?.callMe ?? "",
      phone: contact?.phone ?? "",
      overdue: row.dueAt < instant && (runningStates as readonly string[]).includes(row.state),
      solved: solvedWord === null ? "" : solvedWord === "true" ? "解决了" : "没有解决",
      satisfied: satisfiedWord ? satisfaction[satisfiedWord as Satisfaction] : "",
    };
  });
}
