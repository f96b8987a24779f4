import { and, eq, lt } from "drizzle-orm";
import { database } from "#db/client.ts";
import { file } from "#db/schema/ground.ts";
import type { Actor } from "../actor.ts";
import { openedFile, readCaseFile } from "../case-files/commands.ts";
import { now } from "../clock.ts";
import { isId } from "../ids.ts";
import { may } from "../reach.ts";
import { leftBefore } from "./rules.ts";
import { storage } from "./storage.ts";

/** What goes out: the row's description; the bytes are read when asked for. */
export interface ServedFile {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  bytes(): Promise<Buffer | null>;
}

/** A file, when this actor may read it; null when there is none or he may not. */
export async function fileToServe(actor: Actor, id: string): Promise<ServedFile | null> {
  if (!isId(id)) return null;
  const [kept] = await database().select({ kind: file.kind }).from(file).where(eq(file.id, id));
  // A resident's document follows its case, not the office its sender belongs to.
  if (kept?.kind === "case_document") return (await readCaseFile(actor, id)) ? described(id, true) : null;
  return (await may(database(), actor, "file.read", { id })) ? described(id, false) : null;
}

/** A file for a query that has itself decided who may read it (photos of a request); never a resident's document. */
export async function storedFile(id: string): Promise<ServedFile | null> {
  return described(id, false);
}

async function described(id: string, sealed: boolean): Promise<ServedFile | null> {
  const [row] = await database().select({ id: file.id, kind: file.kind, name: file.name, mediaType: file.mediaType, size: file.size, sha256: file.sha256 }).from(file).where(eq(file.id, id));
  if (!row || (row.kind === "case_document") !== sealed) return null;
  const { kind: _kind, ...shown } = row;
  const bytes = async () => {
    const stored = await storage().get(row.id);
    return stored && sealed ? openedFile(row.id, stored) : stored;
  };
  return { ...shown, bytes };
}

/** The files that nobody attached within a day, oldest first; for the job that removes them. */
export async function leftFiles(): Promise<string[]> {
  const before = leftBefore(await now());
  const rows = await database().select({ id: file.id }).from(file).where(and(eq(file.attached, false), lt(file.uploadedAt, before))).orderBy(file.id).limit(500);
  return rows.map((row) => row.id);
}
