"use client";
import { useEffect, useState } from "react";

/** A board as it comes over the wire: its instants are text. */
export interface LiveBoard {
  title: string;
  host: string;
  state: string;
  at: string;
  served: number;
  desks: { name: string; ticket: number | null; calledAt: string | null; calls: number | null }[];
  next: { ticket: number; wait: string }[];
  waiting: number;
}

const POLL_MS = 5_000;
const SILENT_MS = 45_000;
const OLD_MS = 60_000;

/**
 * The board, live by server-sent events; while the stream is broken it asks every 5 s and tries the stream again with pauses of 2 to
 * 60 s. `old`: what is shown is older than a minute. `ended`: the link is none any more.
 */
export function useLiveBoard(token: string, initial: LiveBoard): { board: LiveBoard; old: boolean; ended: boolean } {
  const [board, setBoard] = useState(initial);
  const [old, setOld] = useState(false);
  const [ended, setEnded] = useState(false);

  useEffect(() => {
    const address = `/api/board/${encodeURIComponent(token)}`;
    let stream: EventSource | null = null;
    let seenAt = performance.now();
    let failures = 0;
    let retry: number | undefined;
    let asking = false;
    let over = false;

    const take = (fresh: LiveBoard) => {
      seenAt = performance.now();
      setOld(false);
      setBoard(fresh);
    };
    const finish = () => {
      over = true;
      stream?.close();
      setEnded(true);
    };
    const connect = () => {
      clearTimeout(retry);
      stream?.close();
      if (over) return;
      const opened = new EventSource(address);
      stream = opened;
      opened.onmessage = (event) => {
        failures = 0;
        take(JSON.parse(event.data) as LiveBoard);
      };
      opened.addEventListener("ended", finish);
      opened.onerror = () => broken(opened);
    };
    const broken = (which: EventSource | null) => {
      if (which !== stream || over) return;
      stream?.close();
      stream = null;
      clearTimeout(retry);
      retry = window.setTimeout(connect, Math.min(60_000, 2_000 * 2 ** failures++));
    };
    const ask = async () => {
      if (asking || over) return;
      asking = true;
      try {
        const answer = await fetch(`${address}?once=1`, { cache: "no-store", signal: AbortSignal.timeout(8_000) });
        if (answer.status === 404) finish();
        else if (answer.ok) take((await answer.json()) as LiveBoard);
      } catch {
        // No network: the figures grow old, which the board says.
      } finally {
        asking = false;
      }
    };
    const watch = window.setInterval(() => {
      const silent = performance.now() - seenAt;
      setOld(silent > OLD_MS);
      if (stream && silent > SILENT_MS) broken(stream);
      if (!stream || stream.readyState !== EventSource.OPEN) void ask();
    }, POLL_MS);
    const back = () => {
      failures = 0;
      void ask();
      connect();
    };
    connect();
    window.addEventListener("online", back);
    return () => {
      over = true;
      stream?.close();
      clearInterval(watch);
      clearTimeout(retry);
      window.removeEventListener("online", back);
    };
  }, [token]);
  return { board, old, ended };
}
