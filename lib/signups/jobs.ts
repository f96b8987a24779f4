import { and, eq, lte, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { signup } from "#db/schema/signups.ts";
import { now } from "#lib/clock.ts";
import type { Job } from "#lib/job.ts";
import type { Answer } from "#lib/refusal.ts";
import { expireOffer, offerFreePlaces } from "./commands.ts";
import { loadShifts } from "./facts.ts";
import { listSilent, remindSession, sessionsToRemind, sessionsWithSilence } from "./reminding.ts";
import { shiftsToFill, stepsFor } from "./waitlist.ts";

const worker = (name: string) => ({ kind: "job", name }) as const;

/** Woken when a place came free. Looks before it locks, so that a shift with nothing to do leaves no trail. */
const offerPlaces: Job = { name: "offer_places", run: async (payload) => fill((payload as { shiftId: string }).shiftId) };

/** Every minute, by the product's clock: offers that ran out, places that stayed free (somebody fits now who didn't). */
const mindOffers: Job = {
  name: "mind_offers",
  every: "* * * * *",
  async run() {
    const instant = await now();
    const due = await database().select({ id: signup.id }).from(signup).where(and(eq(signup.state, "offered"), lte(signup.offeredUntil, instant))).orderBy(signup.offeredUntil).limit(500);
    for (const { id } of due) answered(await expireOffer(worker("mind_offers"), { signupId: id }));
    for (const shiftId of await shiftsToFill(database(), instant)) await fill(shiftId);
  },
};

/** Every ten minutes: the reminder the day before (from 10:00), and those who didn't answer a change. */
const remind: Job = {
  name: "remind",
  every: "*/10 * * * *",
  async run() {
    const instant = await now();
    for (const sessionId of await sessionsToRemind(database(), instant)) answered(await remindSession(worker("remind"), { sessionId }));
    for (const sessionId of await sessionsWithSilence(database(), instant)) answered(await listSilent(worker("remind"), { sessionId }));
  },
};

async function fill(shiftId: string): Promise<void> {
  const [shift] = await loadShifts(database(), sql`f.id = ${shiftId}`, 1);
  if (!shift) return;
  const { steps } = await stepsFor(database(), shift, await now());
  if (steps.every((step) => step.kind === "phone" && step.told)) return;
  answered(await offerFreePlaces(worker("offer_places"), { shiftId }));
}

/** A job's refusal is a fault of ours: it is thrown, logged and tried again by the queue. */
function answered(answer: Answer): void {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
}

export const signupJobs: Job[] = [offerPlaces, mindOffers, remind];
