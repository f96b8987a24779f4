import { LARGEST_FILE } from "#lib/files/rules.ts";

/** Room for the other fields of the form and the multipart frame. */
const FRAME = 64 * 1024;

export class TooLarge extends Error {}

/** The form of a multipart request, read as a stream that ends at the limit: no more is ever held. Null: not such a form. */
export async function formWithin(request: Request): Promise<FormData | null> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data;/i.test(type) || !request.body) return null;
  if (Number(request.headers.get("content-length") ?? 0) > LARGEST_FILE + FRAME) throw new TooLarge();
  let seen = 0;
  let isTooLarge = false;
  const limited = request.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        seen += chunk.byteLength;
        isTooLarge = seen > LARGEST_FILE + FRAME;
        if (isTooLarge) controller.error(new TooLarge());
        else controller.enqueue(chunk);
      },
    }),
  );
  try {
    return await new Response(limited, { headers: { "content-type": type } }).formData();
  } catch {
    if (isTooLarge) throw new TooLarge();
    return null;
  }
}
