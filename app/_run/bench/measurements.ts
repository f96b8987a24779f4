import { counterEntry } from "./counter-entry.ts";
import type { Measurement } from "./measurement.ts";
import { pageWeight } from "./page-weight.ts";
import { queueCall } from "./queue-call.ts";
import { requestsDesk } from "./requests-desk.ts";
import { signupHotShift } from "./signup-hot-shift.ts";

/** Every measurement of `npm run bench`, by the name it is asked for. */
export const measurements: Record<string, Measurement> = { page_weight: pageWeight, signup_hot_shift: signupHotShift, queue_call: queueCall, requests_open_list: requestsDesk, counter_entry: counterEntry };
