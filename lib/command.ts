import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { database, type Transaction } from "#db/client.ts";
import { auditEntry, commandKey } from "#db/schema/ground.ts";
import { access, type Action } from "./access.ts";
import { actorName, personOf, type Actor } from "./actor.ts";
import { factsOf } from "./anchors.ts";
import { withinLimit } from "./attempts.ts";
import { now } from "./clock.ts";
import { constraintMessages } from "./constraints.ts";
import { keyedHash } from "./crypto.ts";
import "./field-errors.ts";
import { newId } from "./ids.ts";
import { may, type Target } from "./reach.ts";
import { Refusal, type Answer } from "./refusal.ts";

/** One line of the trail. */
export interface Entry {
  subject: string;
  id: string;
  organizationId?: string | null;
  forPersonId?: string | null;
  reason?: string | null;
  /** States and ids before and after; never names or words. */
  change?: Record<string, string | number | boolean | null>;
}

/** What a command works with; handed on to a command that joins it. */
export interface Context {
  readonly actor: Actor;
  readonly tx: Transaction;
  readonly now: Date;
  /** Asks the access table; refuses when it says no. Lock the row first: the right depends on it. */
  may(action: Action, target: Target): Promise<void>;
  record(entry: Entry): Promise<void>;
  readonly command: string;
  readonly within: string | null;
}

type Work<S extends z.ZodType, T> = (ctx: Context, input: z.output<S>) => Promise<T>;

export interface Command<S extends z.ZodType, T> {
  /** Runs in a transaction of its own. `key`: the form's idempotency key; the same key and input get the first answer again. */
  (actor: Actor, input: unknown, key?: string): Promise<Answer<T>>;
  /** Joins the caller's transaction, acting as a job on his behalf; a refusal is thrown on. */
  within(outer: Context, input: z.input<S>): Promise<T>;
  readonly commandName: string;
  readonly schema: S;
}

/**
 * Makes a command: parse → lock → may → decide → store → record → announce in ONE transaction. The work must ask
 * ctx.may() and leave an audit row, or the transaction is thrown away. Its value holds ids and states, never words.
 */
export function command<S extends z.ZodType, T>(name: string, schema: S, work: Work<S, T>): Command<S, T> {
  const run = async (actor: Actor, input: unknown, key?: string): Promise<Answer<T>> => {
    const parsed = schema.safeParse(input);
    if (!parsed.success) return invalid(parsed.error);
    for (let attempt = 0; ; attempt++) {
      try {
        const value = await database().transaction(async (tx) => {
          const first = key ? await firstAnswer<T>(tx, actor, name, key, parsed.data) : null;
          if (first) return first.result;
          const instant = await now(tx);
          const done = await perform(contextOf(actor, tx, instant, name, null), name, work, parsed.data);
          if (key) await tx.update(commandKey).set({ result: { value: done } }).where(and(eq(commandKey.actor, actorName(actor)), eq(commandKey.command, name), eq(commandKey.key, key)));
          return done;
        });
        return { ok: true, value };
      } catch (thrown) {
        const refusal = refusalOf(thrown);
        if (refusal?.denied) await noteRefused(actor, refusal.denied.action as Action, refusal.denied.id);
        if (refusal) return { ok: false, code: refusal.code, message: refusal.message, fields: refusal.fields, freshKey: refusal.freshKey };
        // Deadlock and serialization failures are the database asking to try again.
        if (attempt < 3 && ["40P01", "40001"].includes(cause(thrown).code ?? "")) continue;
        throw thrown;
      }
    }
  };
  const within = async (outer: Context, input: z.input<S>): Promise<T> => {
    const job: Actor = { kind: "job", name, behalf: outer.actor };
    const parsed = schema.safeParse(input);
    if (!parsed.success) throw new Error(`${outer.command} handed wrong input to ${name}: ${parsed.error.message}`);
    return perform(contextOf(job, outer.tx, outer.now, name, outer.command), name, work, parsed.data);
  };
  return Object.assign(run, { within, commandName: name, schema });
}

const asked = new WeakMap<Context, { may: boolean; recorded: boolean }>();

async function perform<I, T>(ctx: Context, name: string, work: (ctx: Context, input: I) => Promise<T>, input: I): Promise<T> {
  const value = await work(ctx, input);
  const seen = asked.get(ctx);
  if (!seen?.may) throw new Error(`${name} never asked may()`);
  if (!seen.recorded) throw new Error(`${name} left no audit row`);
  return value;
}

function contextOf(actor: Actor, tx: Transaction, instant: Date, name: string, within: string | null): Context {
  const seen = { may: false, recorded: false };
  const ctx: Context = {
    actor,
    tx,
    now: instant,
    command: name,
    within,
    async may(action, target) {
      seen.may = true;
      if (!(await may(tx, actor, action, target))) throw new Refusal("forbidden", `您没有权限${access[action].says}。如有需要，请联系本组织的管理员。`, {}, undefined, "id" in target ? { action, id: target.id } : undefined);
    },
    async record(entry) {
      seen.recorded = true;
      await tx.insert(auditEntry).values(auditRow(ctx, entry));
    },
  };
  asked.set(ctx, seen);
  return ctx;
}

function auditRow(ctx: Pick<Context, "actor" | "now" | "command" | "within">, entry: Entry): typeof auditEntry.$inferInsert {
  const outer = ctx.actor.kind === "job" ? ctx.actor.behalf : ctx.actor;
  const post = outer?.kind === "post" ? outer.post : null;
  return {
    id: newId(),
    at: ctx.now,
    actorKind: ctx.actor.kind,
    personId: personOf(ctx.actor),
    postId: post?.id ?? null,
    role: post?.role ?? null,
    organizationId: entry.organizationId ?? post?.organizationId ?? null,
    command: ctx.command,
    within: ctx.within,
    subject: entry.subject,
    subjectId: entry.id,
    forPersonId: entry.forPersonId ?? null,
    reason: entry.reason ?? null,
    change: entry.change ?? null,
  };
}

/** The stored answer of this key, or null when it is new (and is now held by this transaction). */
async function firstAnswer<T>(tx: Transaction, actor: Actor, name: string, key: string, input: unknown): Promise<{ result: T } | null> {
  const inputHash = keyedHash("command input", JSON.stringify(input));
  const who = actorName(actor);
  // ON CONFLICT waits for a transaction that holds the same key, so a double tap meets the first answer.
  const fresh = await tx.insert(commandKey).values({ actor: who, command: name, key, inputHash, at: await now(tx) }).onConflictDoNothing().returning({ key: commandKey.key });
  if (fresh.length > 0) return null;
  const [stored] = await tx.select().from(commandKey).where(and(eq(commandKey.actor, who), eq(commandKey.command, name), eq(commandKey.key, key)));
  if (!stored) throw Object.assign(new Error("the key was rolled back while we waited"), { cause: { code: "40001" } });
  if (!stored.inputHash.equals(inputHash)) {
    throw new Refusal("key_used", "这张表单刚才已经提交过一次，内容和现在的不同。如果确实要再提交一次，请核对后再点一下。", {}, crypto.randomUUID());
  }
  return { result: (stored.result as { value: T }).value };
}

/** The rights over what residents said: who tries without having them is noted, whatever page, action, file or address he tried by. */
const GUARDED: readonly Action[] = ["case.words", "case.follow_up", "case.hand_over", "case.take_over", "case.read_break_glass"];

/**
 * Notes that this actor asked for words that are not his to read: in its own transaction, for the refused one is rolled back. For a page that found nothing to show, too.
 * Nothing is noted for what isn't there; a hundred in ten minutes by one actor are enough to be seen.
 */
export async function noteRefused(actor: Actor, action: Action, id: string): Promise<void> {
  if (!GUARDED.includes(action)) return;
  const { subject } = access[action];
  const facts = await factsOf(database(), subject, id);
  if (!facts || !(await withinLimit(`refused ${actorName(actor)}`, 100, 600))) return;
  const ctx = { actor, now: await now(), command: "readingRefused", within: null };
  await database().insert(auditEntry).values({ ...auditRow(ctx, { subject, id, organizationId: facts.organizationId, change: { action } }) });
}

/** Answers what zod found, field by field; for work that begins before a command (a code is asked for). */
export function invalid(error: z.ZodError): Extract<Answer<never>, { ok: false }> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join(".")] ??= issue.message;
  return { ok: false, code: "invalid", message: fields[""] ?? "有内容需要修改，请看标红的地方。", fields };
}

function cause(thrown: unknown): { code?: string; constraint_name?: string } {
  const inner = thrown instanceof Error && thrown.cause ? thrown.cause : thrown;
  return (inner ?? {}) as { code?: string; constraint_name?: string };
}

/** A thrown refusal, or a constraint that has a sentence for people. */
function refusalOf(thrown: unknown): Refusal | null {
  if (thrown instanceof Refusal) return thrown;
  const { constraint_name: constraint } = cause(thrown);
  const message = constraint ? constraintMessages[constraint] : undefined;
  return constraint && message ? new Refusal(constraint, message) : null;
}

/** Takes a lock by name until the transaction ends: numbers without gaps, one at a time. */
export async function lockName(tx: Transaction, name: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}
