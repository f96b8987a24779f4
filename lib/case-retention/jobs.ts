import type { Job } from "#lib/job.ts";
import { eraseCase } from "./commands.ts";
import { casesToErase } from "./queries.ts";

/** Each night at 02:40 in Lanzhou: what has been kept for its years goes, case by case. */
const eraseCases: Job = {
  name: "erase_cases",
  every: "40 18 * * *",
  async run() {
    for (const caseId of await casesToErase()) await eraseCase({ kind: "job", name: "erase_cases" }, { caseId });
  },
};

export const retentionJobs: Job[] = [eraseCases];
