import { personActor, postActor, whoHere } from "#app/_session/actor.ts";
import { clientAddress } from "#app/_session/client-address.ts";
import { withinLimit } from "#lib/attempts.ts";
import type { Actor } from "#lib/actor.ts";
import { receiveFile } from "#lib/files/commands.ts";
import { LARGEST_FILE } from "#lib/files/rules.ts";
import type { Answer } from "#lib/refusal.ts";
import { postOf } from "#lib/sign-in/rules.ts";
import { formWithin, TooLarge } from "./multipart.ts";
import { reply } from "./reply.ts";
import { isSameOrigin } from "./same-origin.ts";

/** Takes one file: fields `file`, `kind`, `organization` (the segment of the post that sends it; a resident without an account sends none, and photos of a problem alone), `next` (where to go without JavaScript). */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return reply(request, no("other_site", "请从本平台的页面上传文件。"), 403, null);
  const visitor = !(await whoHere());
  const address = await clientAddress();
  if (visitor && !(await withinLimit(`upload by a visitor:${address}`, 40, 600))) return reply(request, no("too_many", "您刚才上传的文件太多了，请过十分钟再传。"), 429, null);
  const form = await readForm(request);
  if (!(form instanceof FormData)) return reply(request, form, form.ok ? 200 : form.code === "file_too_large" ? 413 : 400, null);
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const next = text("next") || null;
  if (visitor && text("kind") !== "request_photo") return reply(request, no("signed_out", "登录已过期，请重新登录后再上传。"), 401, null);
  const actor = visitor ? ({ kind: "visitor" } as const) : await senderHere(text("organization"));
  if (!actor) return reply(request, no("forbidden", "这个岗位已失效或登录已过期，请重新登录后再上传。"), 403, next);
  const file = form.get("file");
  if (file === null || typeof file === "string") return reply(request, no("file_missing", "请先选择一个文件。"), 400, next);
  if (file.size > LARGEST_FILE) return reply(request, tooLarge, 413, next);
  const answer = await receiveFile(actor, { kind: text("kind"), name: file.name, body: Buffer.from(await file.arrayBuffer()) }, address);
  return reply(request, answer, answer.ok ? 201 : (statuses[answer.code] ?? 422), next);
}

const statuses: Record<string, number> = { forbidden: 403, too_many: 429 };
const tooLarge = no("file_too_large", "文件超过 10 MB。请用手机拍照（不用原图）或压缩后再上传。");

function no(code: string, message: string): Answer<never> {
  return { ok: false, code, message, fields: { file: message } };
}

async function readForm(request: Request): Promise<FormData | Answer<never>> {
  try {
    return (await formWithin(request)) ?? no("file_form", "没有读到文件，请重新选择后再上传。");
  } catch (thrown) {
    if (thrown instanceof TooLarge) return tooLarge;
    throw thrown;
  }
}

async function senderHere(segment: string): Promise<Actor | null> {
  const who = await whoHere();
  if (!who) return null;
  if (segment === "") return personActor(who);
  const post = who.freshForPosts ? postOf(who.posts, segment) : null;
  return post ? postActor(who, post) : null;
}
