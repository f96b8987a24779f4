import type { Job } from "#lib/job.ts";
import { eraseBookingContacts, remindBooking } from "./commands.ts";
import { bookingsToRemind, sessionsToErase } from "./queries.ts";

/** Every ten minutes from 10:00 the day before: each standing booking once. */
const remindBookings: Job = {
  name: "remind_bookings",
  every: "*/10 * * * *",
  async run() {
    for (const bookingId of await bookingsToRemind()) await remindBooking({ kind: "job", name: "remind_bookings" }, { bookingId });
  },
};

/** Each night: the contacts of sessions that ended more than a year ago. */
const eraseContacts: Job = {
  name: "erase_booking_contacts",
  every: "45 18 * * *",
  async run() {
    for (const sessionId of await sessionsToErase()) await eraseBookingContacts({ kind: "job", name: "erase_booking_contacts" }, { sessionId });
  },
};

export const bookingJobs: Job[] = [remindBookings, eraseContacts];
