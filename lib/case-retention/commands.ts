import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { breakGlass } from "#db/schema/case-access.ts";
import { caseEntry, caseFile, caseMediation } from "#db/schema/case-work.ts";
import { caseParty, consultation, referral } from "#db/schema/cases.ts";
import { caseNameHash, conflictCheck, sameName } from "#db/schema/conflicts.ts";
import { wrappedKey } from "#db/schema/keys.ts";
import { command } from "#lib/command.ts";
import { eraseFile } from "#lib/files/commands.ts";
import { refuse } from "#lib/refusal.ts";
import { retentionOf } from "#lib/retention/queries.ts";
import { isDue } from "./rules.ts";

/**
 * By its own clock, years after closing (setting case_retention_years, 2 by default; 个人信息保护法 art. 19): words, names, documents, the name index and the case's key go; days, matters,
 * outcomes and minutes stand, so that no figure changes. Refuses not_due.
 */
export const eraseCase = command("eraseCase", z.object({ caseId: z.uuid() }), async (ctx, input) => {
  const [held] = await ctx.tx.select().from(consultation).where(eq(consultation.id, input.caseId)).for("update");
  await ctx.may("case.erase", {});
  if (!held || held.erasedAt) refuse("not_found", "没有要清除的内容。");
  if (!isDue(held, await retentionOf(ctx.tx, "case_retention_years"), ctx.now)) refuse("not_due", "还没到清除的时候。");
  const files = await ctx.tx.select({ id: caseFile.fileId }).from(caseFile).where(and(eq(caseFile.caseId, held.id), isNull(caseFile.removedAt)));
  for (const { id } of files) await eraseFile.within(ctx, { id });
  if (files.length > 0) await ctx.tx.update(caseFile).set({ removedAt: ctx.now }).where(inArray(caseFile.fileId, files.map((one) => one.id)));
  await ctx.tx.delete(caseParty).where(eq(caseParty.caseId, held.id));
  await ctx.tx.delete(caseNameHash).where(eq(caseNameHash.caseId, held.id));
  // The rule that spoke stays; the hashes it met on would still say whose name it was.
  await ctx.tx.update(conflictCheck).set({ reasonSealed: null, findings: sql`coalesce((select jsonb_agg(f || '{"hashes": []}'::jsonb) from jsonb_array_elements(${conflictCheck.findings}) f), '[]'::jsonb)` }).where(eq(conflictCheck.caseId, held.id));
  await ctx.tx.update(sameName).set({ findings: sql`coalesce((select jsonb_agg(f || '{"hashes": []}'::jsonb) from jsonb_array_elements(${sameName.findings}) f), '[]'::jsonb)` }).where(eq(sameName.caseId, held.id));
  await ctx.tx.update(caseEntry).set({ sealed: null }).where(eq(caseEntry.caseId, held.id));
  await ctx.tx.update(referral).set({ answerSealed: null }).where(eq(referral.caseId, held.id));
  await ctx.tx.update(caseMediation).set({ numberSealed: null }).where(eq(caseMediation.caseId, held.id));
  await ctx.tx.update(breakGlass).set({ opensUntil: ctx.now }).where(and(eq(breakGlass.caseId, held.id), eq(breakGlass.state, "granted")));
  await ctx.tx.delete(wrappedKey).where(eq(wrappedKey.id, held.id));
  await ctx.tx.update(consultation).set({ sealed: null, cipher: null, fileNumberSealed: null, erasedAt: ctx.now, version: held.version + 1 }).where(eq(consultation.id, held.id));
  await ctx.record({ subject: "consultation", id: held.id, organizationId: held.organizationId, change: { erased: true, files: files.length } });
  return { id: held.id };
});
