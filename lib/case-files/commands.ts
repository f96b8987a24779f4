import { and, eq, isNull } from "drizzle-orm";
import { database } from "#db/client.ts";
import { caseFile } from "#db/schema/case-work.ts";
import { caseReading, consultation } from "#db/schema/cases.ts";
import { personOf, type Actor } from "#lib/actor.ts";
import { command } from "#lib/command.ts";
import { keyOf, openUnder } from "#lib/envelope.ts";
import { attachFile, eraseFile } from "#lib/files/commands.ts";
import { newId } from "#lib/ids.ts";
import { refuse } from "#lib/refusal.ts";
import { caseFileInput, keepCaseFileInput } from "./input.ts";

/** A document the resident shows: checked and sealed as it came in (lib/files), read by the case's readers alone. Refuses papers once a procedure runs. */
export const keepCaseFile = command("keepCaseFile", keepCaseFileInput, async (ctx, input) => {
  const [held] = await ctx.tx.select().from(consultation).where(eq(consultation.id, input.caseId)).for("update");
  if (!held) refuse("not_found", "没有找到这份登记。");
  await ctx.may("case.words", { id: held.id });
  if (["closed", "intake", "reassigned"].includes(held.state)) refuse("closed", "这份登记现在不能附材料。");
  if (held.stage !== "none") refuse("merits_in_procedure", "已进入诉讼等程序的，只告知程序，不收材料。", { fileId: "不收材料" });
  await attachFile.within(ctx, { fileId: input.fileId, kind: "case_document", organizationId: held.organizationId });
  await ctx.tx.insert(caseFile).values({ fileId: input.fileId, caseId: held.id, by: personOf(ctx.actor)!, at: ctx.now });
  await ctx.record({ subject: "consultation", id: held.id, organizationId: held.organizationId, change: { file: input.fileId } });
  return { caseId: held.id };
});

/** Notes who opens a document before it is given. */
const openCaseFile = command("readCaseFile", caseFileInput, async (ctx, input) => {
  const [held] = await ctx.tx.select({ caseId: caseFile.caseId, organizationId: consultation.organizationId }).from(caseFile).innerJoin(consultation, eq(consultation.id, caseFile.caseId)).where(and(eq(caseFile.fileId, input.fileId), isNull(caseFile.removedAt)));
  if (!held) refuse("not_found", "没有找到这份材料。");
  await ctx.may("case.words", { id: held.caseId });
  await ctx.tx.insert(caseReading).values({ id: newId(), caseId: held.caseId, personId: personOf(ctx.actor)!, at: ctx.now, fileId: input.fileId });
  await ctx.record({ subject: "consultation", id: held.caseId, organizationId: held.organizationId, change: { file: input.fileId } });
  return { caseId: held.caseId };
});

/** May this actor be given that document? A yes is on the read log, a no on the trail. */
export async function readCaseFile(actor: Actor, fileId: string): Promise<boolean> {
  return (await openCaseFile(actor, { fileId })).ok;
}

/** The bytes as they came in, from those that lie sealed; null when the key is gone. */
export async function openedFile(fileId: string, sealed: Buffer): Promise<Buffer | null> {
  const key = await keyOf(database(), fileId);
  return key && openUnder(key, fileId, sealed);
}

/** A document is taken off: given back, or kept by mistake. Its bytes and key go. */
export const removeCaseFile = command("removeCaseFile", caseFileInput, async (ctx, input) => {
  const [held] = await ctx.tx.select({ caseId: caseFile.caseId, organizationId: consultation.organizationId }).from(caseFile).innerJoin(consultation, eq(consultation.id, caseFile.caseId)).where(and(eq(caseFile.fileId, input.fileId), isNull(caseFile.removedAt)));
  if (!held) refuse("not_found", "没有找到这份材料。");
  await ctx.may("case.words", { id: held.caseId });
  await ctx.tx.update(caseFile).set({ removedAt: ctx.now }).where(eq(caseFile.fileId, input.fileId));
  await eraseFile.within(ctx, { id: input.fileId });
  await ctx.record({ subject: "consultation", id: held.caseId, organizationId: held.organizationId, change: { fileRemoved: input.fileId } });
  return { caseId: held.caseId };
});
