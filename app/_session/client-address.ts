import { headers } from "next/headers";
import { env } from "#lib/env.ts";

/** The address a request came from, for limits only, never for rights; “unknown” where the header holds too few entries. */
export async function clientAddress(): Promise<string> {
  return addressOf((await headers()).get("x-forwarded-for"), env().PROXY_HOPS);
}

/**
 * The last entry is the socket's own (app/_run/nearest.ts adds it): our nearest proxy, or the client where none stands before us. Each of our
 * `hops` proxies added one before it; what stands further left anyone can write.
 */
export function addressOf(forwardedFor: string | null, hops: number): string {
  const entries = (forwardedFor ?? "").split(",").map((entry) => entry.trim());
  return entries.at(-hops - 1) || "unknown";
}
