import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { and, eq } from "drizzle-orm";
import sharp from "sharp";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { database } from "#db/client.ts";
import { caseFile } from "#db/schema/case-work.ts";
import { caseReading } from "#db/schema/cases.ts";
import { auditEntry, file } from "#db/schema/ground.ts";
import { wrappedKey } from "#db/schema/keys.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import { openIntake } from "#lib/case-intake/commands.ts";
import { retentionJobs } from "#lib/case-retention/jobs.ts";
import { changeCase, closeCase } from "#lib/cases/commands.ts";
import { env } from "#lib/env.ts";
import { MissingKey } from "#lib/envelope.ts";
import { receiveFile } from "#lib/files/commands.ts";
import { fileToServe } from "#lib/files/queries.ts";
import { storage } from "#lib/files/storage.ts";
import { keyJobs } from "#lib/keys/jobs.ts";
import { atPost, given, refusalCode, smallTree } from "#lib/testing.ts";
import { openDesks } from "#lib/testing-desk.ts";
import { keepCaseFile, readCaseFile, removeCaseFile } from "./commands.ts";
import { caseFiles } from "./queries.ts";

const keys = vi.hoisted(() => ({ given: {} as Record<string, unknown> }));
vi.mock("#lib/env.ts", async (original) => {
  const real = await original<typeof import("#lib/env.ts")>();
  return { ...real, env: () => ({ ...real.env(), ...keys.given }) };
});

useDatabase();
let tree: Awaited<ReturnType<typeof smallTree>>;
let officer: Awaited<ReturnType<typeof atPost>>;
let at: Awaited<ReturnType<typeof openDesks>>;
/** What a resident showed: a PDF whose words would be found on the disk. */
const shown = Buffer.from("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% words that nobody else may find\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");
const PLAIN = "words that nobody else may find";

beforeAll(async () => {
  await setClock("2026-11-25T01:10:00Z");
  tree = await smallTree();
  officer = await atPost(await tree.person("秦隐私", tree.branch), "privacy_officer", tree.branch);
  at = await openDesks(tree);
});
afterEach(() => {
  keys.given = {};
});

const sheet = { stage: "none", minutes: "20", matters: [{ kind: "support", outcome: "answered" }], referrals: [] };
async function heard(): Promise<string> {
  const { id } = given(await openIntake(at.zhao, { sessionId: at.sessionId, consent: "yes", asker: "张淑兰", noOther: "yes", stage: "none" }));
  given(await changeCase(at.zhao, { ...sheet, caseId: id, version: 1 }));
  return id;
}
const send = async () => given(await receiveFile(at.zhao, { kind: "case_document", name: "张淑兰的房产证.pdf", body: shown }));
async function kept(): Promise<{ caseId: string; fileId: string }> {
  const caseId = await heard();
  const { id: fileId } = await send();
  given(await keepCaseFile(at.zhao, { caseId, fileId }));
  return { caseId, fileId };
}

/** Everything that lies in the folder of files, as bytes. */
async function onDisk(): Promise<Buffer[]> {
  const folder = join(env().DATA_DIR, "files");
  const paths = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return Promise.all(paths.map((path) => readFile(path)));
}

describe("a document of a case", () => {
  it("lies sealed from its first byte on, under no name, and comes back as it was", async () => {
    const { fileId } = await kept();
    const bytes = await storage().get(fileId);
    expect(bytes).not.toBeNull();
    expect(bytes!.includes(PLAIN)).toBe(false);
    for (const body of await onDisk()) expect(body.includes(PLAIN)).toBe(false);
    const [row] = await database().select().from(file).where(eq(file.id, fileId));
    expect(row!.name).not.toContain("张淑兰");
    expect(JSON.stringify(await database().select().from(auditEntry))).not.toContain("房产证");
    const served = await fileToServe(at.zhao, fileId);
    expect((await served!.bytes())!.includes(PLAIN)).toBe(true);
    expect(served!.mediaType).toBe("application/pdf");
  });

  it("a picture keeps neither place nor camera", async () => {
    const taken = await sharp({ create: { width: 30, height: 20, channels: 3, background: "#aaa" } }).withExif({ IFD0: { Make: "Kamera", Copyright: PLAIN } }).jpeg().toBuffer();
    const { id } = given(await receiveFile(at.zhao, { kind: "case_document", name: "a.jpg", body: taken }));
    given(await keepCaseFile(at.zhao, { caseId: await heard(), fileId: id }));
    expect((await (await fileToServe(at.zhao, id))!.bytes())!.includes("Kamera")).toBe(false);
  });

  it("is given to its counsellor alone: a yes is on the read log, a no on the trail", async () => {
    const { caseId, fileId } = await kept();
    const read = () => database().select().from(caseReading).where(eq(caseReading.fileId, fileId));
    expect(await fileToServe(at.zhao, fileId)).not.toBeNull();
    expect(await read()).toMatchObject([{ caseId, personId: at.zhao.personId }]);
    for (const actor of [at.sun, tree.secretary, tree.worker, officer, { kind: "visitor" } as const]) {
      expect(await readCaseFile(actor, fileId), JSON.stringify(actor)).toBe(false);
      expect(await fileToServe(actor, fileId)).toBeNull();
      expect(await caseFiles(actor, caseId)).toEqual([]);
      expect((await removeCaseFile(actor, { fileId })).ok).toBe(false);
    }
    expect(await read()).toHaveLength(1);
    const refused = await database().select().from(auditEntry).where(and(eq(auditEntry.command, "readingRefused"), eq(auditEntry.subjectId, caseId)));
    expect(new Set(refused.map((row) => row.personId))).toEqual(new Set([at.sun.personId, tree.secretary.personId, tree.worker.personId, officer.personId, null]));
  });

  it("is not taken once a procedure runs, from another's upload, twice, or for a case that isn't open", async () => {
    const caseId = await heard();
    const { id: fileId } = await send();
    given(await changeCase(at.zhao, { ...sheet, caseId, version: 2, stage: "litigation", matters: [{ kind: "support", outcome: "no_view" }] }));
    expect(refusalCode(await keepCaseFile(at.zhao, { caseId, fileId }))).toBe("merits_in_procedure");
    const open = await heard();
    const theirs = given(await receiveFile(at.sun, { kind: "case_document", name: "b.pdf", body: shown }));
    expect(refusalCode(await keepCaseFile(at.zhao, { caseId: open, fileId: theirs.id }))).toBe("file_gone");
    given(await keepCaseFile(at.zhao, { caseId: open, fileId }));
    expect(refusalCode(await keepCaseFile(at.zhao, { caseId: open, fileId }))).toBe("file_used");
    given(await closeCase(at.zhao, { caseId: open }));
    expect(refusalCode(await keepCaseFile(at.zhao, { caseId: open, fileId: (await send()).id }))).toBe("closed");
  });

  it("taken off, its bytes and its key are gone and nobody is given it", async () => {
    const { caseId, fileId } = await kept();
    given(await removeCaseFile(at.zhao, { fileId }));
    expect(await storage().get(fileId)).toBeNull();
    expect(await database().select().from(wrappedKey).where(eq(wrappedKey.id, fileId))).toEqual([]);
    expect([await fileToServe(at.zhao, fileId), await caseFiles(at.zhao, caseId)]).toEqual([null, []]);
  });

  it("opens after a change of key, and says which key is missing when the old one is not given", async () => {
    const { fileId } = await kept();
    const next = Buffer.alloc(32, "n").toString("base64");
    const first = env().DATA_KEY;
    keys.given = { DATA_KEY: next, DATA_KEY_OLD: [] };
    const missing = await fileToServe(at.zhao, fileId);
    await expect(missing!.bytes()).rejects.toThrow(MissingKey);
    keys.given = { DATA_KEY: next, DATA_KEY_OLD: [first] };
    for (const job of keyJobs) await job.run(null);
    keys.given = { DATA_KEY: next, DATA_KEY_OLD: [] };
    expect((await (await fileToServe(at.zhao, fileId))!.bytes())!.includes(PLAIN)).toBe(true);
    keys.given = { DATA_KEY: first, DATA_KEY_OLD: [next] };
    for (const job of keyJobs) await job.run(null);
  });

  it("goes with the words when their years are over", async () => {
    const { caseId, fileId } = await kept();
    given(await closeCase(at.zhao, { caseId }));
    await setClock("2028-11-25T01:00:00Z");
    for (const job of retentionJobs) await job.run(null);
    expect(await storage().get(fileId)).toBeNull();
    expect(await database().select().from(wrappedKey).where(eq(wrappedKey.id, fileId))).toEqual([]);
    expect((await database().select().from(caseFile).where(eq(caseFile.fileId, fileId)))[0]!.removedAt).not.toBeNull();
    expect(await readCaseFile(at.zhao, fileId)).toBe(false);
    await setClock("2026-11-25T01:10:00Z");
  });
});
