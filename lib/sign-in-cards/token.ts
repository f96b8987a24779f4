import { keyedHash } from "#lib/crypto.ts";

/** The secret of a card follows from its id and the data key: it can be printed again, and is never stored. */
export function tokenOf(cardId: string): string {
  return keyedHash("sign-in card", cardId).subarray(0, 20).toString("base64url");
}

export function hashOfToken(token: string): Buffer {
  return keyedHash("sign-in card stored", token);
}
