import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { request, requestTurn } from "#db/schema/requests.ts";
import { turnResult, keys } from "#db/words.ts";
import type { Reader } from "#db/client.ts";
import { personOf } from "#lib/actor.ts";
import { command, type Context } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import { openContact, tellFollowers } from "./contacts.ts";
import { addEntry, lockRequest, organizationOf } from "./course.ts";
import { turnWords } from "./rules.ts";

const one = { sessionId: z.uuid().nullish(), itemId: z.uuid().nullish() };

/** Ties what was made of a request to it, with a line in its course; for the commands that make it. `waits`: the request is resolved when that has ended. */
export const linkTurn = command("linkTurn", z.object({ requestId: z.uuid(), ...one, waits: z.boolean(), text: z.string() }), async (ctx, input) => {
  const held = await lockRequest(ctx, input.requestId);
  await ctx.may("request.advance", { id: held.id });
  await ctx.tx.insert(requestTurn).values({ id: newId(), requestId: held.id, sessionId: input.sessionId ?? null, itemId: input.itemId ?? null, waits: input.waits, madeBy: personOf(ctx.actor), madeAt: ctx.now });
  await addEntry(ctx, held, { kind: "turned", visible: false, text: input.text, organizationId: organizationOf(ctx.actor) });
  await ctx.record({ subject: "request", id: held.id, organizationId: held.organizationId, change: { session: input.sessionId ?? null, item: input.itemId ?? null, waits: input.waits } });
  return { id: held.id };
});

/** The end of what was made of a request, on its course: done, the resident reads it too; not to be had any more, the handlers alone, who find another way. */
export const endTurn = command("endTurn", z.object({ turnId: z.uuid(), result: z.enum(keys(turnResult)), text: z.string() }), async (ctx, input) => {
  const [turn] = await ctx.tx.select().from(requestTurn).where(eq(requestTurn.id, input.turnId)).for("update");
  if (!turn) throw new Error("the turn was looked up in this transaction");
  const own = await lockRequest(ctx, turn.requestId);
  // Merged meanwhile, its course goes on in the one it was merged into.
  const held = own.mergedIntoId ? await lockRequest(ctx, own.mergedIntoId) : own;
  await ctx.may("request.advance", { id: held.id });
  await ctx.tx.update(requestTurn).set({ result: input.result, endedAt: ctx.now }).where(eq(requestTurn.id, turn.id));
  await addEntry(ctx, held, { kind: "turn_ended", visible: input.result === "done", text: input.text, organizationId: organizationOf(ctx.actor) });
  await ctx.record({ subject: "request", id: held.id, organizationId: held.organizationId, change: { session: turn.sessionId, item: turn.itemId, result: input.result } });
  if (input.result === "done") await tellFollowers(ctx, held, "request", `您反映的问题（${held.number}）有进展，请点开查看：`);
  return { id: held.id };
});

/** For whoever ends a session or an item: does nothing where no request waits for it. */
export async function endTurnOf(ctx: Context, of: { sessionId: string } | { itemId: string }, result: keyof typeof turnResult, text: string): Promise<void> {
  const [turn] = await ctx.tx.select({ id: requestTurn.id }).from(requestTurn).where(and("sessionId" in of ? eq(requestTurn.sessionId, of.sessionId) : eq(requestTurn.itemId, of.itemId), isNull(requestTurn.endedAt)));
  if (turn) await endTurn.within(ctx, { turnId: turn.id, result, text });
}

/** What a session, a 需求 or a 微心愿 made of this request starts with; see turnWords(). */
export async function turnStart(reader: Reader, id: string) {
  const [held] = await reader
    .select({ category: request.category, words: request.words, consent: request.publicConsent, sealed: request.contactSealed, estate: sql<string | null>`(select coalesce((select e.name from place e where e.id = p.parent_id), p.name) from place p where p.id = "request"."place_id")` })
    .from(request)
    .where(eq(request.id, id));
  if (!held) return null;
  return turnWords({ ...held, callMe: openContact(id, held.sealed)?.callMe ?? "" });
}
