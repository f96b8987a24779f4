import { personActor, postActor, whoHere } from "#app/_session/actor.ts";
import type { Actor } from "#lib/actor.ts";
import { fileToServe, type ServedFile } from "#lib/files/queries.ts";
import { photoFile } from "#lib/requests/queries.ts";
import { fileReply, noFile } from "../file-reply.ts";

/** Gives a file to whom the access table allows: as himself, or at any of the posts he holds today. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const file = await readable((await params).id);
  return file ? fileReply(request, file) : noFile("没有这个文件，或您没有权限查看。");
}

async function readable(id: string): Promise<ServedFile | null> {
  const who = await whoHere();
  // Asked by nobody known: a resident's document is refused and noted like any other try.
  if (!who) return fileToServe({ kind: "visitor" }, id);
  const actors: Actor[] = [personActor(who), ...(who.freshForPosts ? who.posts.map((post) => postActor(who, post)) : [])];
  for (const actor of actors) {
    const file = (await fileToServe(actor, id)) ?? (await photoFile(actor, id));
    if (file) return file;
  }
  return null;
}
