import type { Job } from "#lib/job.ts";
import { resealCase } from "./commands.ts";
import { casesToReseal } from "./queries.ts";

/** What was sealed before each case had a key of its own is sealed again, while cases are written. */
const resealCases: Job = {
  name: "reseal_cases",
  every: "*/5 * * * *",
  async run() {
    for (;;) {
      const ids = await casesToReseal();
      for (const caseId of ids) await resealCase({ kind: "job", name: "reseal_cases" }, { caseId });
      if (ids.length === 0) return;
    }
  },
};

export const caseJobs: Job[] = [resealCases];
