import { postActor, whoHere } from "#app/_session/actor.ts";
import { fileReply, noFile } from "#app/api/files/file-reply.ts";
import { visitPhoto } from "#lib/grid-visits/queries.ts";
import { postOf } from "#lib/sign-in/rules.ts";

/** A photo of a visit, for who may read the visit from this office. */
export async function GET(request: Request, { params }: { params: Promise<{ organization: string; file: string }> }): Promise<Response> {
  const { organization, file: asked } = await params;
  const who = await whoHere();
  const post = who?.freshForPosts ? postOf(who.posts, organization) : null;
  const file = who && post ? await visitPhoto(postActor(who, post), asked) : null;
  return file ? fileReply(request, file) : noFile("没有这张照片，或您没有权限查看。");
}
