import { and, asc, eq, isNull } from "drizzle-orm";
import { database } from "#db/client.ts";
import { caseFile } from "#db/schema/case-work.ts";
import { file } from "#db/schema/ground.ts";
import type { Actor } from "#lib/actor.ts";
import { may } from "#lib/reach.ts";

/** The documents of a case for its readers: kind and size; a document is opened by its own logged reading. */
export async function caseFiles(actor: Actor, caseId: string) {
  if (!(await may(database(), actor, "case.words", { id: caseId }))) return [];
  return database().select({ id: file.id, mediaType: file.mediaType, size: file.size, at: caseFile.at }).from(caseFile).innerJoin(file, eq(file.id, caseFile.fileId)).where(and(eq(caseFile.caseId, caseId), isNull(caseFile.removedAt))).orderBy(asc(caseFile.fileId));
}
