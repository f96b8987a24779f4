import type { Job } from "#lib/job.ts";
import { overdueToEscalate } from "#lib/requests/queries.ts";
import { escalateRequest } from "./commands.ts";

/** Every five minutes: what has become overdue rises. Each in its own transaction: one that fails holds no other. */
const escalateOverdue: Job = {
  name: "escalate_overdue",
  every: "*/5 * * * *",
  async run() {
    const failures: string[] = [];
    for (const requestId of await overdueToEscalate()) {
      const answer = await escalateRequest({ kind: "job", name: "escalate_overdue" }, { requestId });
      if (!answer.ok) failures.push(answer.message);
    }
    if (failures.length > 0) throw new Error(`${failures.length} requests were not escalated: ${failures[0]}`);
  },
};

export const handlingJobs: Job[] = [escalateOverdue];
