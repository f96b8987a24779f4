import { and, eq } from "drizzle-orm";
import { database } from "#db/client.ts";
import { booking } from "#db/schema/bookings.ts";
import type { BookingPriority, MatterKind } from "#db/words.ts";
import { bookFor, bookSlot } from "#lib/bookings/commands.ts";
import { addDays, type Day } from "#lib/calendar.ts";
import { arrive, callNext, openDesk, setAside, takeTicket } from "#lib/queue/commands.ts";
import { askForNumber } from "#lib/sign-in/commands.ts";
import { shownCode } from "#lib/sign-in/queries.ts";
import { askAtDesk, tellTies } from "./casework.ts";
import { addDaysTo, atPost, done, himself, on, personId, type Stage } from "./play.ts";

type Visitor = [time: string, callMe: string, matters: MatterKind[], priority?: BookingPriority];

const visitors: Visitor[] = [
  ["09:00", "张奶奶", ["support", "inheritance", "property_service"], "elder"],
  ["09:00", "李先生", ["labour"]],
  ["09:40", "王女士", ["divorce"]],
  ["10:00", "刘师傅", ["contract"]],
  ["10:20", "陈大爷", ["neighbour"], "elder"],
];
let phone = 19900003100;

/** A resident by his own phone, with the code that came to it. */
async function byPhone(sessionId: string, day: Day, [time, callMe, matters, priority = "none"]: Visitor): Promise<string> {
  const { codeId } = await done(askForNumber({ kind: "visitor" }, { phone: String(phone++), purpose: "booking" }, `demonstration ${callMe}`));
  const { id } = await done(bookSlot({ kind: "visitor" }, { sessionId, slotAt: `${day}T${time}:00+08:00`, callMe, matters, priority, codeId, code: shownCode(codeId) ?? "" }));
  return id;
}

/** By the counter, for one who rang or has no phone. */
async function byCounter(stage: Stage, sessionId: string, day: Day, [time, callMe, matters, priority = "none"]: Visitor, homeVisit = ""): Promise<string> {
  const { id } = await done(bookFor(atPost(stage, "王主任", "community_worker"), { sessionId, slotAt: `${day}T${time}:00+08:00`, callMe, phone: "", via: "counter", matters, priority, homeVisit }));
  return id;
}

/** Three days before: most by phone, the last at the counter. */
export async function bookDay(stage: Stage, sessionId: string, day: Day): Promise<void> {
  await on(addDays(day, -3), "10:00", async () => {
    for (const visitor of visitors.slice(0, 4)) await byPhone(sessionId, day, visitor);
    await byCounter(stage, sessionId, day, visitors[4]!);
  });
}

/**
 * The queue of a day that is over: who booked and came, three who walked in, one called in vain, one who never came. The first is heard in depth, the second meets a
 * conflict and is heard at the other desk. Out: the first one's case.
 */
export async function playQueue(stage: Stage, sessionId: string, day: Day, counsellors: readonly string[]): Promise<string | null> {
  const worker = atPost(stage, "王主任", "community_worker");
  const booked = await database().select({ id: booking.id }).from(booking).where(and(eq(booking.sessionId, sessionId), eq(booking.state, "booked"))).orderBy(booking.slotAt);
  const desks = await on(day, "08:55", async () => {
    const ids: string[] = [];
    for (const [at, name] of counsellors.entries()) ids.push((await done(openDesk(himself(stage, name), { sessionId, name: `${at + 1} 号台`, counsellorId: personId(stage, name) }))).id);
    return ids;
  });
  const serving = new Map<string, string>();
  const call = async (desk: string, time: string) =>
    on(day, time, async () => {
      const { id } = await done(callNext(worker, { deskId: desk, current: serving.get(desk) ?? "" }));
      if (id) serving.set(desk, id);
      else serving.delete(desk);
      return id;
    });
  await on(day, "08:58", async () => {
    for (const one of booked.slice(0, 2)) await done(arrive(worker, { bookingId: one.id }));
    await done(takeTicket(worker, { sessionId, matters: ["injury"] }));
    await done(takeTicket(worker, { sessionId, matters: ["property_service"], priority: "disabled" }));
  });
  const first = await call(desks[0]!, "09:02");
  const caseId = first ? await on(day, "09:04", () => askAtDesk(stage, sessionId, counsellors[0]!, first)) : null;
  const second = await call(desks[1]!, "09:03");
  await tellTies(stage, counsellors[1]!, day);
  if (second) await on(day, "09:05", () => askAtDesk(stage, sessionId, counsellors[1]!, second, { asker: "李先生" }));
  serving.delete(desks[1]!);
  await on(day, "09:35", async () => {
    for (const one of booked.slice(2, 4)) await done(arrive(worker, { bookingId: one.id }));
    await done(takeTicket(worker, { sessionId, matters: ["labour"] }));
  });
  await call(desks[1]!, "09:36");
  const absent = await call(desks[0]!, "09:50");
  if (absent) await on(day, "09:53", () => done(setAside(worker, { bookingId: absent })));
  serving.delete(desks[0]!);
  for (const [at, time] of ["09:54", "10:05", "10:18", "10:30", "10:44", "10:55", "11:08"].entries()) await call(desks[at % desks.length]!, time);
  return caseId;
}

/** Bookings to come: some times taken and more free; one without a phone to be rung, and one who asks for a visit at home. */
export async function bookAhead(stage: Stage, sessionId: string, day: Day): Promise<void> {
  await on(addDaysTo(stage, -1), "11:00", async () => {
    await byPhone(sessionId, day, ["09:00", "赵阿姨", ["inheritance"], "elder"]);
    await byPhone(sessionId, day, ["09:00", "孙先生", ["contract"]]);
    await byPhone(sessionId, day, ["10:00", "周女士", ["divorce", "house_delivery"]]);
    await byCounter(stage, sessionId, day, ["09:40", "吴大爷", ["support"], "elder"]);
    await byCounter(stage, sessionId, day, ["10:30", "郑奶奶", ["inheritance"], "disabled"], "yes");
  });
}
