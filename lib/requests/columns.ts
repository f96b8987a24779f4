import { sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { organization } from "#db/schema/organizations.ts";
import { request } from "#db/schema/requests.ts";

/** The grid or community where a request stands. */
export const stands = alias(organization, "stands_at");

/** What a line of a list of requests shows. */
export const columns = {
  id: request.id,
  number: request.number,
  category: request.category,
  urgency: request.urgency,
  state: request.state,
  words: sql<string>`left("request"."words", 80)`,
  placeText: request.placeText,
  place: sql<string | null>`(select concat_ws(' ', e.name, b.name) from place b left join place e on e.id = b.parent_id where b.id = "request"."place_id")`,
  standsAt: stands.shortName,
  receivedAt: request.receivedAt,
  dueAt: request.dueAt,
  extended: sql<boolean>`"request"."first_due_at" is not null`,
  escalation: request.escalation,
  reopenings: request.reopenings,
  pushedDown: request.pushedDown,
  owner: sql<string | null>`(select o.short_name from request_dispatch d join organization o on o.id = d.organization_id where d.request_id = "request"."id" and d.part = 'owner' and d.state in ('sent', 'accepted', 'done'))`,
  followers: sql<number>`(select count(*)::int from request_follower f where f.request_id = "request"."id")`,
};
