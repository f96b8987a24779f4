import { keyedHash } from "#lib/crypto.ts";

/** The secret of a link follows from its id and the data key: its keeper can see it again, and it is never stored. */
export function tokenOf(linkId: string): string {
  return keyedHash("joining link", linkId).subarray(0, 20).toString("base64url");
}

export function hashOfToken(token: string): Buffer {
  return keyedHash("joining link stored", token);
}
