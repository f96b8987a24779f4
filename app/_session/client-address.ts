import { headers } from "next/headers";
import { env } from "#lib/env.ts";

/** The address a request came from, for limits only, never for rights; “unknown” where nobody can be believed. */
export async function clientAddress(): Promise<string> {
  return addressOf((await headers()).get("x-forwarded-for"), env().PROXY_HOPS);
}

/**
 * The entry that the outermost of our own `hops` proxies added, counted from the right. What stands before it, and all of it
 * where no proxy of ours stands (Next keeps what a client sent), anyone can write: then all count together.
 */
export function addressOf(forwardedFor: string | null, hops: number): string {
  const entries = (forwardedFor ?? "").split(",").map((entry) => entry.trim());
  return (hops > 0 && entries.at(-hops)) || "unknown";
}
