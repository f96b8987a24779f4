import { headers } from "next/headers";

export const nonceHeader = "x-nonce";

/** For an inline script or style of ours; Next puts it on its own by itself. */
export async function nonce(): Promise<string | undefined> {
  return (await headers()).get(nonceHeader) ?? undefined;
}
