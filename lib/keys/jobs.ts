import type { Job } from "#lib/job.ts";
import { rewrapKey } from "./commands.ts";
import { keysToRewrap } from "./queries.ts";

/** After DATA_KEY was changed: wraps what an older key still holds, a few at a time, while cases are written. */
const rewrapKeys: Job = {
  name: "rewrap_keys",
  every: "*/5 * * * *",
  async run() {
    for (;;) {
      const ids = await keysToRewrap();
      for (const id of ids) await rewrapKey({ kind: "job", name: "rewrap_keys" }, { id });
      if (ids.length === 0) return;
    }
  },
};

export const keyJobs: Job[] = [rewrapKeys];
