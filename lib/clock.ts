import { AsyncLocalStorage } from "node:async_hooks";
import { eq } from "drizzle-orm";
import { database, type Reader } from "#db/client.ts";
import { testClock } from "#db/schema/ground.ts";

const standing = new AsyncLocalStorage<Date>();

/** Runs work as of an instant: demonstration data plays the past through the commands. */
export function standingAt<T>(instant: Date, work: () => Promise<T>): Promise<T> {
  return standing.run(instant, work);
}

/** The instant that standingAt() set, if any. */
export function stoodAt(): Date | undefined {
  return standing.getStore();
}

/**
 * The current instant (UTC). The only place that reads the machine's clock; in MODE=test an offset row moves it,
 * so that a test can stand before a deadline and after it.
 */
export async function now(reader?: Reader): Promise<Date> {
  const stood = stoodAt();
  if (stood) return stood;
  const machine = Date.now();
  if (process.env.MODE !== "test") return new Date(machine);
  const [row] = await (reader ?? database()).select({ offset: testClock.offsetMs }).from(testClock).where(eq(testClock.id, 1));
  return new Date(machine + (row?.offset ?? 0));
}

/** Milliseconds for measuring how long something took; never stored. */
export function stopwatch(): () => number {
  const start = performance.now();
  return () => Math.round(performance.now() - start);
}
