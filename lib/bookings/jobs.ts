import type { Job } from "#lib/job.ts";
import { remindBooking } from "./commands.ts";
import { bookingsToRemind } from "./queries.ts";

/** Every ten minutes from 10:00 the day before: each standing booking once. */
const remindBookings: Job = {
  name: "remind_bookings",
  every: "*/10 * * * *",
  async run() {
    for (const bookingId of await bookingsToRemind()) await remindBooking({ kind: "job", name: "remind_bookings" }, { bookingId });
  },
};

export const bookingJobs: Job[] = [remindBookings];
