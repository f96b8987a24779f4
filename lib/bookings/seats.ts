import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { booking } from "#db/schema/bookings.ts";
import { organization } from "#db/schema/organizations.ts";
import { session, shift } from "#db/schema/sessions.ts";
import type { Context } from "#lib/command.ts";
import { contactsSealedAs } from "#lib/contact.ts";
import { env } from "#lib/env.ts";
import { codeOf } from "#lib/follow/commands.ts";
import { formatInstant } from "#lib/format.ts";
import { announce } from "#lib/outbox.ts";
import type { Seats, Taken } from "./rules.ts";

/** The counselling places over time, by session; one without them is left out. */
export async function seatsOfMany(reader: Reader, sessionIds: string[]): Promise<Map<string, Seats[]>> {
  const rows = await reader
    .select({ sessionId: shift.sessionId, startsAt: shift.startsAt, endsAt: shift.endsAt, places: shift.capacity })
    .from(shift)
    .where(and(inArray(shift.sessionId, sessionIds), isNull(shift.endedAt), inArray(shift.speciality, ["legal_advice", "mediation"])));
  return bySession(rows);
}

export async function seatsOf(reader: Reader, sessionId: string): Promise<Seats[]> {
  return (await seatsOfMany(reader, [sessionId])).get(sessionId) ?? [];
}

/** The lanes that standing bookings hold, by session. */
export async function takenOfMany(reader: Reader, sessionIds: string[]): Promise<Map<string, Taken[]>> {
  const rows = await reader
    .select({ sessionId: booking.sessionId, lane: booking.lane, slotAt: booking.slotAt, slotUntil: booking.slotUntil })
    .from(booking)
    .where(and(inArray(booking.sessionId, sessionIds), inArray(booking.state, ["booked", "arrived", "being_served"]), isNotNull(booking.slotAt)));
  return bySession(rows as (Taken & { sessionId: string })[]);
}

export async function takenOf(reader: Reader, sessionId: string): Promise<Taken[]> {
  return (await takenOfMany(reader, [sessionId])).get(sessionId) ?? [];
}

function bySession<T extends { sessionId: string }>(rows: T[]): Map<string, T[]> {
  const all = new Map<string, T[]>();
  for (const row of rows) all.set(row.sessionId, [...(all.get(row.sessionId) ?? []), row]);
  return all;
}

export { phoneHash } from "#lib/contact.ts";
export const { sealContact, openContact } = contactsSealedAs("booking contact");

/** Tells the resident of a booking, with the link that follows it; who left no phone is told at the counter. */
export async function tellBooker(ctx: Context, held: { id: string; sessionId: string; contactSealed: Buffer | null }, text: string, once?: string): Promise<void> {
  const contact = openContact(held.id, held.contactSealed);
  if (!contact?.phone) return;
  const [where] = await ctx.tx.select({ hostId: session.hostId }).from(session).where(eq(session.id, held.sessionId));
  await announce(ctx, { kind: "booking", phone: contact.phone, organizationId: where?.hostId, subject: "booking", subjectId: held.id, text, secret: `${env().PUBLIC_ADDRESS}/follow/${codeOf(held.id)}`, once });
}

/** 11月25日 周三 09:30，河山区社区 工作室 */
export async function slotInWords(reader: Reader, held: { sessionId: string; slotAt: Date | null }): Promise<string> {
  const [where] = await reader
    .select({ startsAt: session.startsAt, host: organization.name, place: sql<string | null>`coalesce((select p.name from place p where p.id = "session"."place_id"), nullif("session"."place_text", ''))` })
    .from(session)
    .innerJoin(organization, eq(organization.id, session.hostId))
    .where(eq(session.id, held.sessionId));
  return `${formatInstant(held.slotAt ?? where!.startsAt)}，${[where!.host, where!.place].filter(Boolean).join(" ")}`;
}
