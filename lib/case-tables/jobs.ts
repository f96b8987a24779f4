import type { Job } from "#lib/job.ts";
import { freezeCaseTable } from "./commands.ts";
import { tablesToFreeze } from "./queries.ts";

/** Each night: a year that is over gets its one table. */
const freezeTables: Job = {
  name: "freeze_case_tables",
  every: "10 19 * * *",
  async run() {
    for (const each of await tablesToFreeze()) await freezeCaseTable({ kind: "job", name: "freeze_case_tables" }, each);
  },
};

export const caseTableJobs: Job[] = [freezeTables];
