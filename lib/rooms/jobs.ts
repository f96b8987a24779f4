import type { Job } from "#lib/job.ts";
import { eraseRoomContact } from "./commands.ts";
import { contactsToErase } from "./queries.ts";

/** Each night: the contacts of bookings more than a year past. */
const eraseContacts: Job = {
  name: "erase_room_contacts",
  every: "55 18 * * *",
  async run() {
    for (const bookingId of await contactsToErase()) await eraseRoomContact({ kind: "job", name: "erase_room_contacts" }, { bookingId });
  },
};

export const roomJobs: Job[] = [eraseContacts];
