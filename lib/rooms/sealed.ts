import { contactsSealedAs } from "#lib/contact.ts";

/** Who booked a room for himself or his neighbours, sealed as the residents of requests and consultations are. */
export const { sealContact, openContact } = contactsSealedAs("room contact");
