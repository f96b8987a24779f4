import { headers } from "next/headers";

/**
 * The address a request came from, for limits only, never for rights. Next writes the socket's address when the header is
 * absent and keeps what a client sent: only the entries our own proxies added (PROXY_HOPS, from the right) can be believed.
 */
export async function clientAddress(): Promise<string> {
  const entries = ((await headers()).get("x-forwarded-for") ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
  const hops = Math.max(1, Number(process.env.PROXY_HOPS) || 1);
  return entries.at(-hops) ?? entries[0] ?? "unknown";
}
