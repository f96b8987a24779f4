import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { database } from "#db/client.ts";
import { followCode } from "#db/schema/follow.ts";
import { auditEntry } from "#db/schema/ground.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import { command } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import { given } from "#lib/testing.ts";
import { codeOf, holderOf, issueFollowCode, pointCodesAt } from "./commands.ts";
import { codeShown, codeTyped } from "./rules.ts";

useDatabase();

const withContext = command("issueForTest", z.object({ id: z.uuid(), to: z.uuid().optional() }), async (ctx, input) => {
  await ctx.may("follow.open", { public: true });
  await ctx.record({ subject: "followCode", id: input.id });
  if (input.to) await pointCodesAt(ctx, [input.id], input.to);
  if (!input.to) await issueFollowCode(ctx, "request", input.id);
  return { id: input.id };
});
const issue = async (id: string) => codeOf(given(await withContext({ kind: "visitor" }, { id })).id);

describe("a follow code", () => {
  it("is read as it is shown, said or pasted", () => {
    expect(codeShown("482177309125")).toBe("4821 7730 9125");
    for (const typed of ["4821 7730 9125", "４８２１-7730-9125", " 482177309125 "]) expect(codeTyped(typed)).toBe("482177309125");
    for (const typed of ["", "48217730912", "4821773091255", "abc", "4821773091２x"]) expect(codeTyped(typed)).toBeNull();
  });

  it("opens its own thing alone, is stored hashed, and goes over with a merge", async () => {
    const id = newId();
    const code = await issue(id);
    expect(await holderOf(codeShown(code), "10.0.0.1")).toMatchObject({ ok: true, value: { subject: "request", actor: { kind: "holder", subjectId: id } } });
    const [row] = await database().select().from(followCode).where(eq(followCode.subjectId, id));
    expect(row!.codeHash.toString("utf8")).not.toContain(code);
    const other = newId();
    given(await withContext({ kind: "visitor" }, { id, to: other }));
    expect(await holderOf(code, "10.0.0.1")).toMatchObject({ value: { actor: { subjectId: other, also: true } } });
  });

  it("gives nothing to ten thousand guesses from one address, even many at a time", async () => {
    await setClock("2026-11-03T01:00:00Z");
    await issue(newId());
    const codes = new Map<string, number>();
    for (let chunk = 0; chunk < 500; chunk++) {
      const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => holderOf(String(200_000_000_000 + chunk * 20 + n), "10.0.0.8")));
      for (const answer of answers) codes.set(answer.ok ? "ok" : answer.code, (codes.get(answer.ok ? "ok" : answer.code) ?? 0) + 1);
    }
    expect(codes.get("ok")).toBeUndefined();
    expect(codes.get("not_found")).toBeLessThanOrEqual(40);
    expect(codes.get("too_many")).toBeGreaterThanOrEqual(9_960);
  }, 60_000);

  it("cannot be guessed: after twenty wrong ones the address waits, the right one included, and the trail says so once", async () => {
    await setClock("2026-11-02T01:00:00Z");
    const notes = async () => (await database().select().from(auditEntry).where(eq(auditEntry.command, "noteGuessing"))).length;
    const before = await notes();
    const code = await issue(newId());
    const codes: string[] = [];
    for (let n = 0; n < 60; n++) {
      const answer = await holderOf(String(100_000_000_000 + n), "10.0.0.9");
      codes.push(answer.ok ? "ok" : answer.code);
    }
    expect(codes.filter((each) => each === "not_found")).toHaveLength(20);
    expect(codes.filter((each) => each === "too_many")).toHaveLength(40);
    expect(await holderOf(code, "10.0.0.9")).toMatchObject({ ok: false, code: "too_many" });
    expect(await holderOf(code, "10.0.0.1")).toMatchObject({ ok: true });
    expect(await notes()).toBe(before + 1);
    await setClock("2026-11-02T01:10:00Z");
    expect(await holderOf(code, "10.0.0.9")).toMatchObject({ ok: true });
  });
});
