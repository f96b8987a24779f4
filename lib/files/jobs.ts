import { removeUnattached } from "./commands.ts";

export const removeUnattachedJob = {
  name: "remove_unattached_files",
  every: "23 * * * *",
  async run() {
    let again = true;
    // In portions, each its own transaction; the last finds nothing and says so.
    while (again) again = (await removeUnattached({ kind: "job", name: "remove_unattached_files" }, {})).ok;
  },
};
