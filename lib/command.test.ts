import { count, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { database } from "#db/client.ts";
import { feedback, auditEntry, commandKey } from "#db/schema/ground.ts";
import { useDatabase } from "#db/testing.ts";
import type { Actor } from "./actor.ts";
import { command } from "./command.ts";
import { newId } from "./ids.ts";
import { refuse } from "./refusal.ts";

useDatabase();
const visitor: Actor = { kind: "visitor" };
const schema = z.object({ text: z.string().min(2, "至少写两个字") });
const open = { public: true };

const leave = command("leaveWord", schema, async (ctx, input) => {
  await ctx.may("feedback.leave", open);
  const id = newId();
  await ctx.tx.insert(feedback).values({ id, text: input.text, at: ctx.now });
  await ctx.record({ subject: "feedback", id });
  if (input.text === "refuse") refuse("not_now", "现在不行。");
  return { id };
});
const forgetsToAsk = command("forgetsToAsk", schema, async (ctx) => {
  await ctx.record({ subject: "feedback", id: newId() });
});
const forgetsTheTrail = command("forgetsTheTrail", schema, async (ctx, input) => {
  await ctx.may("feedback.leave", open);
  await ctx.tx.insert(feedback).values({ id: newId(), text: input.text, at: ctx.now });
});
const outer = command("outerWord", schema, async (ctx, input) => {
  await ctx.may("feedback.leave", open);
  const made = await leave.within(ctx, input);
  await ctx.record({ subject: "feedback", id: made.id });
  return made;
});

const words = async () => (await database().select({ n: count() }).from(feedback))[0]!.n;

describe("command", () => {
  it("answers wrong input beside the field and writes nothing", async () => {
    const before = await words();
    expect(await leave(visitor, { text: "a" })).toMatchObject({ ok: false, code: "invalid", fields: { text: "至少写两个字" } });
    expect(await words()).toBe(before);
  });

  it("rolls back what a refusal interrupts", async () => {
    const before = await words();
    expect(await leave(visitor, { text: "refuse" })).toMatchObject({ ok: false, code: "not_now", message: "现在不行。" });
    expect(await words()).toBe(before);
  });

  it("throws, and stores nothing, when the work never asked may() or left no trail", async () => {
    const before = await words();
    await expect(forgetsToAsk(visitor, { text: "abc" })).rejects.toThrow("never asked may()");
    await expect(forgetsTheTrail(visitor, { text: "abc" })).rejects.toThrow("left no audit row");
    expect(await words()).toBe(before);
  });

  it("refuses an actor whom the table does not allow", async () => {
    const closed = command("closed", schema, async (ctx) => {
      await ctx.may("organization.change", { organizationId: newId() });
      await ctx.record({ subject: "organization", id: newId() });
    });
    expect(await closed(visitor, { text: "abc" })).toMatchObject({ ok: false, code: "forbidden" });
  });

  it("gives the first answer again to the same key, and refuses other input under it with a fresh key", async () => {
    const key = crypto.randomUUID();
    const first = await leave(visitor, { text: "once" }, key);
    const before = await words();
    expect(await leave(visitor, { text: "once" }, key)).toEqual(first);
    expect(await words()).toBe(before);
    const other = await leave(visitor, { text: "other" }, key);
    expect(other).toMatchObject({ ok: false, code: "key_used" });
    expect(other.ok ? "" : other.freshKey).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("writes once when a double tap arrives at the same moment", async () => {
    const key = crypto.randomUUID();
    const before = await words();
    const answers = await Promise.all(Array.from({ length: 8 }, () => leave(visitor, { text: "tap" }, key)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await words()).toBe(before + 1);
  });

  it("does not store a refusal: the same key may succeed later", async () => {
    const key = crypto.randomUUID();
    await leave(visitor, { text: "refuse" }, key);
    expect(await database().select().from(commandKey).where(eq(commandKey.key, key))).toHaveLength(0);
  });

  it("joins the outer transaction as a job on behalf of the outer actor, and its refusal ends both", async () => {
    const done = await outer(visitor, { text: "joined" });
    const id = done.ok ? done.value.id : "";
    const trail = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, id));
    expect(trail.map((row) => [row.command, row.actorKind, row.within]).sort()).toEqual([
      ["leaveWord", "job", "outerWord"],
      ["outerWord", "visitor", null],
    ]);
    const before = await words();
    expect(await outer(visitor, { text: "refuse" })).toMatchObject({ ok: false, code: "not_now" });
    expect(await words()).toBe(before);
  });

  it("tries again after a deadlock, and after three more gives up", async () => {
    let tries = 0;
    const unlucky = command("unlucky", schema, async (ctx) => {
      await ctx.may("feedback.leave", open);
      await ctx.record({ subject: "feedback", id: newId() });
      if (++tries < 3) await ctx.tx.execute(sql`do $$ begin raise exception 'again' using errcode = '40P01'; end $$`);
      return tries;
    });
    expect(await unlucky(visitor, { text: "abc" })).toEqual({ ok: true, value: 3 });
  });

  it("keeps the trail append-only", async () => {
    await leave(visitor, { text: "trail" });
    await expect(database().update(auditEntry).set({ reason: "changed" })).rejects.toThrow();
    await expect(database().delete(auditEntry)).rejects.toThrow();
  });
});
