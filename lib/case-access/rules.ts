/** How long a granted reading stays open, in hours. */
export const OPEN_HOURS = 24;

/** Whether a granted reading still opens the words. */
export function stillOpen(held: { state: string; opensUntil: Date | null }, instant: Date): boolean {
  return held.state === "granted" && held.opensUntil !== null && held.opensUntil > instant;
}
