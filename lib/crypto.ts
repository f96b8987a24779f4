import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { env } from "./env.ts";

/** The cipher of a sealed envelope; stored beside it, so that another may follow. */
export const CIPHER = "aes-256-gcm.1";

/** A key for one purpose, drawn from an installation key. */
export function keyFor(purpose: string, from: Buffer): Buffer {
  return Buffer.from(hkdfSync("sha256", from, Buffer.alloc(0), `hongmajia ${purpose}`, 32));
}

/** An installation key with its id: eight hexadecimal digits drawn from it, which say nothing of it. */
export interface InstallationKey {
  id: string;
  key: Buffer;
}

function identified(text: string): InstallationKey {
  const key = Buffer.from(text, "base64");
  return { id: keyFor("key id", key).subarray(0, 4).toString("hex"), key };
}

/** DATA_KEY: what is sealed from now on. */
export function installationKey(): InstallationKey {
  return identified(env().DATA_KEY);
}

/** DATA_KEY and after it those of DATA_KEY_OLD: what still opens. */
export function installationKeys(): InstallationKey[] {
  return [env().DATA_KEY, ...env().DATA_KEY_OLD].map(identified);
}

/** The key of hashes, which outlives a change of DATA_KEY: a stored hash cannot be made again. HASH_KEY, else the oldest key given. */
export function hashKey(): InstallationKey {
  return identified(env().HASH_KEY ?? env().DATA_KEY_OLD.at(-1) ?? env().DATA_KEY);
}

/** Seals text (AES-256-GCM). `purpose` separates keys; `bound` (a row's id) is authenticated, so an envelope can't be moved to another row. */
export function seal(purpose: string, bound: string, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose, installationKey().key), nonce);
  cipher.setAAD(Buffer.from(bound));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Opens what seal() made, under DATA_KEY or an older one; throws when the key is another or a byte was changed. */
export function open(purpose: string, bound: string, sealed: Buffer): string {
  let wrong: unknown;
  for (const { key } of installationKeys()) {
    try {
      return openWith(keyFor(purpose, key), bound, sealed);
    } catch (thrown) {
      wrong = thrown;
    }
  }
  throw wrong;
}

/** The same text under DATA_KEY when an older key sealed it; null when DATA_KEY did already. Throws when no key given opens it. */
export function resealed(purpose: string, bound: string, sealed: Buffer): Buffer | null {
  try {
    openWith(keyFor(purpose, installationKey().key), bound, sealed);
    return null;
  } catch {
    return seal(purpose, bound, open(purpose, bound, sealed));
  }
}

function openWith(key: Buffer, bound: string, sealed: Buffer): string {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12));
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString("utf8");
}

/** A keyed hash: codes, tokens and idempotent inputs are stored as this, never as themselves. */
export function keyedHash(purpose: string, text: string): Buffer {
  return createHmac("sha256", keyFor(purpose, hashKey().key)).update(text).digest();
}

export function sameHash(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A token for a link: 160 random bits, safe in a URL. */
export function newToken(): string {
  return randomBytes(20).toString("base64url");
}

/** Digits for a person to type. */
export function newCode(digits: number): string {
  return String(randomInt(10 ** digits)).padStart(digits, "0");
}
