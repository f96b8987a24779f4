import { removeUnattached } from "./commands.ts";
import { leftFiles } from "./queries.ts";

export const removeUnattachedJob = {
  name: "remove_unattached_files",
  every: "23 * * * *",
  /** Each file in its own transaction: one that cannot go does not hold the others; it is told at the end. */
  async run() {
    const failures: unknown[] = [];
    for (const id of await leftFiles()) await removeUnattached({ kind: "job", name: "remove_unattached_files" }, { id }).catch((thrown: unknown) => failures.push(thrown));
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} unattached files could not be removed`);
  },
};
