import { boardOf, hearQueues } from "#lib/queue/queries.ts";

type Send = (text: string) => void;
interface Feed {
  sessionId: string;
  clients: Set<{ send: Send; end: () => void }>;
  reading: boolean;
  again: boolean;
}

// One set of feeds a process, however often Next bundles this file.
const held = globalThis as typeof globalThis & { hongmajiaFeeds?: { feeds: Map<string, Feed>; deaf: () => void; timer: NodeJS.Timeout } };
const READ_MS = 20_000;
const MOST_SCREENS = 30;

/** Joins the screens of one link: each change of its queue is read once and sent to all, and it is read again every 20 s whatever was heard. Null when too many screens are open. */
export function joinFeed(token: string, sessionId: string, send: Send, end: () => void): (() => void) | null {
  held.hongmajiaFeeds ??= begin();
  const all = held.hongmajiaFeeds;
  const feed = all.feeds.get(token) ?? { sessionId, clients: new Set(), reading: false, again: false };
  if (feed.clients.size >= MOST_SCREENS) return null;
  const client = { send, end };
  feed.clients.add(client);
  all.feeds.set(token, feed);
  return () => {
    feed.clients.delete(client);
    if (feed.clients.size === 0) all.feeds.delete(token);
    if (all.feeds.size > 0 || held.hongmajiaFeeds !== all) return;
    all.deaf();
    clearInterval(all.timer);
    held.hongmajiaFeeds = undefined;
  };
}

function begin() {
  const feeds = new Map<string, Feed>();
  const deaf = hearQueues((sessionId) => {
    for (const [token, feed] of feeds) if (feed.sessionId === sessionId) void read(token, feed);
  });
  const timer = setInterval(() => {
    for (const [token, feed] of feeds) void read(token, feed);
  }, READ_MS);
  timer.unref();
  return { feeds, deaf, timer };
}

async function read(token: string, feed: Feed): Promise<void> {
  if (feed.reading) {
    feed.again = true;
    return;
  }
  feed.reading = true;
  try {
    do {
      feed.again = false;
      const board = await boardOf(token, "board");
      const text = board ? `data: ${JSON.stringify(board)}\n\n` : "event: ended\ndata: {}\n\n";
      for (const client of feed.clients) {
        client.send(text);
        if (!board) client.end();
      }
    } while (feed.again);
  } catch {
    // The database is away: the screens see their figures grow old and say so; the next reading tries again.
  } finally {
    feed.reading = false;
  }
}
