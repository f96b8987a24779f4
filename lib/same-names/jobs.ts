import type { Job } from "#lib/job.ts";
import { withdrawSameName } from "./commands.ts";
import { sameNamesLeft } from "./queries.ts";

/** Each hour: what nobody decided and whose session is over is taken back, and its names go. */
const lapse: Job = {
  name: "lapse_same_names",
  every: "25 * * * *",
  async run() {
    for (const sameNameId of await sameNamesLeft()) await withdrawSameName({ kind: "job", name: "lapse_same_names" }, { sameNameId });
  },
};

export const sameNameJobs: Job[] = [lapse];
