import { afterAll, beforeAll } from "vitest";
import { closeDatabase } from "./client.ts";
import { type Clone, cloneDatabase, testEnvironment } from "./clones.ts";

export { runJobsOnce, setClock } from "./moments.ts";

/** At the head of a test file: a database of its own for the file, which `database()` then reads. */
export function useDatabase(): void {
  let clone: Clone | undefined;
  beforeAll(async () => {
    clone = await cloneDatabase();
    Object.assign(process.env, testEnvironment(clone.url));
  }, 60_000);
  afterAll(async () => {
    await closeDatabase();
    await clone?.drop();
  });
}
