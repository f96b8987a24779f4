import { existsSync } from "node:fs";
import { join } from "node:path";
import { testFolder, testServer } from "#db/clones.ts";

/** The runner holds the test server for its workers, and lets go of it at the end, if any of them asked for one. */
export default function hold(): () => Promise<void> {
  process.env.TEST_HOLDER = String(process.pid);
  return async () => {
    if (existsSync(join(testFolder, "pg-holders", String(process.pid)))) await (await testServer()).release();
  };
}
