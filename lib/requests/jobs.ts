import type { Job } from "#lib/job.ts";
import { eraseContact } from "./commands.ts";
import { contactsToErase } from "./queries.ts";

/** Each night: the contact of what closed more than a year ago (domain.md, Retention). */
const eraseContacts: Job = {
  name: "erase_request_contacts",
  every: "40 18 * * *",
  async run() {
    for (const requestId of await contactsToErase()) await eraseContact({ kind: "job", name: "erase_request_contacts" }, { requestId });
  },
};

export const requestJobs: Job[] = [eraseContacts];
