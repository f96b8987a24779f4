import { personActor, postActor, whoHere } from "#app/_session/actor.ts";
import type { Actor } from "#lib/actor.ts";
import { fileToServe, type ServedFile } from "#lib/files/queries.ts";
import { servedHeaders } from "#lib/files/rules.ts";

/** Gives a file to whom the access table allows: as himself, or at any of the posts he holds today. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const file = await readable((await params).id);
  if (!file) return new Response("没有这个文件，或您没有权限查看。", { status: 404, headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" } });
  const headers = servedHeaders(file);
  if (request.headers.get("if-none-match") === headers.ETag) return new Response(null, { status: 304, headers: { ETag: headers.ETag, "Cache-Control": headers["Cache-Control"] ?? "" } });
  const body = await file.bytes();
  if (!body) throw new Error(`the bytes of file ${file.id} are missing`);
  return new Response(new Uint8Array(body), { headers });
}

async function readable(id: string): Promise<ServedFile | null> {
  const who = await whoHere();
  if (!who) return null;
  const actors: Actor[] = [personActor(who), ...(who.freshForPosts ? who.posts.map((post) => postActor(who, post)) : [])];
  for (const actor of actors) {
    const file = await fileToServe(actor, id);
    if (file) return file;
  }
  return null;
}
