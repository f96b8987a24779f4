import { clientAddress } from "#app/_session/client-address.ts";
import { fileReply, noFile } from "#app/api/files/file-reply.ts";
import { holderOf } from "#lib/follow/commands.ts";
import { photoFile } from "#lib/requests/queries.ts";

/** A photo of the request that this code follows; nothing else, whoever asks. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string; id: string }> }): Promise<Response> {
  const { code, id } = await params;
  const found = await holderOf(code, await clientAddress());
  if (!found.ok) return noFile(found.message, found.code === "too_many" ? 429 : 404);
  const file = await photoFile(found.value.actor, id);
  return file ? fileReply(request, file) : noFile("没有这张照片，或这个查询码看不到它。");
}
