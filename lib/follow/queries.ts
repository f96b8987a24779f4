import { env } from "#lib/env.ts";

/** Where a code is opened, for slips, QR codes and messages. */
export function followAddress(code: string): string {
  return `${env().PUBLIC_ADDRESS}/follow/${code}`;
}
