import { and, eq, lte, sql } from "drizzle-orm";
import { database, type Reader } from "#db/client.ts";
import { message } from "#db/schema/ground.ts";
import { now } from "#lib/clock.ts";
import { UNDER_WAY, whyNotSend } from "./rules.ts";

const LEASE_MINUTES = 10;

/**
 * Takes a message to be sent, for ten minutes: “send” to one caller only, “call off” when it must not go out, “leave” when it is
 * settled or not due. No command, for it moves no state: the trail holds one line a try, what came of it.
 */
export async function claim(id: string): Promise<"send" | "leave" | "call off"> {
  const instant = await now();
  const [row] = await database().select().from(message).where(eq(message.id, id));
  if (row?.state !== "queued") return "leave";
  if (whyNotSend(row, instant) !== null) return "call off";
  if (row.dueAt > instant) {
    // A claim under way is taken up when its ten minutes are over, by send_due_messages.
    if (row.lastError !== UNDER_WAY) await wakeAt(database(), id, row.dueAt, instant);
    return "leave";
  }
  const lease = new Date(instant.getTime() + LEASE_MINUTES * 60_000);
  const taken = await database()
    .update(message)
    .set({ attempts: row.attempts + 1, lastError: UNDER_WAY, dueAt: lease })
    // Only if nobody took it since: a second caller waits for the row, and then finds it taken.
    .where(and(eq(message.id, id), eq(message.state, "queued"), eq(message.attempts, row.attempts), lte(message.dueAt, instant)))
    .returning({ id: message.id });
  return taken.length > 0 ? "send" : "leave";
}

/** Wakes the worker at an instant. The queue runs by the machine's clock: how far off `at` is, from that clock. */
export async function wakeAt(reader: Reader, id: string, at: Date, instant: Date): Promise<void> {
  const seconds = Math.max(0, (at.getTime() - instant.getTime()) / 1000);
  await reader.execute(
    sql`select graphile_worker.add_job('send_message', json_build_object('id', ${id}::text), run_at => clock_timestamp() + make_interval(secs => ${seconds}), job_key => ${`send_message ${id}`})`,
  );
}
