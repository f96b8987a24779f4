import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Reader } from "#db/client.ts";
import { dataKey, wrappedKey } from "#db/schema/keys.ts";
import { command } from "#lib/command.ts";
import { hashKey, installationKey, installationKeys, keyFor, resealed, type InstallationKey } from "#lib/crypto.ts";
import { unwrap, wrap } from "#lib/envelope.ts";
import { refuse } from "#lib/refusal.ts";
import { beforeFirst, sealedPlaces } from "./sealed-places.ts";

/** Writes down by which keys this database is opened: ids and proofs. Called by the launcher after troubleWithKeys() found none. */
export async function writeDownKeys(writer: Reader, instant: Date): Promise<void> {
  const proof = (one: InstallationKey) => keyFor("proof", one.key);
  const rows = [{ use: "data", one: installationKey() }, { use: "hash", one: hashKey() }];
  await writer.insert(dataKey).values(rows.map(({ use, one }) => ({ id: `${use}:${one.id}`, use, proof: proof(one), firstUsedAt: instant }))).onConflictDoNothing();
  // An older key that is given again may have sealed something since: everything is looked through once more.
  if (installationKeys().length > 1) await writer.update(dataKey).set({ resealedAt: null }).where(eq(dataKey.id, `data:${installationKey().id}`));
}

/** Seals the next rows of one place under DATA_KEY where an older key did. Out: the id to go on after, null at the end; how many were done, and how many no given key opens. */
export const resealPlace = command("resealPlace", z.object({ place: z.string(), after: z.uuid() }), async (ctx, input) => {
  await ctx.may("key.rewrap", {});
  const place = sealedPlaces.find((one) => one.name === input.place) ?? refuse("not_found", "没有这样的内容。");
  const rows = await place.read(ctx.tx, input.after);
  let [done, stuck] = [0, 0];
  for (const row of rows) {
    try {
      const sealed = row.sealed && resealed(place.purpose, row.id, row.sealed);
      if (!sealed) continue;
      await place.write(ctx.tx, row.id, sealed);
      done++;
    } catch {
      stuck++;
    }
  }
  const next = rows.at(-1)?.id ?? null;
  await ctx.record({ subject: place.name, id: next ?? input.after, change: { done, stuck, to: installationKey().id } });
  return { next, done, stuck };
});

/** Every place was looked through and nothing was left behind: the older keys may go. */
export const finishReseal = command("finishReseal", z.object({}), async (ctx) => {
  await ctx.may("key.rewrap", {});
  const id = `data:${installationKey().id}`;
  await ctx.tx.update(dataKey).set({ resealedAt: ctx.now }).where(eq(dataKey.id, id));
  await ctx.record({ subject: "dataKey", id: beforeFirst, change: { resealed: installationKey().id } });
  return {};
});

/** Wraps one case's or file's key by DATA_KEY instead of an older one. The words are not touched, so who writes them meanwhile loses nothing. */
export const rewrapKey = command("rewrapKey", z.object({ id: z.uuid() }), async (ctx, input) => {
  const [row] = await ctx.tx.select().from(wrappedKey).where(eq(wrappedKey.id, input.id)).for("update");
  await ctx.may("key.rewrap", {});
  if (!row) refuse("not_found", "这份密钥已经不在。");
  const to = installationKey().id;
  if (row.keyId !== to) await ctx.tx.update(wrappedKey).set({ ...wrap(row.id, unwrap(row.id, row.wrapped)), wrappedAt: ctx.now }).where(eq(wrappedKey.id, row.id));
  await ctx.record({ subject: "wrappedKey", id: row.id, change: { from: row.keyId, to } });
  return { id: row.id };
});
