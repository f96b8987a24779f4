import { eq } from "drizzle-orm";
import { sharp } from "./sharp.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { database } from "#db/client.ts";
import { file } from "#db/schema/ground.ts";
import { organization } from "#db/schema/organizations.ts";
import { memberRegistration } from "#db/schema/participation.ts";
import { person } from "#db/schema/people.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import type { Role } from "#db/words.ts";
import type { Actor } from "../actor.ts";
import { command } from "../command.ts";
import { newId } from "../ids.ts";
import { attachFile, receiveFile } from "./commands.ts";
import { removeUnattachedJob } from "./jobs.ts";
import { fileToServe } from "./queries.ts";
import { storage } from "./storage.ts";

useDatabase();
const at = new Date("2026-11-24T02:00:00Z");
const unit = newId();
const community = newId();
const elsewhere = newId();
const [member, colleague, stranger] = [newId(), newId(), newId()];
const asPerson = (personId: string): Actor => ({ kind: "person", personId, signInId: newId(), teamIds: [] });
const asPost = (personId: string, role: Role, organizationId: string): Actor => ({ kind: "post", personId, signInId: newId(), post: { id: newId(), role, organizationId, path: `${organizationId}.`, sessionId: null } });
let picture: Buffer;

const attach = command("attachForTest", z.object({ fileId: z.string(), kind: z.enum(["service_card", "document"]) }), (ctx, input) => {
  return attachFile.within(ctx, { ...input, field: "card" }).then(async (done) => {
    await ctx.may("feedback.leave", { public: true });
    await ctx.record({ subject: "file", id: done.id });
    return done;
  });
});

beforeAll(async () => {
  for (const [id, kind] of [[unit, "unit"], [community, "community"], [elsewhere, "community"]] as const) await database().insert(organization).values({ id, kind, name: `示例${id}`, shortName: "示例", path: `${id}.`, createdAt: at });
  for (const [id, organizationId] of [[member, unit], [colleague, unit], [stranger, elsewhere]] as const) await database().insert(person).values({ id, name: "示例人员", organizationId, createdAt: at });
  picture = await sharp({ create: { width: 20, height: 20, channels: 3, background: "#fff" } }).jpeg().toBuffer();
});

async function send(actor: Actor, kind = "service_card"): Promise<string> {
  const answer = await receiveFile(actor, { kind, name: "卡.jpg", body: picture });
  if (!answer.ok) throw new Error(answer.message);
  return answer.value.id;
}

describe("files", () => {
  it("are read by their sender and his unit's posts, not by a visitor, a colleague or another unit", async () => {
    const id = await send(asPerson(member));
    const readers: [Actor, boolean][] = [
      [asPerson(member), true],
      [asPost(colleague, "unit_verifier", unit), true],
      [asPost(colleague, "unit_liaison", unit), true],
      [asPerson(colleague), false],
      [{ kind: "visitor" }, false],
      [asPost(stranger, "community_worker", community), false],
      [asPost(stranger, "unit_liaison", elsewhere), false],
      [asPost(stranger, "auditor", unit), false],
    ];
    for (const [actor, yes] of readers) expect([actor.kind, (await fileToServe(actor, id)) !== null]).toEqual([actor.kind, yes]);
    expect(await fileToServe(asPerson(member), "../../etc/passwd")).toBeNull();
  });

  it("are read by the community once a registration with it shows them, and by no other", async () => {
    const id = await send(asPost(colleague, "unit_liaison", unit), "registration_slip");
    await database().insert(memberRegistration).values({ id: newId(), personId: member, unitId: unit, communityId: community, state: "submitted", source: "paper", slipFileId: id, submittedBy: colleague, submittedAt: at, recordedAt: at });
    expect(await fileToServe(asPost(stranger, "community_worker", community), id)).not.toBeNull();
    expect(await fileToServe(asPost(stranger, "community_worker", elsewhere), id)).toBeNull();
  });

  it("are refused from a visitor and without a purpose", async () => {
    expect(await receiveFile({ kind: "visitor" }, { kind: "document", name: "a.jpg", body: picture })).toMatchObject({ ok: false, code: "forbidden" });
    expect(await receiveFile(asPerson(member), { kind: "secret", name: "a.jpg", body: picture })).toMatchObject({ ok: false, code: "file_purpose" });
    expect(await receiveFile(asPerson(member), { kind: "document", name: "a.jpg", body: Buffer.from("<svg/>") })).toMatchObject({ ok: false, code: "file_kind" });
  });

  it("are attached once, by their sender, for their purpose", async () => {
    const id = await send(asPerson(member));
    expect(await attach(asPerson(colleague), { fileId: id, kind: "service_card" })).toMatchObject({ code: "file_gone", fields: { card: expect.any(String) } });
    expect(await attach(asPerson(member), { fileId: id, kind: "document" })).toMatchObject({ code: "file_other_kind" });
    const both = await Promise.all([1, 2].map(() => attach(asPerson(member), { fileId: id, kind: "service_card" })));
    expect(both.map((answer) => (answer.ok ? "ok" : answer.code)).sort()).toEqual(["file_used", "ok"]);
    expect(await attach(asPerson(member), { fileId: newId(), kind: "service_card" })).toMatchObject({ code: "file_gone" });
  });

  it("that nobody attached go after a day, bytes and row; the others stay", async () => {
    await setClock("2026-12-01T00:00:00Z");
    const [kept, left] = [await send(asPerson(member)), await send(asPerson(member))];
    await attach(asPerson(member), { fileId: kept, kind: "service_card" });
    await removeUnattachedJob.run().catch(() => {});
    expect(await storage().get(left)).not.toBeNull();
    await setClock("2026-12-02T00:01:00Z");
    // The slip above was never attached though a record points at it: the database keeps it, and the others still go.
    await expect(removeUnattachedJob.run()).rejects.toThrow("1 unattached");
    expect(await storage().get(left)).toBeNull();
    expect(await database().select().from(file).where(eq(file.id, left))).toHaveLength(0);
    expect((await storage().get(kept))?.length).toBeGreaterThan(0);
  });

  it("are limited in number for one person in ten minutes", async () => {
    await setClock("2026-12-05T00:00:00Z");
    const answers = [];
    for (let sent = 0; sent < 42; sent++) answers.push(await receiveFile(asPerson(stranger), { kind: "document", name: "a", body: Buffer.from("no") }));
    expect(answers.map((answer) => (answer.ok ? "" : answer.code)).filter((code) => code === "too_many")).toHaveLength(2);
  });
});
