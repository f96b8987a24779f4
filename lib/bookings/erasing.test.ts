import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { database } from "#db/client.ts";
import { booking } from "#db/schema/bookings.ts";
import { session } from "#db/schema/sessions.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import { takeTicket } from "#lib/queue/commands.ts";
import { given, refusalCode, smallTree } from "#lib/testing.ts";
import { openDesks } from "#lib/testing-desk.ts";
import { eraseBookingContacts } from "./commands.ts";
import { bookingJobs } from "./jobs.ts";

useDatabase();
let tree: Awaited<ReturnType<typeof smallTree>>;
beforeAll(async () => {
  await setClock("2026-11-25T01:10:00Z");
  tree = await smallTree();
});

it("a booking's contact goes a year after its session by the job, the row and its matters stand, and a younger one keeps its own", async () => {
  const [old, young] = [await openDesks(tree), await openDesks(tree)];
  const ticket = async (sessionId: string) => given(await takeTicket(tree.worker, { sessionId, matters: ["support", "inheritance"], callMe: "张奶奶", phone: "19900001234" })).id;
  const [first, second] = [await ticket(old.sessionId), await ticket(young.sessionId)];
  await database().update(session).set({ startsAt: new Date("2026-12-25T01:00:00Z"), endsAt: new Date("2026-12-25T03:00:00Z") }).where(eq(session.id, young.sessionId));
  const row = async (id: string) => (await database().select().from(booking).where(eq(booking.id, id)))[0]!;
  const erase = bookingJobs.find((job) => job.name === "erase_booking_contacts")!;
  await setClock("2027-11-23T18:45:00Z");
  await erase.run(null);
  expect((await row(first)).contactSealed, "not before the year is over").not.toBeNull();
  expect(refusalCode(await eraseBookingContacts(tree.worker, { sessionId: old.sessionId }))).toBe("forbidden");
  expect(refusalCode(await eraseBookingContacts({ kind: "job", name: "test" }, { sessionId: young.sessionId }))).toBe("too_early");
  await setClock("2027-11-24T18:45:00Z");
  for (let twice = 0; twice < 2; twice++) await erase.run(null);
  expect(await row(first)).toMatchObject({ contactSealed: null, phoneHash: null, matters: ["support", "inheritance"], ticket: 1, state: "arrived" });
  expect((await row(second)).contactSealed).not.toBeNull();
});
