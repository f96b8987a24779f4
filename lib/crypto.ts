import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { env } from "./env.ts";

/** The cipher of a sealed envelope; stored beside it, so that another may follow. */
export const CIPHER = "aes-256-gcm.1";

function keyFor(purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", Buffer.from(env().DATA_KEY, "base64"), Buffer.alloc(0), `hongmajia ${purpose}`, 32));
}

/** Seals text (AES-256-GCM). `purpose` separates keys; `bound` (a row's id) is authenticated, so an envelope can't be moved to another row. */
export function seal(purpose: string, bound: string, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), nonce);
  cipher.setAAD(Buffer.from(bound));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Opens what seal() made; throws when the key is another or a byte was changed. */
export function open(purpose: string, bound: string, sealed: Buffer): string {
  const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), sealed.subarray(0, 12));
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString("utf8");
}

/** A keyed hash: codes, tokens and idempotent inputs are stored as this, never as themselves. */
export function keyedHash(purpose: string, text: string): Buffer {
  return createHmac("sha256", keyFor(purpose)).update(text).digest();
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
