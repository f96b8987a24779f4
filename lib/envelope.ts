import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Reader, Transaction } from "#db/client.ts";
import { wrappedKey } from "#db/schema/keys.ts";
import { installationKey, installationKeys, keyFor } from "./crypto.ts";

/**
 * 2026-11: a case's words lie under a key of their own, wrapped by the installation's key. Changing DATA_KEY then wraps some 60 bytes again, never the words,
 * so it can be done while cases are written; and erasing is taking one row away. The first byte of every envelope names its cipher, the next
 * four of a wrapped key name the key that wraps it; SM4 or another can follow under a new number without touching what stands.
 */
export const ENVELOPE = "aes-256-gcm.2";
const NUMBER = 2;

/** What a start with the right key would open. Names the key that is missing, never the key itself. */
export class MissingKey extends Error {}

/** Seals bytes under a case's or file's own key, bound to a row by its id. */
export function sealUnder(key: Buffer, bound: string, body: Buffer | string): Buffer {
  return Buffer.concat([Buffer.from([NUMBER]), encrypt(key, bound, Buffer.from(body))]);
}

/** Opens what sealUnder() made; throws when key, row or a byte is another. */
export function openUnder(key: Buffer, bound: string, sealed: Buffer): Buffer {
  if (sealed[0] !== NUMBER) throw new Error(`envelope of cipher ${sealed[0]} is not known here`);
  return decrypt(key, bound, sealed.subarray(1));
}

/** Makes the own key of a row (a case, a file), stores it wrapped by the installation's key, and gives it. */
export async function makeKey(tx: Transaction, id: string, now: Date): Promise<Buffer> {
  const key = randomBytes(32);
  await tx.insert(wrappedKey).values({ id, ...wrap(id, key), wrappedAt: now });
  return key;
}

/** The own key of a row; null when it has none (an older envelope, or erased). Throws MissingKey when DATA_KEY and DATA_KEY_OLD lack the one that wraps it. */
export async function keyOf(reader: Reader, id: string): Promise<Buffer | null> {
  const [row] = await reader.select().from(wrappedKey).where(eq(wrappedKey.id, id));
  return row ? unwrap(id, row.wrapped) : null;
}

export function wrap(id: string, key: Buffer): { cipher: string; keyId: string; wrapped: Buffer } {
  const current = installationKey();
  return { cipher: ENVELOPE, keyId: current.id, wrapped: Buffer.concat([Buffer.from([NUMBER]), Buffer.from(current.id, "hex"), encrypt(keyFor("wrapped key", current.key), id, key)]) };
}

export function unwrap(id: string, wrapped: Buffer): Buffer {
  const keyId = wrapped.subarray(1, 5).toString("hex");
  const held = installationKeys().find((one) => one.id === keyId);
  if (!held) throw new MissingKey(`缺少编号 ${keyId} 的密钥：请把它加到 DATA_KEY_OLD`);
  return decrypt(keyFor("wrapped key", held.key), id, wrapped.subarray(5));
}

function encrypt(key: Buffer, bound: string, body: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from(bound));
  const sealed = Buffer.concat([cipher.update(body), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

function decrypt(key: Buffer, bound: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12));
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
}
