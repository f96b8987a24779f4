import { and, eq, sql } from "drizzle-orm";
import { organization, place } from "#db/schema/organizations.ts";
import { request, requestCounter, requestEntry, requestPhoto } from "#db/schema/requests.ts";
import type { RequestEntryKind } from "#db/words.ts";
import { personOf, type Actor } from "#lib/actor.ts";
import { dayOf } from "#lib/calendar.ts";
import type { Context } from "#lib/command.ts";
import { attachFile } from "#lib/files/commands.ts";
import { newId } from "#lib/ids.ts";
import { refuse } from "#lib/refusal.ts";
import { requestNumber } from "./rules.ts";

export type HeldRequest = typeof request.$inferSelect;

/** The locked row of a request; refuses not_found. */
export async function lockRequest(ctx: Context, id: string): Promise<HeldRequest> {
  const [held] = await ctx.tx.select().from(request).where(eq(request.id, id)).for("update");
  return held ?? refuse("not_found", "没有找到这件诉求。");
}

/** A line of its course; photos are attached to it and read by whoever reads the request. */
export async function addEntry(ctx: Context, held: { id: string; organizationId: string }, entry: { kind: RequestEntryKind; visible: boolean; text?: string; organizationId?: string | null }, photos: readonly string[] = []): Promise<void> {
  const entryId = newId();
  await ctx.tx.insert(requestEntry).values({ id: entryId, requestId: held.id, kind: entry.kind, visible: entry.visible, text: entry.text ?? "", organizationId: entry.organizationId ?? null, personId: personOf(ctx.actor), at: ctx.now });
  for (const fileId of photos) {
    await attachFile.within(ctx, { fileId, kind: "request_photo", field: "photos", organizationId: held.organizationId });
    await ctx.tx.insert(requestPhoto).values({ requestId: held.id, fileId, entryId });
  }
}

/** The next number of the community's year, without a gap: a refusal gives it back. */
export async function nextNumber(ctx: Context, communityId: string): Promise<string> {
  const year = Number(dayOf(ctx.now).slice(0, 4));
  const [counter] = await ctx.tx
    .insert(requestCounter)
    .values({ communityId, year, last: 1 })
    .onConflictDoUpdate({ target: [requestCounter.communityId, requestCounter.year], set: { last: sql`${requestCounter.last} + 1` } })
    .returning({ last: requestCounter.last });
  return requestNumber(year, counter!.last);
}

export interface Standing {
  organizationId: string;
  placeName: string;
  communityId: string;
}

/** The grid of the post behind an actor, when it lies in this community. */
export async function ownGridIn(ctx: Context, communityId: string): Promise<string | null> {
  const id = organizationOf(ctx.actor);
  if (!id) return null;
  const [grid] = await ctx.tx.select({ id: organization.id }).from(organization).where(and(eq(organization.id, id), eq(organization.kind, "grid"), eq(organization.parentId, communityId)));
  return grid?.id ?? null;
}

/** The grid (else the community) that a place stands in, and its name in words; refuses a place of another community. */
export async function standingOf(ctx: Context, communityId: string, placeId: string | null): Promise<Standing> {
  const [community] = await ctx.tx.select({ id: organization.id, kind: organization.kind, endedAt: organization.endedAt }).from(organization).where(eq(organization.id, communityId));
  if (community?.kind !== "community" || community.endedAt) refuse("no_community", "没有这个社区，请重新选择。", { communityId: "请重新选择社区。" });
  if (!placeId) return { organizationId: communityId, placeName: "", communityId };
  const [found] = await ctx.tx
    .select({ name: place.name, gridId: place.gridId, parent: sql<string | null>`(select e.name from place e where e.id = "place"."parent_id")`, onlyGrid: sql<string | null>`(select min(b.grid_id::text) from place b where b.parent_id = "place"."id" and b.ended_at is null having count(distinct b.grid_id) = 1)` })
    .from(place)
    .where(and(eq(place.id, placeId), eq(place.communityId, communityId)));
  if (!found) refuse("no_place", "这个地点不在所选的社区，请重新选择。", { placeId: "请重新选择地点。" });
  return { organizationId: found.gridId ?? found.onlyGrid ?? communityId, placeName: [found.parent, found.name].filter(Boolean).join(" "), communityId };
}

/** The organization of the post behind an actor, for a line of the course; null for residents and the worker. */
export function organizationOf(actor: Actor): string | null {
  const outer = actor.kind === "job" ? actor.behalf : actor;
  return outer?.kind === "post" ? outer.post.organizationId : null;
}
