/** Tries before a message is called failed; the wait doubles: 1, 2, 4, 8, 16 minutes. */
export const MOST_TRIES = 6;

/** When to try again after `tries` failures, or null when it has failed for good. */
export function nextTry(tries: number, instant: Date): Date | null {
  return tries >= MOST_TRIES ? null : new Date(instant.getTime() + 2 ** (tries - 1) * 60_000);
}
