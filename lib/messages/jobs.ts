import { and, asc, eq, lte } from "drizzle-orm";
import { z } from "zod";
import { database } from "#db/client.ts";
import { message } from "#db/schema/ground.ts";
import type { Actor } from "#lib/actor.ts";
import { now } from "#lib/clock.ts";
import { open } from "#lib/crypto.ts";
import type { Job } from "#lib/job.ts";
import { adapter, type Adapter } from "./adapter.ts";
import { claim } from "./claim.ts";
import { callOffMessage, settleMessage } from "./commands.ts";

const worker: Actor = { kind: "job", name: "send_message" };

/** Sends one message when it is due: claim, send, settle, each its own transaction, so that none holds a lock over the network. */
export async function sendMessage(id: string, by: Adapter = adapter()): Promise<void> {
  const claimed = await claim(id);
  if (claimed === "call off") await callOffMessage(worker, { id });
  if (claimed !== "send") return;
  const [row] = await database().select().from(message).where(eq(message.id, id));
  if (!row) return;
  const error = await trouble(() => by.send({ id, phone: row.phone, text: row.sealed ? row.text + open("message", id, row.sealed) : row.text }));
  await settleMessage(worker, { id, error });
}

async function trouble(work: () => Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (thrown) {
    return (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, 300) || "未知原因";
  }
}

/** Woken by the transaction that wrote the message. */
export const sendMessageJob: Job = { name: "send_message", run: async (payload) => sendMessage(z.object({ id: z.uuid() }).parse(payload).id) };

/** Takes up what nobody woke: a worker that was away, a claim whose process was killed. */
export const sendDueJob: Job = {
  name: "send_due_messages",
  every: "* * * * *",
  async run() {
    const due = await database()
      .select({ id: message.id })
      .from(message)
      .where(and(eq(message.state, "queued"), lte(message.dueAt, await now())))
      .orderBy(asc(message.dueAt))
      .limit(500);
    for (const { id } of due) await sendMessage(id);
  },
};
