import { boardOf } from "#lib/queue/queries.ts";
import { joinFeed } from "./feeds.ts";

const HEARTBEAT_MS = 10_000;
/** A stream is ended now and then and opened anew by the browser: nothing can leak over a night. */
const LONGEST_MS = 30 * 60_000;
const fresh = { "cache-control": "no-store, no-transform", "x-accel-buffering": "no" };

/** The queue of a screen: once as JSON (?once=1), else as server-sent events. 404 tells the browser to stop: the link has ended. */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  const board = await boardOf(token, "board");
  if (!board) return new Response("这个链接已经停用", { status: 404, headers: fresh });
  if (new URL(request.url).searchParams.get("once")) return Response.json(board, { headers: fresh });

  const words = new TextEncoder();
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      const send = (text: string) => {
        // A screen that reads nothing must not fill the memory: it is let go and comes back.
        if ((stream.desiredSize ?? 0) < -64) return stop();
        stream.enqueue(words.encode(text));
      };
      const beat = setInterval(() => send(": \n\n"), HEARTBEAT_MS);
      const longest = setTimeout(() => stop(), LONGEST_MS);
      const leave = joinFeed(token, board.sessionId, send, () => stop());
      stop = () => {
        stop = () => {};
        clearInterval(beat);
        clearTimeout(longest);
        leave?.();
        try {
          stream.close();
        } catch {
          // The browser went first.
        }
      };
      request.signal.addEventListener("abort", () => stop());
      if (!leave) return stop();
      send(`retry: 3000\ndata: ${JSON.stringify(board)}\n\n`);
    },
    cancel: () => stop(),
  });
  return new Response(body, { headers: { ...fresh, "content-type": "text/event-stream; charset=utf-8" } });
}
