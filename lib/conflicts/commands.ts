import { and, eq, isNull } from "drizzle-orm";
import { caseNameHash, conflictCheck, counsellorTie, sameName, tieHash } from "#db/schema/conflicts.ts";
import { conflictRule } from "#db/words.ts";
import { personOf } from "#lib/actor.ts";
import { command } from "#lib/command.ts";
import { seal } from "#lib/crypto.ts";
import { keyOf, sealUnder } from "#lib/envelope.ts";
import { newId } from "#lib/ids.ts";
import { refuse } from "#lib/refusal.ts";
import { findConflicts, hashedForms } from "./find.ts";
import { addTieInput, checkConflictInput, endTieInput } from "./input.ts";
import { decide, isSameName, rulesFound } from "./rules.ts";

/** A counsellor notes a name he is tied to; sealed, and its hashes meet the names said at his desk. */
export const addTie = command("addTie", addTieInput, async (ctx, input) => {
  const personId = personOf(ctx.actor);
  await ctx.may("tie.keep", { personId });
  const id = newId();
  await ctx.tx.insert(counsellorTie).values({ id, personId: personId!, sealed: seal("counsellor tie", id, JSON.stringify({ name: input.name, how: input.how })), createdAt: ctx.now });
  await ctx.tx.insert(tieHash).values(hashedForms(input.name).map((form) => ({ tieId: id, ...form }))).onConflictDoNothing();
  await ctx.record({ subject: "counsellorTie", id });
  return { id };
});

/** The tie is over or was wrong: its hashes go, so that it meets nobody any more. */
export const endTie = command("endTie", endTieInput, async (ctx, input) => {
  const [held] = await ctx.tx.select().from(counsellorTie).where(and(eq(counsellorTie.id, input.tieId), isNull(counsellorTie.endedAt))).for("update");
  await ctx.may("tie.keep", { personId: held?.personId ?? null });
  if (!held) refuse("not_found", "没有找到这一条，可能已经删去。");
  await ctx.tx.update(counsellorTie).set({ endedAt: ctx.now, sealed: Buffer.alloc(0) }).where(eq(counsellorTie.id, held.id));
  await ctx.tx.delete(tieHash).where(eq(tieHash.tieId, held.id));
  await ctx.record({ subject: "counsellorTie", id: held.id, change: { ended: true } });
  return { id: held.id };
});

/**
 * Decides for the command that opens a case or takes one over, and stores who looked, when and which rule spoke: hashes alone. Refuses look_again while
 * something is only alike and the counsellor has not said that it is another. Out: cleared, looked, ruled, asked (a second person is), or conflict.
 */
export const checkConflict = command("checkConflict", checkConflictInput, async (ctx, input) => {
  await ctx.may("conflict.check", {});
  // That a companion may be the other side was looked at when the case began, and is nothing between the parties and who takes it over.
  const findings = (await findConflicts(ctx.tx, input)).filter((each) => input.keep || each.rule !== "companion_is_other");
  const ruled = (await ctx.tx.select({ findings: sameName.findings }).from(sameName).where(and(eq(sameName.caseId, input.caseId), eq(sameName.counsellorId, input.counsellorId), eq(sameName.state, "another")))).flatMap((row) => row.findings.flatMap((each) => each.hashes));
  const decision = decide(findings, input.word, { asks: input.asks, ruled });
  if (decision === "ask") refuse("look_again", `请先核对：${rulesFound(findings).map((rule) => conflictRule[rule]).join("；")}。`, { word: "核对后是另一个人或与本人无关的，写明怎么看出来；需要回避的，在下面勾选回避" });
  const key = input.word === "" ? null : await keyOf(ctx.tx, input.caseId);
  const id = newId();
  await ctx.tx.insert(conflictCheck).values({ id, caseId: input.caseId, counsellorId: input.counsellorId, checkedBy: personOf(ctx.actor)!, at: ctx.now, decision, findings, reasonSealed: key ? sealUnder(key, id, input.word) : null });
  const rows = input.keep && decision !== "conflict" && decision !== "asked" ? input.parties.flatMap((each) => hashedForms(each.name).map((form) => ({ caseId: input.caseId, side: each.side, ...form }))) : [];
  if (rows.length > 0) await ctx.tx.insert(caseNameHash).values(rows).onConflictDoNothing();
  await ctx.record({ subject: "consultation", id: input.caseId, change: { decision, rules: rulesFound(findings).join(",") } });
  return { decision, findings: findings.flatMap(({ rule, hashes }) => (isSameName(rule) ? [{ rule, hashes }] : [])) };
});
