import { bookingJobs } from "./bookings/jobs.ts";
import { caseTableJobs } from "./case-tables/jobs.ts";
import { retentionJobs } from "./case-retention/jobs.ts";
import { caseJobs } from "./cases/jobs.ts";
import { removeUnattachedJob } from "./files/jobs.ts";
import { handlingJobs } from "./handling/jobs.ts";
import type { Job } from "./job.ts";
import { keyJobs } from "./keys/jobs.ts";
import { sendDueJob, sendMessageJob } from "./messages/jobs.ts";
import { requestJobs } from "./requests/jobs.ts";
import { sameNameJobs } from "./same-names/jobs.ts";
import { roomJobs } from "./rooms/jobs.ts";
import { signupJobs } from "./signups/jobs.ts";

/** All jobs of the product; each capability's jobs.ts is named here once. */
export const jobs: Job[] = [sendMessageJob, sendDueJob, removeUnattachedJob, ...signupJobs, ...bookingJobs, ...requestJobs, ...handlingJobs, ...roomJobs, ...caseJobs, ...retentionJobs, ...caseTableJobs, ...sameNameJobs, ...keyJobs];
