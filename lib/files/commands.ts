import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { database } from "#db/client.ts";
import { file } from "#db/schema/ground.ts";
import { wrappedKey } from "#db/schema/keys.ts";
import { person } from "#db/schema/people.ts";
import { fileKind, type FileKind } from "#db/words.ts";
import { personOf, type Actor } from "../actor.ts";
import { withinLimit } from "../attempts.ts";
import { command } from "../command.ts";
import { sealUnder, wrap } from "../envelope.ts";
import { newId } from "../ids.ts";
import { may } from "../reach.ts";
import { Refusal, refuse, type Answer } from "../refusal.ts";
import { checkedFile } from "./content.ts";
import { addFileInput, attachFileInput, fileKindInput, removeUnattachedInput } from "./input.ts";
import { belongsTo, fileName, isLeft } from "./rules.ts";
import { storage } from "./storage.ts";

/**
 * Takes a file that a person (or a person at a post, or a resident who shows a problem) sends: checked by content, stored, entered as not yet attached.
 * `body`: the bytes as they came, at most LARGEST_FILE. Refuses what is no picture or PDF, and too many in ten minutes.
 */
export async function receiveFile(actor: Actor, sent: { kind: string; name: string; body: Buffer }, address = ""): Promise<Answer<{ id: string; name: string }>> {
  try {
    const kind = fileKindInput.safeParse(sent.kind);
    if (!kind.success) return refuse("file_purpose", "请说明文件的用途。", { kind: "请选择" });
    const organizationId = belongsTo(actor, await ownOrganization(actor));
    if (!(await may(database(), actor, "file.add", { organizationId, personId: personOf(actor), public: kind.data === "request_photo" }))) return refuse("forbidden", "您没有权限上传文件。请先登录，或联系本组织的管理员。");
    if (!(await withinLimit(`upload:${personOf(actor) ?? address}`, 40, 600))) return refuse("too_many", "您刚才上传的文件太多了，请过十分钟再传。");
    const { body, mediaType, sha256 } = await checkedFile(sent.body);
    const id = newId();
    // What a resident called it may say who he is: a case's document keeps its kind alone.
    const name = fileName(kind.data === "case_document" ? fileKind.case_document : sent.name, mediaType);
    // A resident's document lies sealed from its first byte on; who it is for is decided when the case takes it.
    const sealed = kind.data === "case_document" ? sealedFile(id, body) : null;
    await storage().put(id, sealed?.body ?? body);
    const answer = await addFile(actor, { id, kind: kind.data, name, mediaType, size: body.length, sha256, organizationId, key: sealed?.key });
    if (!answer.ok) await storage().remove(id);
    return answer.ok ? { ok: true, value: { id, name } } : answer;
  } catch (thrown) {
    if (thrown instanceof Refusal) return { ok: false, code: thrown.code, message: thrown.message, fields: thrown.fields };
    throw thrown;
  }
}

function sealedFile(id: string, body: Buffer): { body: Buffer; key: string } {
  const key = randomBytes(32);
  return { body: sealUnder(key, id, body), key: key.toString("base64") };
}

async function ownOrganization(actor: Actor): Promise<string | null> {
  if (actor.kind !== "person") return null;
  const [row] = await database().select({ id: person.organizationId }).from(person).where(eq(person.id, actor.personId));
  return row?.id ?? null;
}

/** Enters a checked file whose bytes are stored; receiveFile() is the way to it. */
export const addFile = command("addFile", addFileInput, async (ctx, input) => {
  const uploadedBy = personOf(ctx.actor);
  await ctx.may("file.add", { organizationId: input.organizationId, personId: uploadedBy, public: input.kind === "request_photo" });
  const { key, ...row } = input;
  if (key) await ctx.tx.insert(wrappedKey).values({ id: input.id, ...wrap(input.id, Buffer.from(key, "base64")), wrappedAt: ctx.now });
  await ctx.tx.insert(file).values({ ...row, uploadedBy, uploadedAt: ctx.now });
  await ctx.record({ subject: "file", id: input.id, organizationId: input.organizationId, change: { kind: input.kind, size: input.size } });
  return { id: input.id };
});

/**
 * Marks a file as attached; for the command that stores its id (`attachFile.within`). A file is attached once, by the
 * person who sent it, for what he sent it for: call it when the id is new on the record, not when it stays the same.
 */
export const attachFile = command("attachFile", attachFileInput, async (ctx, input) => {
  const [row] = await ctx.tx.select().from(file).where(eq(file.id, input.fileId)).for("update");
  await ctx.may("file.attach", { organizationId: row?.organizationId, personId: row?.uploadedBy });
  const no = (code: string, message: string) => refuse(code, message, { [input.field]: message });
  if (!row || row.uploadedBy !== personOf(ctx.actor)) return no("file_gone", "文件已过期或不是您上传的，请重新上传。");
  if (row.attached) return no("file_used", "这个文件已经用过，请重新上传。");
  if (row.kind !== input.kind) return no("file_other_kind", `这里要的是${fileKind[input.kind]}，请重新上传。`);
  await ctx.tx.update(file).set({ attached: true, organizationId: input.organizationId ?? row.organizationId }).where(eq(file.id, row.id));
  await ctx.record({ subject: "file", id: row.id, organizationId: row.organizationId, change: { attached: true } });
  return { id: row.id, kind: row.kind satisfies FileKind };
});

/** Removes one file that nobody attached within a day. The row goes first: what a record still points at stops it, and keeps its bytes. */
export const removeUnattached = command("removeUnattached", removeUnattachedInput, async (ctx, input) => {
  const [row] = await ctx.tx.select().from(file).where(eq(file.id, input.id)).for("update");
  await ctx.may("file.remove", {});
  if (!row || !isLeft(row, ctx.now)) return refuse("file_in_use", "这个文件已经附到记录上，或还不到清理的时候。");
  await ctx.tx.delete(wrappedKey).where(eq(wrappedKey.id, row.id));
  await ctx.tx.delete(file).where(eq(file.id, row.id));
  await ctx.record({ subject: "file", id: row.id, organizationId: row.organizationId, change: { removed: true } });
  await storage().remove(row.id);
  return { id: row.id };
});

/** Takes the bytes and the key of an attached file away, for the command that ends what it was for; the row stays and says that there was one. */
export const eraseFile = command("eraseFile", removeUnattachedInput, async (ctx, input) => {
  const [row] = await ctx.tx.select().from(file).where(eq(file.id, input.id)).for("update");
  await ctx.may("file.remove", {});
  if (!row) return refuse("file_gone", "没有找到这个文件。");
  await ctx.tx.delete(wrappedKey).where(eq(wrappedKey.id, row.id));
  await ctx.record({ subject: "file", id: row.id, organizationId: row.organizationId, change: { erased: true } });
  await storage().remove(row.id);
  return { id: row.id };
});
