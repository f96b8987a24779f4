import { notFound } from "next/navigation";
import { clientAddress } from "#app/_session/client-address.ts";
import { heldBooking } from "#lib/bookings/queries.ts";
import { holderOf } from "#lib/follow/commands.ts";

/** The booking behind the code in the address, and its holder; for a request's code or a wrong one there is no such page. */
export async function bookingByCode(code: string) {
  const holder = await holderOf(code, await clientAddress());
  if (!holder.ok || holder.value.subject !== "booking" || holder.value.actor.kind !== "holder") notFound();
  const { actor } = holder.value;
  const held = (await heldBooking(actor, holder.value.actor.subjectId)) ?? notFound();
  return { actor, held };
}
