import { actorHere } from "#app/_session/actor.ts";
import { fileReply, noFile } from "#app/api/files/file-reply.ts";
import { visitPhoto } from "#lib/grid-visits/queries.ts";

/** A photo of a visit, for a member who went. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const file = await visitPhoto(await actorHere(), (await params).file);
  return file ? fileReply(request, file) : noFile("没有这张照片，或您没有权限查看。");
}
