import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Reader } from "#db/client.ts";
import { dataKey, wrappedKey } from "#db/schema/keys.ts";
import { command } from "#lib/command.ts";
import { hashKey, installationKey, keyFor, type InstallationKey } from "#lib/crypto.ts";
import { unwrap, wrap } from "#lib/envelope.ts";
import { refuse } from "#lib/refusal.ts";

/** Writes down by which keys this database is opened: ids and proofs. Called by the launcher after troubleWithKeys() found none. */
export async function writeDownKeys(writer: Reader, instant: Date): Promise<void> {
  const proof = (one: InstallationKey) => keyFor("proof", one.key);
  const rows = [{ use: "data", one: installationKey() }, { use: "hash", one: hashKey() }];
  await writer.insert(dataKey).values(rows.map(({ use, one }) => ({ id: `${use}:${one.id}`, use, proof: proof(one), firstUsedAt: instant }))).onConflictDoNothing();
}

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
