import { sql } from "drizzle-orm";
import { message, oneTapToken } from "#db/schema/ground.ts";
import type { MessageKind } from "#db/words.ts";
import type { Context } from "./command.ts";
import { keyedHash, newToken, seal } from "./crypto.ts";
import { newId } from "./ids.ts";

export interface Telling {
  kind: MessageKind;
  personId?: string | null;
  phone?: string;
  organizationId?: string | null;
  subject: string;
  subjectId: string;
  /** Shown in the message list: no code, no token in it. */
  text: string;
  /** What only the receiver may see (a code, a link): appended when sent, sealed until then, erased after. */
  secret?: string;
  /** The same thing is told once: a second one with this name is dropped. */
  once?: string;
  dueAt?: Date;
}

/**
 * Writes a message in the transaction of what it tells, and wakes the worker by the same transaction: a rollback leaves
 * neither. A person without a phone goes to the phone list (电话名单).
 */
export async function announce(ctx: Context, telling: Telling): Promise<void> {
  const id = newId();
  const byPhone = (telling.phone ?? "") === "";
  const inserted = await ctx.tx
    .insert(message)
    .values({
      id,
      kind: telling.kind,
      channel: byPhone ? "phone" : "sms",
      state: byPhone ? "phone_list" : "queued",
      personId: telling.personId ?? null,
      phone: telling.phone ?? "",
      organizationId: telling.organizationId ?? null,
      subject: telling.subject,
      subjectId: telling.subjectId,
      text: telling.text,
      sealed: telling.secret ? seal("message", id, telling.secret) : null,
      once: telling.once ?? null,
      createdAt: ctx.now,
      dueAt: telling.dueAt ?? ctx.now,
    })
    .onConflictDoNothing({ target: message.once })
    .returning({ id: message.id });
  if (inserted.length > 0 && !byPhone) await ctx.tx.execute(sql`select graphile_worker.add_job('send_message', json_build_object('id', ${id}::text))`);
}

/** Makes a link that needs no sign-in: one person, one purpose, one thing, until an instant. Stored hashed; the token is given once. */
export async function issueOneTap(ctx: Context, personId: string, purpose: string, subjectId: string, expiresAt: Date): Promise<string> {
  const token = newToken();
  await ctx.tx.insert(oneTapToken).values({ tokenHash: keyedHash("one tap", token), personId, purpose, subjectId, expiresAt });
  return token;
}
