import { keyedHash, newCode } from "#lib/crypto.ts";

/** Is there a way for a code to reach anybody? In production the local message list is none. */
export function codesReachPeople(): boolean {
  return process.env.MODE !== "production" || (process.env.SMS_ADAPTER ?? "local") !== "local";
}

/**
 * The six digits of a request. Random in production; elsewhere they follow from the request's id and the data key, so that
 * the demonstration's page can show them while nothing stores them.
 */
export function codeFor(codeId: string): string {
  return process.env.MODE === "production" ? newCode(6) : followingCode(codeId);
}

/** For the demonstration's page and for tests; null in production, where no page can know a code. */
export function shownCode(codeId: string): string | null {
  return process.env.MODE === "production" ? null : followingCode(codeId);
}

export function hashOfCode(codeId: string, code: string): Buffer {
  return keyedHash("sign-in code", `${codeId} ${code}`);
}

function followingCode(codeId: string): string {
  return String(keyedHash("demonstration code", codeId).readUInt32BE() % 1_000_000).padStart(6, "0");
}
