import type { ServedFile } from "#lib/files/queries.ts";
import { servedHeaders } from "#lib/files/rules.ts";

/** A file on its way out, or 304 where the browser has it still. */
export async function fileReply(request: Request, file: ServedFile): Promise<Response> {
  const headers = servedHeaders(file);
  if (request.headers.get("if-none-match") === headers.ETag) return new Response(null, { status: 304, headers: { ETag: headers.ETag, "Cache-Control": headers["Cache-Control"] ?? "" } });
  const body = await file.bytes();
  if (!body) throw new Error(`the bytes of file ${file.id} are missing`);
  return new Response(new Uint8Array(body), { headers });
}

export function noFile(words: string, status = 404): Response {
  return new Response(words, { status, headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" } });
}
